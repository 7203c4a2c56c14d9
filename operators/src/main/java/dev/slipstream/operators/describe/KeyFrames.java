package dev.slipstream.operators.describe;

import dev.slipstream.contracts.record.KeyFrame;
import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Which of the open shot's pictures stands for it: one that lies clear of the shot's ends, for near them it may show half of the
 * next scene; of these the one with most people, then most texts, then most detail, then the first. At one quality a JPEG file
 * with more detail takes more bytes, and one that is blurred fewer.
 *
 * <p>State: two candidates of half a kilobyte. Where the shot ends is known when it closes; by then one picture at most can
 * turn out to lie too near, since there is one a second. A Flink POJO.
 */
public class KeyFrames {
    /** Half of the longest transition. */
    private static final long CLEAR_MICROS = 500_000;

    private static final Comparator<KeyFrameCandidate> WORTH = Comparator.<KeyFrameCandidate>comparingInt(c -> c.people)
            .thenComparing(candidate -> candidate.texts)
            .thenComparing(candidate -> candidate.frame.getImage().getLength());

    public @Nullable KeyFrameCandidate best;
    public @Nullable KeyFrameCandidate second;

    public KeyFrames() {}

    /** Looks at one more picture of the shot that begins at this media time. */
    void add(ReadSample read, long shotStartMicros) {
        if (read.keyFrame == null) {
            return;
        }
        KeyFrameCandidate candidate = new KeyFrameCandidate(read.keyFrame, read);
        if (isBetter(candidate, best, shotStartMicros)) {
            second = best;
            best = candidate;
        } else if (isBetter(candidate, second, shotStartMicros)) {
            second = candidate;
        }
    }

    private static boolean isBetter(KeyFrameCandidate one, @Nullable KeyFrameCandidate other, long shotStartMicros) {
        if (other == null) {
            return true;
        }
        boolean oneClear = isAfterStart(one, shotStartMicros);
        boolean otherClear = isAfterStart(other, shotStartMicros);
        return oneClear == otherClear ? WORTH.compare(one, other) > 0 : oneClear;
    }

    private static boolean isAfterStart(KeyFrameCandidate candidate, long shotStartMicros) {
        return candidate.mediaMicros - shotStartMicros >= CLEAR_MICROS;
    }

    /** The picture for a shot between these media times; null where there is none. */
    @Nullable
    KeyFrame of(long shotStartMicros, long shotEndMicros) {
        return Stream.of(best, second)
                .filter(candidate -> candidate != null
                        && isAfterStart(candidate, shotStartMicros)
                        && shotEndMicros - candidate.mediaMicros >= CLEAR_MICROS)
                .findFirst()
                .map(candidate -> candidate.frame)
                .orElseGet(() -> best == null ? null : best.frame);
    }
}
