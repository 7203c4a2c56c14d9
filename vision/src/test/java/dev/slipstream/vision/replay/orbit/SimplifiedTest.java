package dev.slipstream.vision.replay.orbit;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class SimplifiedTest {
    @Test
    void keepsTheShapeWithFewerTriangles() {
        Surfaces fine = new Surfaces(TinyVenue.model());
        Surfaces coarse = Simplified.of(fine, 0.1);
        assertThat(coarse.triangles.length).isBetween(300, fine.triangles.length / 4);
        for (int i = 0; i < coarse.vertexCount(); i++) {
            double x = coarse.positions[3 * i] - TinyVenue.MIDDLE.x();
            double y = coarse.positions[3 * i + 1] - TinyVenue.MIDDLE.y();
            double z = coarse.positions[3 * i + 2] - TinyVenue.MIDDLE.z();
            assertThat(Math.sqrt(x * x + y * y + z * z)).isCloseTo(TinyVenue.BALL, within(1e-5));
        }
        for (int index : coarse.triangles) {
            assertThat(index).isLessThan(coarse.vertexCount());
        }
    }
}
