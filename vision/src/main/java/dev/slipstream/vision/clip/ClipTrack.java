package dev.slipstream.vision.clip;

import dev.slipstream.vision.media.SegmentPackets.Sample;
import org.bytedeco.ffmpeg.avcodec.AVPacket;

import java.util.ArrayList;
import java.util.List;
import java.util.LongSummaryStatistics;

/**
 * Where pictures and sounds stand in the clip. Its first picture is at zero, and gaps are closed up, since players treat
 * holes in sound differently and would lose its pictures.
 *
 * <p>Decoding times are made anew: where runs of two encoders meet, their own would overlap.
 */
final class ClipTrack {
    /**
     * A packet in its place, microseconds from the clip's first picture.
     *
     * @param dts when it is decoded
     */
    record Placed(AVPacket packet, long pts, long dts, long duration, boolean key) {
        private Placed decodedAt(long time) {
            return new Placed(packet, pts, time, duration, key);
        }
    }

    private static final long USUAL_PICTURE = 40_000;

    private final List<Placed> pictures = new ArrayList<>();
    private final List<Gap> gaps = new ArrayList<>();
    private final long firstMicros;
    private long lastMicros;
    private long endMicros;
    private long closed;

    /** @param firstMicros time of the clip's first picture */
    ClipTrack(long firstMicros) {
        this.firstMicros = firstMicros;
        lastMicros = Long.MIN_VALUE;
        endMicros = firstMicros;
    }

    /**
     * Adds a run of pictures in decoding order, shown after those before.
     *
     * @param behindGap whether pictures are missing between the run before and this one
     */
    void add(List<Sample> run, boolean behindGap) {
        if (behindGap) {
            long start = run.get(0).micros();
            gaps.add(new Gap(endMicros, start));
            closed += start - endMicros;
        }
        for (Sample sample : run) {
            long duration = sample.durationMicros() > 0 ? sample.durationMicros() : spacing(run);
            pictures.add(new Placed(sample.packet(), inClip(sample.micros()), 0, duration, sample.key()));
            lastMicros = Math.max(lastMicros, sample.micros());
            endMicros = Math.max(endMicros, sample.micros() + duration);
        }
    }

    /** From one picture to the next on average, for those that do not say how long they are shown. */
    private static long spacing(List<Sample> run) {
        LongSummaryStatistics times = run.stream().mapToLong(Sample::micros).summaryStatistics();
        return run.size() < 2 ? USUAL_PICTURE : (times.getMax() - times.getMin()) / (run.size() - 1);
    }

    private long inClip(long micros) {
        return micros - firstMicros - closed;
    }

    /**
     * In decoding order, with decoding times that grow from zero on and never come after those of showing: each is the
     * delay by reordering earlier than what is shown in its turn, and the first few lie closer together to gain that
     * delay. The usual ways to begin with it, an edit list or times of showing before those of decoding, are not read
     * alike by all players.
     */
    List<Placed> pictures() {
        long[] sorted = pictures.stream().mapToLong(Placed::pts).sorted().toArray();
        long delay = 0;
        for (int i = 0; i < sorted.length; i++) {
            delay = Math.max(delay, sorted[i] - pictures.get(i).pts());
        }
        int usual = 0; // the first that is decoded in its time
        while (usual < sorted.length && sorted[usual] <= delay) {
            usual++;
        }
        long reached =
                Math.min(sorted.length > 1 ? sorted[1] : 0, usual < sorted.length ? sorted[usual] - delay : delay);
        List<Placed> timed = new ArrayList<>();
        for (int i = 0; i < sorted.length; i++) {
            timed.add(pictures.get(i).decodedAt(i <= usual ? reached * i / Math.max(1, usual) : sorted[i] - delay));
        }
        return timed;
    }

    /**
     * The sounds that begin while pictures are shown. They follow one another without the roundings and overlaps that come
     * from segments; where they would be off by more than half of one, one is left out, or silence put in.
     */
    List<Placed> sounds(List<Sample> all, Silence silence) {
        List<Placed> placed = new ArrayList<>();
        long next = 0;
        for (Sample sound : all) {
            long at = place(sound.micros());
            long duration = Math.max(1, sound.durationMicros());
            if (at < 0 || at < next - duration / 2) {
                continue;
            }
            while (silence.fills() && at - next > duration / 2 && at - next >= (placed.isEmpty() ? duration : 0)) {
                long start = placed.isEmpty() ? at % duration : next;
                placed.add(new Placed(silence.at(start, duration).packet(), start, start, duration, true));
                next = start + duration;
            }
            long start = !placed.isEmpty() && at - next <= duration / 2 ? next : at;
            placed.add(new Placed(sound.packet(), start, start, duration, true));
            next = start + duration;
        }
        return placed;
    }

    /** Where a time is in the clip; negative where it is not in it. */
    private long place(long micros) {
        if (micros < firstMicros || micros >= endMicros) {
            return -1;
        }
        long before = 0;
        for (Gap gap : gaps) {
            if (micros >= gap.toMicros()) {
                before += gap.micros();
            } else if (micros >= gap.fromMicros()) {
                return -1;
            }
        }
        return micros - firstMicros - before;
    }

    /** Gaps between its pictures. */
    List<Gap> gaps() {
        return gaps;
    }

    long firstMicros() {
        return firstMicros;
    }

    long lastMicros() {
        return lastMicros;
    }

    /** When its last picture ends, on the common time line. */
    long endMicros() {
        return endMicros;
    }

    /** Length as it plays, microseconds. */
    long durationMicros() {
        return inClip(endMicros);
    }
}
