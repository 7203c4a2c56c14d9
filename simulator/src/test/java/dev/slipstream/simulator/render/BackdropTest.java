package dev.slipstream.simulator.render;

import dev.slipstream.simulator.geometry.Camera;
import dev.slipstream.simulator.geometry.Vec3;
import dev.slipstream.simulator.picture.Picture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Ice that fills a distorted picture to its last pixel, whatever its size. */
class BackdropTest {
    private static final int ICE = 0xC0C8D0;

    @ParameterizedTest
    @ValueSource(ints = {318, 320, 322, 324, 326, 1920})
    void iceReachesEveryCorner(int width) {
        int height = width * 9 / 16 & ~1;
        Mesh sheet = Mesh.of(Mesh.Kind.ICE, plain(ICE))
                .detail(plain(0x101010), 1)
                .quad(at(-50, 50), at(50, 50), at(50, -50), at(-50, -50), 0, 0, 1, 1, 1)
                .build();
        Light light = new Light(List.of(), new Light.Rgb(1, 1, 1), new Light.Rgb(1, 1, 1));
        Stage stage = new Stage(List.of(sheet), (x, y) -> 0, light, ICE, 0);
        Camera camera = Camera.lookingAt(width, height, Camera.focal(width, 40), new Vec3(0, -4, 9), new Vec3(0, 0, 0))
                .withDistortion(-0.03, 0.005, 0, 0, 0);
        Target target = Target.of(width * Target.SAMPLES, height * Target.SAMPLES);

        new Backdrop(stage).draw(camera, new PixelRays(camera), 0, target);

        assertThat(target.kind()).containsOnly(Mesh.Kind.ICE.code());
    }

    private static Texture plain(int colour) {
        return Texture.opaque(Picture.blank(4, 4, colour));
    }

    private static Vec3 at(double x, double y) {
        return new Vec3(x, y, 0);
    }
}
