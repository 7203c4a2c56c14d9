package dev.slipstream.cli;

import dev.slipstream.connectors.media.MediaStore;
import dev.slipstream.contracts.record.FeedRegistration;
import dev.slipstream.contracts.record.Pacing;
import dev.slipstream.simulator.feed.LiveServer;
import dev.slipstream.simulator.feed.LoadPlayer;
import dev.slipstream.simulator.feed.SegmentPlayer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Files on the air: what a simulated venue recorded, as endless live feeds, or as the load of hundreds of them. */
@Command(
        name = "play",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Plays H.264 files, or all *.mp4 of a folder, as endless live feeds on this machine: as MPEG-TS over HTTP,"
                    + " over SRT too with --srt-port, or straight as segment records with --kafka.",
            "With --feeds more feeds than files are played, each from a place of its own: the load of hundreds of cameras."
        })
final class PlayCommand implements Callable<Integer> {
    private static final long SEED = 1;

    @Parameters(arity = "1..*", paramLabel = "FILE|DIR", description = "What to play.")
    private List<Path> media = new ArrayList<>();

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8090",
            description = "Of HTTP on 127.0.0.1; / lists the feeds; 0 takes a free one (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--srt-port",
            paramLabel = "PORT",
            description = "Serve over SRT too: the first feed at this port of 127.0.0.1, the next at the next.")
    private int srtPort;

    @Option(names = "--feeds", paramLabel = "N", description = "Play N feeds, load-001 and on, by repeating the files.")
    private int feeds;

    @Option(
            names = "--kafka",
            paramLabel = "HOST:PORT",
            description = "Publish segment records there instead of serving; needs --media-store.")
    private @Nullable String kafka;

    @Option(names = "--media-store", paramLabel = "DIR", description = "Where the segments' media is stored.")
    private @Nullable Path mediaStore;

    @Option(
            names = "--for",
            paramLabel = "TIME",
            converter = Durations.class,
            description = "End by itself after this long, such as 60s or 5min; otherwise ctrl-C ends it.")
    private @Nullable Duration time;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Terminal terminal = Terminal.of(spec.commandLine());
        List<Path> files = files();
        if (kafka != null) {
            if (mediaStore == null) {
                throw new CommandLine.ParameterException(spec.commandLine(), "--kafka needs --media-store");
            }
            segments(terminal, files, kafka, mediaStore);
        } else {
            serve(terminal, files);
        }
        return CommandLine.ExitCode.OK;
    }

    private List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path one : media) {
            if (Files.isDirectory(one)) {
                try (Stream<Path> all = Files.list(one)) {
                    all.filter(file -> file.toString().endsWith(".mp4"))
                            .sorted()
                            .forEach(files::add);
                }
            } else if (Files.isReadable(one)) {
                files.add(one);
            } else {
                throw new CommandLine.ParameterException(
                        spec.commandLine(), "no readable file " + one + "; name a video file or a folder of them");
            }
        }
        if (files.isEmpty()) {
            throw new CommandLine.ParameterException(spec.commandLine(), "there is no *.mp4 in " + media);
        }
        return files;
    }

    private void serve(Terminal terminal, List<Path> files) throws Exception {
        List<LiveServer.Feed> playing = feeds > 0 ? LoadPlayer.feeds(files, feeds, SEED) : once(files);
        try (LiveServer server = LiveServer.start(playing, port)) {
            List<LiveServer.Feed> shown = playing.subList(0, Math.min(playing.size(), 40));
            for (LiveServer.Feed feed : shown) {
                terminal.print(
                        feed.srtPort() == LiveServer.NO_SRT
                                ? server.uri(feed.name())
                                : server.uri(feed.name()) + "  srt://127.0.0.1:" + feed.srtPort());
            }
            if (playing.size() > shown.size()) {
                terminal.print("... " + playing.size() + " feeds in all, to "
                        + server.uri(playing.get(playing.size() - 1).name()));
            }
            play(terminal, () -> String.format(Locale.ROOT, "%d feeds, %d watched", playing.size(), server.watching()));
        }
    }

    private List<LiveServer.Feed> once(List<Path> files) throws IOException {
        List<LiveServer.Feed> playing = new ArrayList<>();
        for (FeedRegistration feed :
                MediaArguments.feeds(files.stream().map(Path::toString).toList(), Pacing.REALTIME, true, null, null)) {
            int at = srtPort == 0 ? LiveServer.NO_SRT : srtPort + playing.size();
            playing.add(new LiveServer.Feed(feed.getFeed(), files.get(playing.size()), 0, at));
        }
        return playing;
    }

    private void segments(Terminal terminal, List<Path> files, String servers, Path store) throws Exception {
        int count = feeds > 0 ? feeds : files.size();
        terminal.note("Cutting " + files.size() + " files ...");
        var sources = SegmentPlayer.record(
                files, new MediaStore(store.toAbsolutePath().toUri().toString()));
        Properties settings = new Properties();
        settings.setProperty("bootstrap.servers", servers);
        try (SegmentPlayer player =
                SegmentPlayer.start(settings, SegmentPlayer.feeds(count), sources, SEED, Clock.systemUTC())) {
            play(
                    terminal,
                    () -> String.format(
                            Locale.ROOT, "%d feeds, %d segments, %d failed", count, player.written(), player.failed()));
        }
    }

    /** Until the time is over or ctrl-C ends the JVM, whose end closes the sockets. */
    private void play(Terminal terminal, Callable<String> status) throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(never::countDown, "play-ctrl-c"));
        long started = System.nanoTime();
        while (time == null || System.nanoTime() - started < time.toNanos()) {
            terminal.progress(
                    String.format(Locale.ROOT, "%4.0f s  %s", (System.nanoTime() - started) / 1e9, status.call()));
            if (never.await(500, TimeUnit.MILLISECONDS)) {
                return;
            }
        }
        terminal.note(status.call());
    }
}
