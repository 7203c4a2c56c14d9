package dev.slipstream.cli;

import dev.slipstream.benchmarks.LiveRun;

import java.time.Duration;
import java.util.List;

/** The demo's venue and servers as a benchmark's live feeds. */
final class DemoLiveRun implements LiveRun {
    private final Terminal terminal;

    DemoLiveRun(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Outcome play(int feeds, Duration warmUp, Duration measured) throws Exception {
        try (DemoVenue venue = DemoVenue.open(terminal, feeds, false)) {
            DemoRun.Options options = new DemoRun.Options(
                    venue.feeds(), List.copyOf(venue.results()), venue.plays(), null, warmUp, warmUp.plus(measured), 0);
            DemoReport report = new DemoRun(terminal, options).run();
            DemoReport.Latency latency = report.latency();
            return new Outcome(
                    latency.p50Ms(),
                    latency.p95Ms(),
                    latency.revisions(),
                    report.missing().text(),
                    report.missing().embedding(),
                    highlights(report.highlights()));
        }
    }

    private static Highlights highlights(HighlightFigures figures) {
        return new Highlights(
                figures.publish().p50Ms(),
                figures.publish().p95Ms(),
                figures.clip().p95Ms(),
                figures.publish().measured());
    }
}
