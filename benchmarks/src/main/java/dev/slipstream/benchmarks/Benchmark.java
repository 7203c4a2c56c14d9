package dev.slipstream.benchmarks;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** One benchmark of {@code ./slipstream bench}. */
public interface Benchmark {
    String name();

    /** What it measures, in a line for the help. */
    String purpose();

    /**
     * The same on generated input of other seeds than the report's, as tuning needs.
     *
     * @throws IllegalArgumentException if its input has no seeds to choose
     */
    default Benchmark withSeeds(List<Long> others) {
        throw new IllegalArgumentException("the input of bench " + name() + " has no seeds to choose");
    }

    /**
     * Runs it.
     *
     * @param work folder for its input, kept between runs, and its output
     * @param progress told what happens, for a person who waits
     */
    BenchResult run(Path work, Consumer<String> progress) throws Exception;
}
