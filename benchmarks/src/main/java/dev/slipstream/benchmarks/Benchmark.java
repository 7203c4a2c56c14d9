package dev.slipstream.benchmarks;

import java.nio.file.Path;
import java.util.function.Consumer;

/** One benchmark of {@code ./slipstream bench}. */
public interface Benchmark {
    String name();

    /** What it measures, in a line for the help. */
    String purpose();

    /**
     * Runs it.
     *
     * @param work folder for its input, kept between runs, and its output
     * @param progress told what happens, for a person who waits
     */
    BenchResult run(Path work, Consumer<String> progress) throws Exception;
}
