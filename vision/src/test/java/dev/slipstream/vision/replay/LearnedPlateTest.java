package dev.slipstream.vision.replay;

import dev.slipstream.vision.media.Picture;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LearnedPlateTest {
    private static Picture pixel(int r, int g, int b) {
        return new Picture(1, 1, new byte[] {(byte) r, (byte) g, (byte) b});
    }

    @Test
    void whatPassesByIsNotInIt() {
        Picture plate = LearnedPlate.of(List.of(pixel(200, 210, 220), pixel(9, 9, 9), pixel(202, 212, 222)));
        assertThat(plate.rgb()).containsExactly((byte) 200, (byte) 210, (byte) 220);
    }

    @Test
    void picturesOfTwoSizesAreRefused() {
        assertThatThrownBy(() -> LearnedPlate.of(List.of(pixel(1, 1, 1), new Picture(2, 1, new byte[6]))))
                .hasMessage("a plate cannot be learned from pictures of 1x1 and of 2x1");
    }
}
