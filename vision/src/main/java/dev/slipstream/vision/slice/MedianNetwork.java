package dev.slipstream.vision.slice;

import org.bytedeco.opencv.opencv_core.Mat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import static org.bytedeco.opencv.global.opencv_core.max;
import static org.bytedeco.opencv.global.opencv_core.min;

/**
 * The middle of an odd number of layers, pixel by pixel: Batcher's merge exchange (Knuth, The Art of Computer Programming 3, 5.2.2,
 * algorithm M) without what the middle does not depend on. Its steps are the same for all pixels, so that each is one pass of the
 * processor's widest instructions over whole layers.
 */
final class MedianNetwork {
    /** Puts the smaller of two layers in the place of the first, and the larger in that of the second, as far as wanted. */
    private record Exchange(int first, int second, boolean smaller, boolean larger) {}

    private final int size;
    private final List<Exchange> exchanges = new ArrayList<>();

    /** {@code above}: whether the value that comes next is wanted too. */
    MedianNetwork(int size, boolean above) {
        if (size < 1 || size % 2 == 0) {
            throw new IllegalArgumentException("a middle needs an odd number of layers, not " + size);
        }
        this.size = size;
        List<int[]> sort = sort(size);
        boolean[] wanted = new boolean[size];
        wanted[size / 2] = true;
        wanted[Math.min(size - 1, size / 2 + (above ? 1 : 0))] = true;
        for (int k = sort.size() - 1; k >= 0; k--) {
            int a = sort.get(k)[0];
            int b = sort.get(k)[1];
            if (wanted[a] || wanted[b]) {
                exchanges.add(new Exchange(a, b, wanted[a], wanted[b]));
                wanted[a] = true;
                wanted[b] = true;
            }
        }
        Collections.reverse(exchanges);
    }

    private static List<int[]> sort(int n) {
        List<int[]> pairs = new ArrayList<>();
        int top = n == 1 ? 0 : Integer.highestOneBit(n - 1);
        for (int p = top; p > 0; p /= 2) {
            int r = 0;
            int d = p;
            for (int q = top; ; q /= 2) {
                for (int i = 0; i < n - d; i++) {
                    if ((i & p) == r) {
                        pairs.add(new int[] {i, i + d});
                    }
                }
                if (q == p) {
                    break;
                }
                d = q - p;
                r = p;
            }
        }
        return pairs;
    }

    /**
     * @param layers of one size and kind; overwritten
     * @return the middle, and the one above it; belong to the caller's scope
     */
    List<Mat> middle(List<Mat> layers) {
        if (layers.size() != size) {
            throw new IllegalArgumentException("made for " + size + " layers, not " + layers.size());
        }
        Mat[] at = layers.toArray(Mat[]::new);
        Mat spare = new Mat();
        for (Exchange exchange : exchanges) {
            Mat a = at[exchange.first()];
            Mat b = at[exchange.second()];
            if (!exchange.larger()) {
                min(a, b, a);
            } else if (!exchange.smaller()) {
                max(a, b, b);
            } else {
                min(a, b, spare);
                max(a, b, b);
                at[exchange.first()] = spare;
                spare = a;
            }
        }
        return List.of(at[size / 2], at[Math.min(size - 1, size / 2 + 1)]);
    }
}
