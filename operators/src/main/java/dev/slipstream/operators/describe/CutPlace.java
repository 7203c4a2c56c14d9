package dev.slipstream.operators.describe;

import java.util.Arrays;
import java.util.OptionalInt;

/**
 * Tells the picture with which the scene changed from the compressed sizes of a segment's pictures: an encoder can predict little
 * of the first picture of a scene, so it is many times as large as its neighbours. Costs no decoding. Pure.
 *
 * <p>It only places a cut that is known to be there; in a scene without one a flash or a graphic looks alike.
 *
 * <p>Source: shot detection in the compressed domain, B.-L. Yeo, B. Liu, "Rapid Scene Analysis on Compressed Video", IEEE
 * Transactions on Circuits and Systems for Video Technology 5(6), 1995: a peak that stands out of its neighbours.
 */
final class CutPlace {
    /** How many times as large as the usual picture of its segment the first one of a scene is at least. */
    private static final double OUTSTANDING = 2.5;

    private CutPlace() {}

    /**
     * The picture with which another scene begins.
     *
     * @param bytes of the pictures in the order in which they are shown, the first one being the keyframe
     * @return its index, 1 or more; empty where none stands out, as where the scene changes with the next keyframe
     */
    static OptionalInt in(int[] bytes) {
        if (bytes.length < 3) {
            return OptionalInt.empty();
        }
        int largest = 1;
        for (int i = 2; i < bytes.length; i++) {
            largest = bytes[i] > bytes[largest] ? i : largest;
        }
        int[] others = Arrays.copyOfRange(bytes, 1, bytes.length);
        Arrays.sort(others);
        double usual = others[others.length / 2];
        return bytes[largest] >= OUTSTANDING * usual ? OptionalInt.of(largest) : OptionalInt.empty();
    }
}
