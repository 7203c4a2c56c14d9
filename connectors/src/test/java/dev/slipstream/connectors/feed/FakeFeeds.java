package dev.slipstream.connectors.feed;

import dev.slipstream.contracts.record.FeedRegistration;
import dev.slipstream.vision.media.CutSegment;
import dev.slipstream.vision.media.EncodedPicture;
import dev.slipstream.vision.media.FeedException;
import dev.slipstream.vision.media.MediaInfo;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Feeds that do what a test says. The address names the behaviour, so that it survives serialization into a job:
 * {@code file:N} a file of N segments of one second, {@code live:MILLIS} a live feed with a segment each so often,
 * {@code flood:} a live feed without pause, {@code hang:} accepts and never gives anything, {@code dead:} cannot be reached,
 * {@code refused:} breaks a rule, {@code flap:N} live, breaks off after N segments, {@code jump:N} a file whose timestamps
 * start again after N of its 2N segments.
 */
final class FakeFeeds implements FeedConnector {
    private static final long serialVersionUID = 1;
    private static final long SECOND = 1_000_000;

    /** Connections made, by feed; static because the connector is serialized into the job. */
    static final Map<String, AtomicInteger> CONNECTIONS = new ConcurrentHashMap<>();

    @Override
    public Connection connect(FeedRegistration feed) throws FeedException {
        CONNECTIONS.computeIfAbsent(feed.getFeed(), f -> new AtomicInteger()).incrementAndGet();
        String[] address = feed.getUri().split(":", 2);
        int number = address[1].isEmpty() ? 0 : Integer.parseInt(address[1]);
        return switch (address[0]) {
            case "file" -> new Fake(false, number, 0, null);
            case "jump" -> new Fake(false, 2 * number, 0, null, number);
            case "live" -> new Fake(true, Integer.MAX_VALUE, number, null);
            case "flood" -> new Fake(true, Integer.MAX_VALUE, 0, null);
            case "flap" -> new Fake(true, number, 5, FeedException.Kind.BROKEN);
            case "hang" -> new Fake(true, 0, 0, FeedException.Kind.UNREACHABLE);
            case "dead" -> throw new FeedException(FeedException.Kind.UNREACHABLE, feed.getUri() + " does not answer");
            case "refused" -> throw new FeedException(FeedException.Kind.REFUSED, feed.getUri() + " is not allowed");
            default -> throw new IllegalArgumentException(feed.getUri());
        };
    }

    /** One scripted connection. */
    private static final class Fake implements Connection {
        private final boolean live;
        private final int segments;
        private final long pauseMillis;
        private final FeedException.@Nullable Kind failure;
        private final int jumpAt;
        private final CountDownLatch cancelled = new CountDownLatch(1);
        private int given;
        private boolean jumped;

        Fake(boolean live, int segments, long pauseMillis, FeedException.@Nullable Kind failure) {
            this(live, segments, pauseMillis, failure, -1);
        }

        Fake(boolean live, int segments, long pauseMillis, FeedException.@Nullable Kind failure, int jumpAt) {
            this.live = live;
            this.segments = segments;
            this.pauseMillis = pauseMillis;
            this.failure = failure;
            this.jumpAt = jumpAt;
        }

        @Override
        public MediaInfo info() {
            return new MediaInfo("h264", null, 640, 360, "fake", null, null, OptionalLong.empty(), live);
        }

        @Override
        public @Nullable CutSegment next() throws FeedException {
            try {
                if (segments == 0) {
                    cancelled.await();
                }
                if (cancelled.await(pauseMillis, TimeUnit.MILLISECONDS)) {
                    throw new FeedException(FeedException.Kind.CANCELLED, "cancelled");
                }
            } catch (InterruptedException e) {
                throw new FeedException(FeedException.Kind.CANCELLED, "interrupted");
            }
            if (given == jumpAt && !jumped) {
                jumped = true;
                throw new FeedException(FeedException.Kind.DISCONTINUITY, "timestamps jumped");
            }
            if (given >= segments) {
                if (failure != null) {
                    throw new FeedException(failure, "the connection broke");
                }
                return null;
            }
            long time = (jumped ? given - jumpAt : given) * SECOND;
            given++;
            byte[] media = ("segment " + given).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
            EncodedPicture sample = new EncodedPicture(time, "h264", 640, 360, new byte[0], media, false);
            return new CutSegment(time, SECOND, 25, 0, false, "mp4", media, 640, 360, sample, null);
        }

        @Override
        public void cancel() {
            cancelled.countDown();
        }

        @Override
        public void close() {}
    }

    static FeedRegistration registration(String feed, String uri) {
        return FeedRegistration.newBuilder().setFeed(feed).setUri(uri).build();
    }

    static FeedRegistration fast(String feed, String uri) {
        return FeedRegistration.newBuilder()
                .setFeed(feed)
                .setUri(uri)
                .setPacing(dev.slipstream.contracts.record.Pacing.FAST)
                .build();
    }

    static List<FeedRegistration> many(int count, String prefix, String uri) {
        return java.util.stream.IntStream.range(0, count)
                .mapToObj(i -> registration(prefix + i, uri))
                .toList();
    }
}
