package dev.slipstream.vision.replay.orbit;

import dev.slipstream.vision.geometry.Bounds;
import dev.slipstream.vision.geometry.Camera;
import dev.slipstream.vision.geometry.Rig;
import dev.slipstream.vision.geometry.Vector3;
import dev.slipstream.vision.media.DecodedVideo;
import dev.slipstream.vision.replay.SceneModel;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OrbitVideoTest {
    private static final Rig RIG = TinyVenue.rig(6, 128, 72);
    private static final List<Bounds> SUBJECT =
            List.of(new Bounds(new Vector3(-0.5, -0.5, 0), new Vector3(0.5, 0.5, 1)));

    private static Venue venue;
    private static Moment full;
    private static Moment empty;

    @BeforeAll
    static void film() {
        venue = Venue.of(RIG, TinyVenue.pictures(RIG, false));
        full = Moment.of(venue, TinyVenue.model(), TinyVenue.pictures(RIG, true));
        empty = Moment.of(venue, new SceneModel(List.of()), TinyVenue.pictures(RIG, false));
    }

    private static OrbitVideo video() {
        return new OrbitVideo(venue, 25, 3, Map.of("comment", "computed"));
    }

    @Test
    void picturesComeInOrderHoweverManyDraw(@TempDir Path folder) throws Exception {
        List<Camera> path = new OrbitPath(RIG, 64, 36).around(SUBJECT, 30, 0, 0);
        int[] shown = new int[30];
        for (int i = 15; i < 30; i++) {
            shown[i] = 1; // the ball is there for the first half
        }
        Path file = folder.resolve("orbit.mp4");
        video().write(file, path, List.of(full, empty), shown);

        byte[] grey = DecodedVideo.pixels(file, "gray");
        assertThat(grey).hasSize(30 * 64 * 36);
        for (int i = 1; i < 30; i++) {
            double change = 0;
            for (int k = 0; k < 64 * 36; k++) {
                change += Math.abs((grey[i * 64 * 36 + k] & 0xff) - (grey[(i - 1) * 64 * 36 + k] & 0xff)) / (64.0 * 36);
            }
            assertThat(change > 2.5).as("picture %d changes by %.2f", i, change).isEqualTo(i == 15);
        }
    }

    @Test
    void leavesNoFileWhenDrawingFails(@TempDir Path folder) throws IOException {
        List<Camera> path = new ArrayList<>(new OrbitPath(RIG, 64, 36).around(SUBJECT, 5, 0, 1));
        path.set(3, RIG.camera(0)); // of another size
        assertThatThrownBy(() -> video().write(folder.resolve("orbit.mp4"), path, List.of(full), new int[5]))
                .isInstanceOf(IOException.class)
                .hasRootCauseInstanceOf(IllegalArgumentException.class);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void pathFollowsTheRingAndStopsSoftly() {
        List<Camera> path = new OrbitPath(RIG, 640, 360).around(SUBJECT, 101, 1, 2);
        double[] step = new double[100];
        for (int i = 0; i < 100; i++) {
            step[i] = path.get(i + 1).centre().minus(path.get(i).centre()).length();
        }
        assertThat(step[0]).isLessThan(0.2 * step[50]);
        assertThat(step[99]).isLessThan(0.2 * step[50]);
        double[] out = new double[3];
        for (Camera camera : path) {
            assertThat(Math.hypot(camera.centre().x(), camera.centre().y())).isBetween(6.5, 7.5);
            assertThat(camera.centre().z()).isBetween(2.2, 3.2);
            assertThat(camera.project(0, 0, 0.5, out)).isTrue();
            assertThat(Math.hypot(out[0] - camera.cx(), out[1] - camera.cy())).isLessThan(1e-6);
        }
        assertThat(Math.atan2(path.get(0).centre().y(), path.get(0).centre().x()))
                .isBetween(0.99, 1.01);
        assertThat(Math.atan2(path.get(100).centre().y(), path.get(100).centre().x()))
                .isBetween(2.99, 3.01);
    }

    /** Three cameras in a quarter of the ring: the path turns back instead of leaving them. */
    @Test
    void pathStaysWhereCamerasAre() {
        Rig all = TinyVenue.rig(16, 128, 72);
        Rig quarter = new Rig(all.bounds(), all.background(), all.cameras().subList(0, 5));
        for (Camera camera : new OrbitPath(quarter, 640, 360).around(SUBJECT, 50, 0, 2 * Math.PI)) {
            double direction = Math.atan2(camera.centre().y(), camera.centre().x());
            assertThat(direction).isBetween(-0.01, Math.PI / 2 + 0.01);
        }
    }
}
