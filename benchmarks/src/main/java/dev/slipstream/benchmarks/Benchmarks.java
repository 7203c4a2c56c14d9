package dev.slipstream.benchmarks;

import java.util.List;
import java.util.Optional;

/** All benchmarks there are. */
public final class Benchmarks {
    public static final List<Benchmark> ALL = List.of(new IngestBench(), new InferenceBench(), new DescribeBench());

    private Benchmarks() {}

    public static Optional<Benchmark> named(String name) {
        return ALL.stream().filter(bench -> bench.name().equals(name)).findFirst();
    }
}
