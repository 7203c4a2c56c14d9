package dev.slipstream.cli;

import dev.slipstream.contracts.record.FeedRegistration;
import dev.slipstream.contracts.record.Pacing;
import dev.slipstream.simulator.feed.LiveServer;
import dev.slipstream.simulator.feed.Trouble;
import dev.slipstream.simulator.production.Production;
import dev.slipstream.simulator.production.ProductionPlan;
import dev.slipstream.simulator.production.Recording;
import dev.slipstream.simulator.sport.Competition;
import dev.slipstream.simulator.sport.Competitions;
import dev.slipstream.simulator.sport.Sport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The venue's calibrated cameras: twelve around the finish of the short track race, locked to one clock, with their rig and
 * pictures of the empty rink, so that replays can be made of them while it runs.
 */
final class DemoGroup {
    static final String NAME = "short-track-finish";
    private static final Sport SPORT = Sport.SHORT_TRACK;
    private static final int CAMERAS = 12;
    /** Smaller ones tear limbs off; larger ones take minutes more to render, for an orbit that two cores draw smaller anyway. */
    private static final int WIDTH = 960;

    private static final int HEIGHT = 540;
    /** Pictures further apart would miss most moments by more than a replay allows. */
    private static final int FPS = 25;
    /** Another one for pictures that are drawn anew: what an older version drew is not used. */
    private static final int EDITION = 1;
    /** Sender and receiver share this machine's clock; what is left is rounding. */
    private static final long CLOCK_ERROR_MICROS = 1_000;

    private final Path rigs;
    private final Competition race;

    private DemoGroup(Path rigs, Competition race) {
        this.rigs = rigs;
        this.race = race;
    }

    static int size() {
        return CAMERAS;
    }

    /** Rendered where it is not there yet; the race is that of the venue's programme. */
    static DemoGroup open(Terminal terminal, Path venue, long seed, double seconds) throws IOException {
        Path rigs = venue.resolve(
                String.format(Locale.ROOT, "groups-%d-%dx%d-%ds-%d", EDITION, WIDTH, HEIGHT, (int) seconds, CAMERAS));
        Path folder = rigs.resolve(NAME);
        // Written last.
        if (!Files.exists(folder.resolve("rig.json"))) {
            terminal.note("Rendering the " + CAMERAS + " cameras around the finish, this once ...");
            ProductionPlan plan = new ProductionPlan(
                    SPORT, seed, CAMERAS, seconds, WIDTH, HEIGHT, FPS, 0, List.of(), false, Trouble.none());
            ProgressBar bar = new ProgressBar(terminal, "pictures");
            Recording.writeRing(new Production(plan), folder, bar::show);
        }
        return new DemoGroup(rigs, Competitions.of(SPORT, seed, seconds));
    }

    /** What can be rebuilt of it while a server plays it. */
    DemoReplays.Plan replays(LiveServer server) {
        List<String> names = playing().stream().map(LiveServer.Feed::name).toList();
        return new DemoReplays.Plan(
                rigs, NAME, names, GroupMoments.of(race, server.onAir(), server.passSeconds(names.get(0))));
    }

    private static String camera(int number) {
        return String.format(Locale.ROOT, "ring-%02d", number);
    }

    List<LiveServer.Feed> playing() {
        List<LiveServer.Feed> feeds = new ArrayList<>();
        for (int i = 1; i <= CAMERAS; i++) {
            feeds.add(LiveServer.Feed.of(
                    NAME + "-" + camera(i), rigs.resolve(NAME).resolve(camera(i) + ".mp4")));
        }
        return feeds;
    }

    /** In the order of {@link #playing}. */
    List<FeedRegistration> registrations() {
        List<FeedRegistration> feeds = new ArrayList<>();
        for (int i = 1; i <= CAMERAS; i++) {
            feeds.add(FeedRegistration.newBuilder()
                    .setFeed(NAME + "-" + camera(i))
                    .setUri("")
                    .setTitle(race.sport().title() + ", finish, " + camera(i))
                    .setPacing(Pacing.REALTIME)
                    .setUnit(race.unit())
                    .setSport(race.sport().label())
                    .setCameraGroup(NAME)
                    .setEpochLockMicros(CLOCK_ERROR_MICROS)
                    .build());
        }
        return feeds;
    }
}
