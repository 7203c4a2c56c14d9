package dev.slipstream.cli;

import dev.slipstream.contracts.SearchIndex;
import dev.slipstream.contracts.record.AssetKind;
import dev.slipstream.contracts.record.Replay;
import dev.slipstream.contracts.record.ReplayAsset;
import dev.slipstream.contracts.record.ReplayRequest;
import dev.slipstream.embedded.EmbeddedFlink;
import dev.slipstream.jobs.ReplayJob;
import dev.slipstream.jobs.ReplayOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** The demo's replays: the job that makes them, who asks for them, and what a person sees of it. */
final class DemoReplays {
    /**
     * A quarter of the usual pixels and 3 s: drawing the orbit is most of a replay's work, two cores have the feeds beside it, and
     * cameras of 960x540 that see fourteen metres have no more to show.
     */
    private static final int ORBIT_WIDTH = 640;

    private static final int ORBIT_HEIGHT = 360;
    private static final int ORBIT_PICTURES = 75;

    /** On a cold machine the usual one may be over before the first orbit is. */
    private static final Duration TIMEOUT = Duration.ofSeconds(45);

    /** Who reads a time from the terminal and asks for it needs longer than a machine. */
    private static final Duration WINDOW = Duration.ofMinutes(2);

    /** All feeds begin at the same time, and so do their models. */
    private static final Duration SETTLING = Duration.ofSeconds(10);

    /** Who asks for what the cameras have not sent when the feeds end gets nothing. */
    private static final Duration BEFORE_THE_END = Duration.ofSeconds(3);

    /**
     * What of the venue can be rebuilt.
     *
     * @param rigs folder with the group's folder
     * @param group name of the cameras' group
     * @param feeds of its cameras
     * @param moments when it is worth while
     */
    record Plan(Path rigs, String group, List<String> feeds, GroupMoments moments) {}

    private final Terminal terminal;
    private final Plan plan;
    private @Nullable String asked;

    DemoReplays(Terminal terminal, Plan plan) {
        this.terminal = terminal;
        this.plan = plan;
    }

    void submit(EmbeddedFlink flink, Configuration common) throws IOException {
        Configuration settings = new Configuration(common);
        settings.set(ReplayOptions.RIGS, plan.rigs().toString());
        settings.set(ReplayOptions.ORBIT_WIDTH, ORBIT_WIDTH);
        settings.set(ReplayOptions.ORBIT_HEIGHT, ORBIT_HEIGHT);
        settings.set(ReplayOptions.ORBIT_PICTURES, ORBIT_PICTURES);
        settings.set(ReplayOptions.TIMEOUT, TIMEOUT);
        settings.set(ReplayOptions.WINDOW, WINDOW);
        StreamExecutionEnvironment replay = flink.environment(ReplayJob.NAME);
        replay.setParallelism(1);
        ReplayJob.define(replay, settings);
        flink.submit(replay);
    }

    /** {@code elasticsearch}: its address. */
    void explain(String elasticsearch) {
        terminal.note("Replays:          " + elasticsearch + "/" + SearchIndex.REPLAYS.alias() + "/_search");
        terminal.note("Replay by hand:   ./slipstream replay --group " + plan.group()
                + " --at TIME, such as of a line \"Replay of TIME\"");
        terminal.note(
                "The demo asks for replays by itself, one at a time, when it knows that athletes pass the finish, which is");
        terminal.note("empty in between. The first one finds the machine cold.");
    }

    /**
     * Asks for what has come, once all cameras are there and what was asked for before is answered.
     *
     * @param left until the feeds end
     */
    void ask(FeedRegistry registry, DemoLedger ledger, Instant now, Duration left) {
        GroupMoments moments = plan.moments();
        if (!moments.isRunning()) {
            if (ledger.hasAll(plan.feeds())) {
                moments.skipUntil(now.plus(SETTLING));
            }
            return;
        }
        for (Instant moment : moments.due(now)) {
            if (left.compareTo(BEFORE_THE_END) > 0
                    && (asked == null || ledger.replays().isAnswered(asked))) {
                asked = "demo-" + moment.toEpochMilli();
                registry.ask(ReplayRequest.newBuilder()
                        .setId(asked)
                        .setGroup(plan.group())
                        .setMoment(moment.truncatedTo(ChronoUnit.MICROS))
                        .setRequester("demo")
                        .setTime(now.truncatedTo(ChronoUnit.MICROS))
                        .build());
            }
        }
    }

    /** A line for each replay that has become final. */
    void tell(ReplayBook book) {
        for (Replay replay : book.news()) {
            long used = replay.getCameras().stream()
                    .filter(camera -> camera.getUsed())
                    .count();
            terminal.print(String.format(
                    Locale.ROOT,
                    "Replay of %s: %d athletes from %d of %d cameras; model%s, with orbit%s: %s",
                    replay.getMoment().truncatedTo(ChronoUnit.MILLIS),
                    replay.getFigures().size(),
                    used,
                    replay.getCameras().size(),
                    after(book.millisToModel(replay.getId())),
                    after(book.millisToComplete(replay.getId())),
                    place(replay)));
        }
    }

    private static String after(@Nullable Long millis) {
        return millis == null ? " missing" : String.format(Locale.ROOT, " after %.1f s", millis / 1000.0);
    }

    /** Of the orbit, or else the model, as a path where it is a file. */
    private static String place(Replay replay) {
        String place = "";
        for (ReplayAsset asset : replay.getAssets()) {
            if (place.isEmpty() || asset.getKind() == AssetKind.ORBIT) {
                place = asset.getMedia().getUri().replaceFirst("^file:(//)?(?=/)", "");
            }
        }
        return place;
    }

    /** What a person reads at the end. */
    void report(ReplayFigures figures) {
        terminal.print(String.format(
                Locale.ROOT,
                "%d replays requested: %d published (%d of them lack something), %d shed, %d late, %d dead-lettered%s",
                figures.requested(),
                figures.published(),
                figures.degraded(),
                figures.shed(),
                figures.late(),
                figures.deadLettered(),
                figures.balanced() ? "" : "  does not balance"));
        if (figures.complete().measured() > 0) {
            terminal.print(String.format(
                    Locale.ROOT,
                    "Request to published: model p50 %.1f s, p95 %.1f s; model and orbit p50 %.1f s, p95 %.1f s; of the first,"
                            + " which found the machine cold, %s",
                    figures.model().p50Ms() / 1000.0,
                    figures.model().p95Ms() / 1000.0,
                    figures.complete().p50Ms() / 1000.0,
                    figures.complete().p95Ms() / 1000.0,
                    figures.firstMs() < 0
                            ? "no orbit"
                            : String.format(Locale.ROOT, "%.1f s", figures.firstMs() / 1000.0)));
        }
    }
}
