package dev.slipstream.vision.clip;

import dev.slipstream.vision.media.SegmentPackets.Sample;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Which pictures of the footage are copied and which are encoded again, in the order in which they are shown.
 *
 * <p>Copying begins only at a picture that resets the decoder (IDR): at other keyframes it would find the numbers of
 * another encoder's pictures where it looks for its references.
 */
final class ClipPlan {
    /**
     * Pictures that are treated alike.
     *
     * @param encode whether they are encoded again; then {@code from} and {@code to} hold, in microseconds, else {@code
     *     first} and {@code end} in decoding order
     */
    record Piece(Stretch stretch, boolean encode, int first, int end, long from, long to) {
        List<Sample> copied() {
            List<Sample> copied = new ArrayList<>();
            long start = stretch.get(first).micros();
            for (Sample picture : stretch.pictures().subList(first, end)) {
                if (picture.micros() >= start) { // else it needs what comes before
                    copied.add(picture);
                }
            }
            return copied;
        }
    }

    private final List<Stretch> stretches;
    private final long in;
    private final long out;
    private final List<Piece> pieces = new ArrayList<>();

    ClipPlan(List<Stretch> stretches, long in, long out) {
        this.stretches = stretches.stream().filter(s -> s.has(in, out)).toList();
        this.in = in;
        this.out = out;
    }

    /** Copies all, from a keyframe on. */
    List<Piece> copyAll() {
        for (Stretch stretch : stretches) {
            int first = stretch.keyAt(in);
            copy(stretch, first, stretch.closedAfter(first, out));
        }
        return pieces;
    }

    /** Encodes all. */
    List<Piece> encodeAll() {
        stretches.forEach(stretch -> encode(stretch, in, out));
        return pieces;
    }

    /**
     * Copies what lies between the edges.
     *
     * @param reset whether a picture resets the decoder
     */
    List<Piece> encodeEdges(Predicate<Sample> reset) {
        for (Stretch stretch : stretches) {
            int first = 0;
            while (first < stretch.size()
                    && (Stretch.before(stretch.get(first).micros(), in) || !reset.test(stretch.get(first)))) {
                first++;
            }
            if (first == stretch.size() || !Stretch.before(stretch.get(first).micros(), out)) {
                encode(stretch, in, out);
                continue;
            }
            encode(stretch, in, stretch.get(first).micros());
            int end = stretch.closedBefore(first, out);
            copy(stretch, first, end);
            long rest = stretch.pictures().subList(end, stretch.size()).stream()
                    .mapToLong(Sample::micros)
                    .min()
                    .orElse(out);
            encode(stretch, rest, out);
        }
        return pieces;
    }

    private void copy(Stretch stretch, int first, int end) {
        if (end > first) {
            pieces.add(new Piece(stretch, false, first, end, 0, 0));
        }
    }

    private void encode(Stretch stretch, long from, long to) {
        if (stretch.has(from, to)) {
            pieces.add(new Piece(stretch, true, 0, 0, from, to));
        }
    }
}
