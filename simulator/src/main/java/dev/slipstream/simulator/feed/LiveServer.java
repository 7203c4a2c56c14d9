package dev.slipstream.simulator.feed;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipstream.contracts.Ids;
import dev.slipstream.vision.media.MediaInfo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Puts files on the air: each is an endless live feed, at {@code http://127.0.0.1:PORT/NAME.ts} and, where it has a port of
 * its own, over SRT. {@code /} and {@code /feeds.json} list them. Only this machine can reach it. Over HTTP all are locked to
 * this machine's clock: their time stamps count its time since 1970.
 */
public final class LiveServer implements AutoCloseable {
    /** A feed without SRT. */
    public static final int NO_SRT = 0;

    private final List<Feed> feeds;
    private final Path folder;
    private final List<SrtSender> senders = new ArrayList<>();
    private final HttpFeeds http;
    private final Instant onAir;
    private final Map<String, Double> passes = new HashMap<>();

    /**
     * What is to be on the air.
     *
     * @param name of the feed, as contracts allow it
     * @param file H.264 with or without AAC; several feeds may play the same
     * @param offsetSeconds how far into the file the feed is when the server starts
     * @param srtPort on the loopback address; {@link #NO_SRT} = not over SRT
     */
    public record Feed(String name, Path file, double offsetSeconds, int srtPort) {
        public Feed {
            if (!Ids.isFeedName(name)) {
                throw new IllegalArgumentException(
                        "\"" + name + "\" cannot name a feed; use lower-case letters, digits, dot, dash, underscore");
            }
            if (!(offsetSeconds >= 0)) {
                throw new IllegalArgumentException("feed " + name + " cannot begin at " + offsetSeconds + " s");
            }
        }

        public static Feed of(String name, Path file) {
            return new Feed(name, file, 0, NO_SRT);
        }
    }

    private LiveServer(List<Feed> feeds, Path folder, int port) throws IOException {
        this.feeds = List.copyOf(feeds);
        this.folder = folder;
        Map<Path, Path> prepared = new HashMap<>();
        Map<Path, LoopedStream> streams = new HashMap<>();
        for (Feed feed : feeds) {
            if (!streams.containsKey(feed.file())) {
                Path stream = folder.resolve(streams.size() + ".ts");
                streams.put(feed.file(), LoopedStream.prepare(feed.name(), TransportStream.of(feed.file()), stream));
                prepared.put(feed.file(), stream);
            }
        }
        Map<String, HttpFeeds.Playing> playing = new LinkedHashMap<>();
        long start = System.nanoTime();
        onAir = Instant.now();
        long startTicks = MediaInfo.ticks(ChronoUnit.MICROS.between(Instant.EPOCH, onAir));
        for (Feed feed : feeds) {
            LoopedStream stream = streams.get(feed.file());
            long offset = (long) (feed.offsetSeconds() * Packet.TICKS_PER_SECOND);
            if (stream == null
                    || playing.put(feed.name(), new HttpFeeds.Playing(stream, start, startTicks, offset)) != null) {
                throw new IllegalArgumentException("two feeds are called " + feed.name());
            }
            passes.put(feed.name(), stream.seconds());
        }
        Map<String, byte[]> pages = new HashMap<>();
        http = new HttpFeeds(playing, pages, port, System::nanoTime);
        pages.put("/", HttpFeeds.response("200 OK", "text/html; charset=utf-8", html()));
        pages.put("/feeds.json", HttpFeeds.response("200 OK", "application/json", json()));
        http.start();
        for (Feed feed : feeds) {
            Path stream = prepared.get(feed.file());
            if (feed.srtPort() != NO_SRT && stream != null) {
                senders.add(new SrtSender(feed.name(), stream, feed.srtPort()));
            }
        }
    }

    /**
     * Starts the server; files are turned into transport streams first, once each.
     *
     * @param port of HTTP on the loopback address; 0 = any free one
     * @throws IOException naming the file or port that cannot be used
     */
    public static LiveServer start(List<Feed> feeds, int port) throws IOException {
        Path folder = Files.createTempDirectory("slipstream-live");
        try {
            return new LiveServer(feeds, folder, port);
        } catch (IOException | RuntimeException e) {
            delete(folder);
            throw e;
        }
    }

    /** Where a feed is to be had over HTTP. */
    public String uri(String feed) {
        return base() + feed + ".ts";
    }

    /** By this machine's clock, when the first pass of a feed without an offset began. */
    public Instant onAir() {
        return onAir;
    }

    /** How long one pass through a feed's file takes. */
    public double passSeconds(String feed) {
        return Objects.requireNonNull(passes.get(feed), feed);
    }

    /** All feeds in the order given. */
    public List<Feed> feeds() {
        return feeds;
    }

    /** Clients that watch over HTTP now. */
    public int watching() {
        return http.watching();
    }

    private String base() {
        try {
            return "http://127.0.0.1:" + http.port() + "/";
        } catch (IOException e) {
            throw new IllegalStateException("the server is closed", e);
        }
    }

    private String json() {
        ObjectNode root = new ObjectMapper().createObjectNode();
        ArrayNode list = root.putArray("feeds");
        for (Feed feed : feeds) {
            ObjectNode node = list.addObject().put("name", feed.name()).put("url", uri(feed.name()));
            if (feed.srtPort() != NO_SRT) {
                node.put("srt", SrtSender.uri(feed.srtPort()));
            }
        }
        return root.toPrettyString() + "\n";
    }

    private String html() {
        StringBuilder page = new StringBuilder("<!doctype html><title>Feeds</title><h1>Feeds on the air</h1><ul>\n");
        for (Feed feed : feeds) {
            page.append("<li><a href=\"")
                    .append(uri(feed.name()))
                    .append("\">")
                    .append(feed.name())
                    .append("</a>");
            if (feed.srtPort() != NO_SRT) {
                page.append(" or ").append(SrtSender.uri(feed.srtPort()));
            }
            page.append("\n");
        }
        return page.append("</ul>\n").toString();
    }

    @Override
    public void close() throws IOException {
        senders.forEach(SrtSender::close);
        http.close();
        delete(folder);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
