package dev.slipstream.cli;

import dev.slipstream.contracts.record.FeedRegistration;
import dev.slipstream.contracts.record.Pacing;
import dev.slipstream.contracts.record.ResultsKind;
import dev.slipstream.simulator.feed.LiveServer;
import dev.slipstream.simulator.feed.Trouble;
import dev.slipstream.simulator.production.Production;
import dev.slipstream.simulator.production.ProductionPlan;
import dev.slipstream.simulator.production.Recording;
import dev.slipstream.simulator.results.OdfMessages;
import dev.slipstream.simulator.sport.Competition;
import dev.slipstream.simulator.sport.Competitions;
import dev.slipstream.simulator.sport.Sport;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The simulated venue on the air: three sports, of each a programme and a ring of cameras, and a calibrated group of cameras for
 * replays, as endless feeds over HTTP. It is rendered the first time and kept in the checkout's {@code .slipstream} folder.
 */
final class DemoVenue implements AutoCloseable {
    private static final long SEED = 2026;
    private static final int RING = 3;
    private static final double SECONDS = 20;
    private static final int WIDTH = 640;
    private static final int HEIGHT = 360;
    private static final int FPS = 25;
    /** Another one for pictures that are drawn anew: what an older version drew is not used. */
    private static final int EDITION = 3;

    private static final int PROGRAMME_PRIORITY = 10;

    private final LiveServer server;
    private final List<FeedRegistration> feeds;
    private final List<TimedResults> results;
    private final @Nullable DemoGroup group;

    private DemoVenue(
            LiveServer server, List<FeedRegistration> feeds, List<TimedResults> results, @Nullable DemoGroup group) {
        this.server = server;
        this.feeds = feeds;
        this.results = results;
        this.group = group;
    }

    /**
     * Puts the venue on the air.
     *
     * @param count of feeds, by repeating those of the venue, each from another second on; 0 = each once
     * @param replays whether the calibrated cameras are among them; with fewer feeds than everything once they are not
     */
    static DemoVenue open(Terminal terminal, int count, boolean replays) throws IOException {
        List<FeedRegistration> registrations = new ArrayList<>();
        List<LiveServer.Feed> playing = new ArrayList<>();
        List<TimedResults> results = new ArrayList<>();
        for (Sport sport : Sport.values()) {
            Path folder = rendered(terminal, sport);
            Competition competition = Competitions.of(sport, SEED, SECONDS);
            results.addAll(ResultsFiles.timed(OdfMessages.of(competition, ProductionPlan.START)));
            add(playing, registrations, competition, folder, Production.PROGRAMME);
            for (int i = 1; i <= RING; i++) {
                add(playing, registrations, competition, folder, String.format(Locale.ROOT, "ring-%02d", i));
            }
        }
        boolean grouped = replays && (count == 0 || count >= playing.size() + DemoGroup.size());
        int others = count == 0 ? playing.size() : count - (grouped ? DemoGroup.size() : 0);
        List<LiveServer.Feed> all = new ArrayList<>();
        List<FeedRegistration> named = new ArrayList<>();
        for (int i = 0; i < others; i++) {
            LiveServer.Feed feed = playing.get(i % playing.size());
            int round = i / playing.size();
            String name = round == 0 ? feed.name() : feed.name() + "-" + (round + 1);
            all.add(new LiveServer.Feed(name, feed.file(), round * 1.7, LiveServer.NO_SRT));
            named.add(FeedRegistration.newBuilder(registrations.get(i % playing.size()))
                    .setFeed(name)
                    .build());
        }
        DemoGroup group = null;
        if (grouped) {
            group = DemoGroup.open(terminal, folder(), SEED, SECONDS);
            all.addAll(group.playing());
            named.addAll(group.registrations());
        }
        LiveServer server = LiveServer.start(all, 0);
        named.forEach(feed -> feed.setUri(server.uri(feed.getFeed())));
        return new DemoVenue(server, named, results, group);
    }

    private static Path folder() {
        return RunningDemo.folder().resolve("venue");
    }

    private static void add(
            List<LiveServer.Feed> playing,
            List<FeedRegistration> registrations,
            Competition competition,
            Path folder,
            String camera) {
        boolean programme = camera.equals(Production.PROGRAMME);
        String label = competition.sport().label();
        String name = label + "-" + camera;
        playing.add(LiveServer.Feed.of(name, folder.resolve(camera + ".mp4")));
        registrations.add(FeedRegistration.newBuilder()
                .setFeed(name)
                .setUri("")
                .setTitle(competition.sport().title() + ", " + camera)
                .setPacing(Pacing.REALTIME)
                .setUnit(competition.unit())
                .setSport(label)
                .setCameraGroup(programme ? null : label + "-ring")
                .setPriority(programme ? PROGRAMME_PRIORITY : 0)
                .build());
    }

    /** The folder of a sport's files. */
    private static Path rendered(Terminal terminal, Sport sport) throws IOException {
        Path folder = folder().resolve(
                        String.format(Locale.ROOT, "%d-%dx%d-%ds", EDITION, WIDTH, HEIGHT, (int) SECONDS))
                .resolve(sport.label());
        // Written last.
        if (Files.exists(folder.resolve("truth.json"))) {
            return folder;
        }
        terminal.note("Rendering the venue's " + sport.title() + ", this once ...");
        ProductionPlan plan =
                new ProductionPlan(sport, SEED, RING, SECONDS, WIDTH, HEIGHT, FPS, 0, List.of(), false, Trouble.none());
        ProgressBar bar = new ProgressBar(terminal, "pictures");
        Recording.write(new Production(plan), folder, bar::show);
        return folder;
    }

    /** As they are to be registered. */
    List<FeedRegistration> feeds() {
        return feeds;
    }

    /** What can be rebuilt of it; null where the calibrated cameras do not play. */
    DemoReplays.@Nullable Plan replays() {
        return group == null ? null : group.replays(server);
    }

    /** What the results system sends once, with seconds from the start. */
    List<TimedResults> results() {
        return results.stream()
                .filter(timed -> timed.message().getKind() != ResultsKind.PLAY_BY_PLAY)
                .toList();
    }

    /** What it sends as things happen. A feed that is ahead of the others shows them a little before. */
    LoopedPlays plays() {
        Map<String, Double> passes = new HashMap<>();
        for (FeedRegistration feed : feeds) {
            passes.putIfAbsent(String.valueOf(feed.getUnit()), server.passSeconds(feed.getFeed()));
        }
        return LoopedPlays.of(results, ProductionPlan.START, server.onAir(), passes);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
