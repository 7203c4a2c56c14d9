package dev.slipstream.vision.clip;

import dev.slipstream.vision.media.SegmentPackets.Sample;

import java.util.ArrayList;
import java.util.List;

/**
 * Pictures without a gap among them, in the order of decoding, from a keyframe on: the first stretch may begin long
 * before the clip, any other one behind a gap.
 */
final class Stretch {
    /** Times are rounded to the microsecond on their way, and those of one picture must stay those of one picture. */
    private static final long ROUNDING = 2;

    private final List<Sample> pictures = new ArrayList<>();
    private long endMicros;

    /** Adds the next; pictures shown before the first keyframe need what is not there, and are left out. */
    void add(Sample picture) {
        boolean undecodable = pictures.isEmpty() ? !picture.key() : picture.micros() < startMicros();
        if (!undecodable) {
            pictures.add(picture);
            endMicros = Math.max(endMicros, picture.endMicros());
        }
    }

    List<Sample> pictures() {
        return pictures;
    }

    Sample get(int index) {
        return pictures.get(index);
    }

    int size() {
        return pictures.size();
    }

    boolean isEmpty() {
        return pictures.isEmpty();
    }

    long startMicros() {
        return pictures.get(0).micros();
    }

    /** When the picture after its last would be due. */
    long endMicros() {
        return endMicros;
    }

    /** Whether a picture comes before a time that was asked for. */
    static boolean before(long pictureMicros, long askedMicros) {
        return pictureMicros < askedMicros - ROUNDING;
    }

    /** The last keyframe that is shown at a time or before; the first picture where none is. */
    int keyAt(long micros) {
        int key = 0;
        for (int i = 0; i < size(); i++) {
            if (get(i).key() && !before(micros, get(i).micros())) {
                key = i;
            }
        }
        return key;
    }

    /** Whether it has a picture from one time to another, the latter not included. */
    boolean has(long from, long to) {
        return pictures.stream().anyMatch(p -> !before(p.micros(), from) && before(p.micros(), to));
    }

    /** The earliest picture at or after a time; {@code Long.MAX_VALUE} where there is none. */
    long firstAt(long from) {
        return pictures.stream()
                .mapToLong(Sample::micros)
                .filter(t -> !before(t, from))
                .min()
                .orElse(Long.MAX_VALUE);
    }

    /**
     * The longest part from a picture on that can be taken as it is, and shows nothing from a time on and nothing twice:
     * all its pictures are shown before all others that follow in decoding order.
     *
     * @return its end in decoding order, not included; {@code from} where even the first is shown too late
     */
    int closedBefore(int from, long to) {
        long[] earliestLater = earliestLater(from);
        int end = from;
        long latest = Long.MIN_VALUE;
        for (int i = from; i < size() && before(get(i).micros(), to); i++) {
            latest = Math.max(latest, get(i).micros());
            if (latest < earliestLater[i + 1 - from]) {
                end = i + 1;
            }
        }
        return end;
    }

    /** The shortest such part that holds all pictures before a time, and may show a few after it. */
    int closedAfter(int from, long to) {
        long[] earliestLater = earliestLater(from);
        long latest = Long.MIN_VALUE;
        for (int i = from; i < size(); i++) {
            latest = Math.max(latest, get(i).micros());
            long next = earliestLater[i + 1 - from];
            if (latest < next && !before(next, to)) {
                return i + 1;
            }
        }
        return size();
    }

    /** For each picture from one on, the earliest of it and those decoded later. */
    private long[] earliestLater(int from) {
        long[] earliest = new long[size() - from + 1];
        earliest[size() - from] = Long.MAX_VALUE;
        for (int i = size() - 1; i >= from; i--) {
            earliest[i - from] = Math.min(earliest[i + 1 - from], get(i).micros());
        }
        return earliest;
    }
}
