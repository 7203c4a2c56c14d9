package dev.slipstream.vision.slice;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The middle and the value above it against a sort. */
class MedianNetworkTest {
    private static final int WIDTH = 40;
    private static final int HEIGHT = 25;

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 5, 13, 15, 31, 41})
    void itIsTheMiddleOfASortedRow(int size) {
        Random random = new Random(size);
        List<byte[]> layers = new ArrayList<>();
        for (int k = 0; k < size; k++) {
            byte[] layer = new byte[WIDTH * HEIGHT];
            random.nextBytes(layer);
            layers.add(layer);
        }
        byte[] middle = middle(layers, false).get(0);
        List<byte[]> both = middle(layers, true);
        for (int at = 0; at < WIDTH * HEIGHT; at++) {
            int pixel = at;
            int[] sorted = layers.stream()
                    .mapToInt(layer -> layer[pixel] & 255)
                    .sorted()
                    .toArray();
            assertThat(middle[at] & 255)
                    .as("middle of %s", Arrays.toString(sorted))
                    .isEqualTo(sorted[size / 2]);
            assertThat(both.get(0)[at]).isEqualTo(middle[at]);
            assertThat(both.get(1)[at] & 255).isEqualTo(sorted[Math.min(size - 1, size / 2 + 1)]);
        }
    }

    private static List<byte[]> middle(List<byte[]> layers, boolean above) {
        try (PointerScope scope = new PointerScope()) {
            List<Mat> mats = layers.stream()
                    .map(layer -> Pixels.mat(layer, WIDTH, HEIGHT, 1))
                    .toList();
            return new MedianNetwork(layers.size(), above)
                    .middle(mats).stream().map(Pixels::bytes).toList();
        }
    }

    @Test
    void anEvenNumberHasNoMiddle() {
        assertThatThrownBy(() -> new MedianNetwork(4, false)).hasMessageContaining("odd number of layers, not 4");
    }
}
