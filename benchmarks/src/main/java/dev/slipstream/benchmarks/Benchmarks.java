package dev.slipstream.benchmarks;

import java.util.List;
import java.util.Optional;

/** All benchmarks there are. */
public final class Benchmarks {
    private final List<Benchmark> all;

    /** {@code live}: how live feeds are played. */
    public Benchmarks(LiveRun live) {
        all = List.of(
                new IngestBench(),
                new InferenceBench(),
                new DescribeBench(live),
                new HighlightBench(live),
                new ReplayBench());
    }

    public List<Benchmark> all() {
        return all;
    }

    public Optional<Benchmark> named(String name) {
        return all.stream().filter(bench -> bench.name().equals(name)).findFirst();
    }
}
