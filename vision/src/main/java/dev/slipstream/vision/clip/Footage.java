package dev.slipstream.vision.clip;

import dev.slipstream.vision.clip.ClipException.Reason;
import dev.slipstream.vision.media.SegmentPackets;
import dev.slipstream.vision.media.SegmentPackets.Sample;
import dev.slipstream.vision.media.UndecodableMediaException;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The segments that a clip needs, read: those it lies in, those before it as far back as its first picture needs them to
 * decode, and one more at each end, since sound arrives somewhat before or after the pictures it belongs to.
 */
final class Footage implements AutoCloseable {
    /** Clocks of live feeds wander by less; what is missing is a picture or more. */
    static final long JITTER = 100_000;

    /** How far off their pictures sounds lie in a feed at most, microseconds. */
    private static final long SOUND_AHEAD = 1_000_000;

    /** How far back a keyframe is looked for, segments: encoders for live sport send one each 10 s at the latest. */
    private static final int MOST_BACK = 30;

    /** Compressed, all segments of a clip together: ten minutes of 6 Mbit/s, or one of 70 Mbit/s. */
    private static final long MOST_BYTES = 512L << 20;

    private static final int MOST_SEGMENT_BYTES = 256 << 20;

    private final List<ClipSegment> segments;
    private final Map<Integer, SegmentPackets> read = new TreeMap<>();
    private final List<Stretch> stretches = new ArrayList<>();
    private int unreadable;
    private long bytes;

    /** Reads what a clip from {@code in} to {@code out} needs. */
    static Footage read(List<ClipSegment> segments, long in, long out) throws ClipException, IOException {
        Footage footage = new Footage(segments);
        try {
            footage.readFrom(footage.segmentAt(in), in, out);
            footage.stretch();
            return footage;
        } catch (ClipException | IOException | RuntimeException e) {
            footage.close();
            throw e;
        }
    }

    private Footage(List<ClipSegment> segments) {
        this.segments = segments;
    }

    private int segmentAt(long in) throws ClipException {
        int at = -1;
        for (int i = 0; i < segments.size(); i++) {
            long start = segments.get(i).startMicros();
            if (i > 0 && start < segments.get(i - 1).endMicros() - JITTER) {
                throw new ClipException(
                        Reason.SEGMENTS,
                        "The segment that starts at " + start
                                + " us begins before the one ahead of it ends; give the segments"
                                + " of one feed and one epoch, in order.");
            }
            if (!Stretch.before(in, start)) {
                at = i;
            }
        }
        if (at < 0) {
            throw new ClipException(
                    Reason.NO_MEDIA,
                    "The clip cannot start at " + in + " us: "
                            + (segments.isEmpty()
                                    ? "there are no segments"
                                    : "the first segment starts at "
                                            + segments.get(0).startMicros() + " us")
                            + "; ask for a time that was recorded.");
        }
        ClipSegment last = segments.get(segments.size() - 1);
        if (!Stretch.before(in, last.endMicros())) {
            throw new ClipException(
                    Reason.NO_MEDIA,
                    "The clip cannot start at " + in + " us: the last segment ends at " + last.endMicros()
                            + " us; ask for a time that was recorded.");
        }
        return at;
    }

    private void readFrom(int at, long in, long out) throws ClipException, IOException {
        int next = at;
        while (next < segments.size() && segments.get(next).startMicros() < out) {
            read(next++);
        }
        if (next < segments.size() && follows(next)) {
            read(next);
        }
        int first = at;
        while (first > 0
                && at - first < MOST_BACK
                && follows(first)
                && (!decodable(in) || in - segments.get(first).startMicros() < SOUND_AHEAD)) {
            read(--first);
        }
    }

    /** Whether nothing is missing between a segment and the one before it. */
    private boolean follows(int index) {
        return segments.get(index).startMicros() - segments.get(index - 1).endMicros() <= JITTER;
    }

    private boolean decodable(long in) {
        return read.values().stream()
                .anyMatch(s -> s.pictures().stream().anyMatch(p -> p.key() && !Stretch.before(in, p.micros())));
    }

    private void read(int index) throws ClipException, IOException {
        ClipSegment segment = segments.get(index);
        byte[] media = segment.media().read();
        bytes += media.length;
        if (media.length > MOST_SEGMENT_BYTES || bytes > MOST_BYTES) {
            throw new ClipException(
                    Reason.SEGMENTS,
                    "The segments up to " + segment.endMicros() + " us have " + bytes + " bytes, more than "
                            + MOST_BYTES + "; ask for a shorter clip.");
        }
        try {
            read.put(index, SegmentPackets.read(media, segment.startMicros()));
        } catch (UndecodableMediaException e) {
            unreadable++; // as if it were missing
        }
    }

    private void stretch() throws ClipException {
        Stretch stretch = new Stretch();
        SegmentPackets first = null;
        boolean cutShort = false;
        for (SegmentPackets segment : read.values()) {
            if (first == null) {
                first = segment;
            } else if (!same(first.video(), segment.video())) {
                throw new ClipException(
                        Reason.SEGMENTS,
                        "The segments differ in codec or parameter sets; give the segments of one feed and one epoch.");
            }
            long start =
                    segment.pictures().stream().mapToLong(Sample::micros).min().orElse(Long.MIN_VALUE);
            if (!stretch.isEmpty() && (cutShort || start - stretch.endMicros() > JITTER)) {
                stretches.add(stretch);
                stretch = new Stretch();
            }
            segment.pictures().forEach(stretch::add);
            cutShort = segment.cutShort();
        }
        if (!stretch.isEmpty()) {
            stretches.add(stretch);
        }
    }

    private static boolean same(AVCodecParameters a, AVCodecParameters b) {
        return a.codec_id() == b.codec_id()
                && a.width() == b.width()
                && a.height() == b.height()
                && Arrays.equals(Packets.extradata(a), Packets.extradata(b));
    }

    List<Stretch> stretches() {
        return stretches;
    }

    /** The codec of the pictures; there is at least one stretch. */
    AVCodecParameters video() {
        return read.values().iterator().next().video();
    }

    /** The codec of the sound; null where there is none. */
    @Nullable
    AVCodecParameters sound() {
        return read.values().stream()
                .map(SegmentPackets::sound)
                .filter(s -> s != null)
                .findFirst()
                .orElse(null);
    }

    /** All sound of the segments, in order of time. */
    List<Sample> sounds() {
        return read.values().stream()
                .flatMap(s -> s.sounds().stream())
                .sorted(Comparator.comparingLong(Sample::micros))
                .toList();
    }

    /** How many segments were too damaged to be read. */
    int unreadable() {
        return unreadable;
    }

    @Override
    public void close() {
        read.values().forEach(SegmentPackets::close);
        read.clear();
    }
}
