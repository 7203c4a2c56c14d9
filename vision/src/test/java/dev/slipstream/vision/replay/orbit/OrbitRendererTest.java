package dev.slipstream.vision.replay.orbit;

import dev.slipstream.vision.geometry.Camera;
import dev.slipstream.vision.geometry.Rig;
import dev.slipstream.vision.media.Picture;
import dev.slipstream.vision.replay.SceneModel;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Pictures of a camera that is not there, against what one there would have taken. */
class OrbitRendererTest {
    private static final int WIDTH = 320;
    private static final int HEIGHT = 180;
    private static final Rig RIG = TinyVenue.rig(10, WIDTH, HEIGHT);
    private static final Camera BETWEEN = TinyVenue.camera(Math.toRadians(18), 2.7, WIDTH, HEIGHT);

    private static List<Picture> plates;
    private static List<Picture> frames;
    private static Venue venue;
    private static Moment moment;

    @BeforeAll
    static void film() {
        plates = TinyVenue.pictures(RIG, false);
        frames = TinyVenue.pictures(RIG, true);
        venue = Venue.of(RIG, plates);
        moment = Moment.of(venue, TinyVenue.model(), frames);
    }

    private static Picture render(Moment shown, Camera camera) {
        Canvas canvas = Canvas.ofSize(WIDTH, HEIGHT);
        new OrbitRenderer(venue, WIDTH, HEIGHT).render(shown, camera, canvas);
        assertThat(canvas.rgb()).doesNotContain(FloorPainter.BLANK);
        return canvas.toPicture();
    }

    private static double psnr(Picture a, Picture b, IntPredicate where) {
        double sum = 0;
        long count = 0;
        for (int i = 0; i < a.rgb().length; i++) {
            if (where.test(i / 3)) {
                double off = (a.rgb()[i] & 0xff) - (b.rgb()[i] & 0xff);
                sum += off * off;
                count++;
            }
        }
        assertThat(count).isPositive();
        return 10 * Math.log10(255 * 255 / Math.max(1e-9, sum / count));
    }

    private static boolean onBall(int pixel) {
        int row = pixel / WIDTH;
        return TinyVenue.hitsBall(BETWEEN.centre(), BETWEEN.ray(pixel % WIDTH, row));
    }

    @Test
    void findsTheWallWithoutBeingToldOfIt() {
        for (float radius : venue.shape.radius()) {
            assertThat(Math.hypot(0, radius)).isBetween(TinyVenue.WALL * 0.94, TinyVenue.WALL * 1.06);
        }
    }

    @Test
    void showsWhatACameraThereWouldSee() {
        Picture truth = TinyVenue.picture(BETWEEN, true);
        Picture rendered = render(moment, BETWEEN);
        assertThat(psnr(rendered, truth, OrbitRendererTest::onBall))
                .as("athlete")
                .isGreaterThan(28);
        assertThat(psnr(rendered, truth, pixel -> true)).as("all").isGreaterThan(26);
    }

    /** Grey vertices: all of the colour must come from the cameras. */
    @Test
    void takesItsColoursFromCameras() {
        Picture rendered = render(moment, BETWEEN);
        long coloured = 0;
        long all = 0;
        for (int i = 0; i < WIDTH * HEIGHT; i++) {
            if (onBall(i)) {
                int red = rendered.rgb()[3 * i] & 0xff;
                int blue = rendered.rgb()[3 * i + 2] & 0xff;
                all++;
                coloured += Math.abs(red - blue) > 12 ? 1 : 0;
            }
        }
        assertThat((double) coloured / all).isGreaterThan(0.5);
    }

    @Test
    void carriesTheShadowFromTheFrames() {
        assertThat(lightAt(0)).isBetween(130, 185); // 154 of 256 is true
        assertThat(lightAt(1.2f)).isGreaterThan(248);
    }

    /** What is left of 255 at a place beside the ball, metres. */
    private static int lightAt(float beside) {
        int[] white = {0xffffff};
        float x = (float) TinyVenue.MIDDLE.x() + beside;
        moment.shadow().dim(x, (float) TinyVenue.MIDDLE.y(), 0, 0, 1, white, 0, 1);
        return Rgb.green(white[0]);
    }

    /** From one real camera to the next in small steps: the picture changes about as much at each. */
    @Test
    void nothingPops() {
        double most = 0;
        double sum = 0;
        int steps = 24;
        Picture before = render(moment, TinyVenue.camera(0, 2.7, WIDTH, HEIGHT));
        for (int i = 1; i <= steps; i++) {
            Picture now = render(moment, TinyVenue.camera(Math.toRadians(72.0 * i / steps), 2.7, WIDTH, HEIGHT));
            double change = Math.pow(10, -psnr(now, before, OrbitRendererTest::nearBall) / 20);
            most = Math.max(most, change);
            sum += change / steps;
            before = now;
        }
        assertThat(most / sum).isLessThan(1.35);
    }

    private static boolean nearBall(int pixel) {
        int x = pixel % WIDTH;
        return x > WIDTH / 2 - 30
                && x < WIDTH / 2 + 30
                && pixel / WIDTH > HEIGHT / 2 - 30
                && pixel / WIDTH < HEIGHT / 2 + 30;
    }

    /** A flake before the nearest camera, white over a third of the ball. */
    @Test
    void snowBeforeOneCameraDoesNotShow() {
        List<Picture> snowy = new ArrayList<>(frames);
        byte[] rgb = frames.get(0).rgb().clone();
        double[] out = new double[3];
        RIG.camera(0).project(TinyVenue.MIDDLE.x(), TinyVenue.MIDDLE.y(), TinyVenue.MIDDLE.z(), out);
        for (int y = -4; y <= 4; y++) {
            for (int x = -4; x <= 4; x++) {
                int at = 3 * (((int) out[1] + y) * WIDTH + (int) out[0] + x);
                rgb[at] = rgb[at + 1] = rgb[at + 2] = (byte) 255;
            }
        }
        snowy.set(0, new Picture(WIDTH, HEIGHT, rgb));
        Camera near = TinyVenue.camera(Math.toRadians(10), 2.3, WIDTH, HEIGHT);
        // Vertices coloured as the reconstruction would: by what several cameras agree on.
        SceneModel painted = TinyVenue.painted();
        Picture clean = render(Moment.of(venue, painted, frames), near);
        Picture snowed = render(Moment.of(venue, painted, snowy), near);
        assertThat(psnr(snowed, clean, OrbitRendererTest::nearBall)).isGreaterThan(30);
    }

    @Test
    void anEmptyMomentIsTheVenue() {
        Picture rendered = render(Moment.of(venue, new SceneModel(List.of()), plates), BETWEEN);
        assertThat(psnr(rendered, TinyVenue.picture(BETWEEN, false), pixel -> true))
                .isGreaterThan(26);
    }

    @Test
    void namesTheCameraWhosePictureDoesNotFit() {
        List<Picture> odd = new ArrayList<>(frames);
        odd.set(3, new Picture(2, 2, new byte[12]));
        assertThatThrownBy(() -> Moment.of(venue, TinyVenue.model(), odd))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("camera c3")
                .hasMessageContaining("2x2");
        assertThatThrownBy(() -> Venue.of(RIG, plates.subList(0, 2))).hasMessageContaining("10 cameras");
    }
}
