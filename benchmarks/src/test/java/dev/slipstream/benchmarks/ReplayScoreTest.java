package dev.slipstream.benchmarks;

import dev.slipstream.vision.geometry.Bounds;
import dev.slipstream.vision.geometry.Vector3;
import dev.slipstream.vision.replay.Figure;
import dev.slipstream.vision.replay.Mesh;
import dev.slipstream.vision.replay.SceneModel;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ReplayScoreTest {
    private static final ReplayTruth BALL = new ReplayTruth(
            List.of(new ReplayTruth.Capsule(new Vector3(0, 0, 1), new Vector3(0, 0, 1.0001), 0.2)),
            new Bounds(new Vector3(-1, -1, 0), new Vector3(1, 1, 2)));

    private static final int AROUND = 120;
    private static final int UP = 60;

    /** A ball around (0, 0, 1) as a mesh. */
    private static SceneModel ball(double radius) {
        float[] positions = new float[3 * AROUND * (UP + 1)];
        for (int v = 0; v < positions.length / 3; v++) {
            int ring = v / AROUND;
            double up = Math.PI * ring / UP;
            double turn = 2 * Math.PI * (v % AROUND) / AROUND;
            positions[3 * v] = (float) (radius * Math.sin(up) * Math.cos(turn));
            positions[3 * v + 1] = (float) (radius * Math.sin(up) * Math.sin(turn));
            positions[3 * v + 2] = (float) (1 - radius * Math.cos(up));
        }
        int[] triangles = new int[6 * AROUND * UP];
        for (int quad = 0; quad < AROUND * UP; quad++) {
            int ring = quad / AROUND * AROUND;
            int next = ring + (quad + 1) % AROUND;
            int[] corners = {quad, next, next + AROUND, quad, next + AROUND, quad + AROUND};
            System.arraycopy(corners, 0, triangles, 6 * quad, 6);
        }
        int n = positions.length / 3;
        Mesh mesh = new Mesh(positions, new float[3 * n], new byte[3 * n], new byte[n], triangles);
        return new SceneModel(List.of(new Figure("ball", mesh)));
    }

    @Test
    void theTruthItselfIsNearlyPerfect() {
        ReplayScore score = ReplayScore.of(ball(0.2), BALL);
        assertThat(score.iou()).isGreaterThan(0.98);
        assertThat(score.chamferMm()).isLessThan(0.5);
        assertThat(score.fscore2cm()).isCloseTo(1, within(1e-9));
    }

    @Test
    void aBallThatIsTooLargeIsOffByThat() {
        ReplayScore score = ReplayScore.of(ball(0.23), BALL);
        assertThat(score.iou()).isCloseTo(Math.pow(0.2 / 0.23, 3), within(0.01));
        assertThat(score.accuracyMm()).isCloseTo(30, within(0.5));
        assertThat(score.completenessMm()).isCloseTo(30, within(0.5));
        assertThat(score.fscore2cm()).isZero();
    }

    @Test
    void noModelIsNoScore() {
        ReplayScore score = ReplayScore.of(new SceneModel(List.of()), BALL);
        assertThat(score.iou()).isZero();
        assertThat(score.fscore2cm()).isZero();
        assertThat(score.chamferMm()).isCloseTo(100, within(1e-9));
    }
}
