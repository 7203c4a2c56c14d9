package dev.slipstream.cli;

import dev.slipstream.contracts.SearchIndex;
import dev.slipstream.contracts.record.Highlight;
import dev.slipstream.embedded.EmbeddedFlink;
import dev.slipstream.jobs.HighlightJob;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** The demo's highlights: the job that finds them, and what a person sees of it. */
final class DemoHighlights {
    private final Terminal terminal;

    DemoHighlights(Terminal terminal) {
        this.terminal = terminal;
    }

    void submit(EmbeddedFlink flink, Configuration settings) throws IOException {
        StreamExecutionEnvironment highlight = flink.environment(HighlightJob.NAME);
        highlight.setParallelism(1);
        HighlightJob.define(highlight, settings);
        flink.submit(highlight);
    }

    /** {@code elasticsearch}: its address. */
    void explain(String elasticsearch) {
        terminal.note("Highlights:       " + elasticsearch + "/" + SearchIndex.HIGHLIGHTS.alias() + "/_search");
    }

    /** A line for each highlight that has got its clip. */
    void tell(HighlightBook book) {
        for (Highlight highlight : book.news()) {
            terminal.print(String.format(
                    Locale.ROOT,
                    "Highlight of %s: %s (score %.2f, %d angles): %s",
                    highlight.getMoment().truncatedTo(ChronoUnit.MILLIS),
                    highlight.getTitle(),
                    highlight.getScore(),
                    highlight.getAngles().size(),
                    place(highlight)));
        }
    }

    private static @Nullable String place(Highlight highlight) {
        return highlight.getClip() == null
                ? null
                : highlight.getClip().getMedia().getUri().replaceFirst("^file:(//)?(?=/)", "");
    }

    /** What a person reads at the end. */
    void report(HighlightFigures figures) {
        terminal.print(String.format(
                Locale.ROOT,
                "%d highlights published, %d retracted, %d candidates rejected; moment to published p50 %.1f s, p95 %.1f s over %d;"
                        + " out-point to clip p50 %.1f s, p95 %.1f s over %d",
                figures.published(),
                figures.retracted(),
                figures.rejected(),
                figures.publish().p50Ms() / 1000.0,
                figures.publish().p95Ms() / 1000.0,
                figures.publish().measured(),
                figures.clip().p50Ms() / 1000.0,
                figures.clip().p95Ms() / 1000.0,
                figures.clip().measured()));
    }
}
