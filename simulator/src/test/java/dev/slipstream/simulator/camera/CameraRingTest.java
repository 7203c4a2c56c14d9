package dev.slipstream.simulator.camera;

import dev.slipstream.simulator.geometry.Camera;
import dev.slipstream.simulator.geometry.Vec3;
import dev.slipstream.simulator.sport.Sport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class CameraRingTest {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 360;

    @ParameterizedTest
    @EnumSource(Sport.class)
    void everyCameraSeesTheVolume(Sport sport) {
        var competition = new StagedCompetition(sport, 20);
        List<View> all = new ArrayList<>(CameraRing.of(competition, 12, WIDTH, HEIGHT, 4));
        all.addAll(CameraRing.holdout(competition, 12, 3, WIDTH, HEIGHT, 4));
        int corners = 0;
        for (View view : all) {
            assertThat(inside(view.at(0), competition.captureVolume().centre()))
                    .as(view.id())
                    .isTrue();
            for (Vec3 corner : Framing.corners(competition.captureVolume())) {
                corners += inside(view.at(0), corner) ? 1 : 0;
            }
            assertThat(view.moves()).isFalse();
        }
        assertThat(corners).isGreaterThanOrEqualTo((int) (0.9 * 8 * all.size()));
    }

    @ParameterizedTest
    @EnumSource(Sport.class)
    void camerasStandApartAboveTheGroundAndInOrder(Sport sport) {
        var competition = new StagedCompetition(sport, 20);
        Site site = Site.of(competition);
        List<View> all = new ArrayList<>(CameraRing.of(competition, 8, WIDTH, HEIGHT, 4));
        all.addAll(CameraRing.holdout(competition, 8, 8, WIDTH, HEIGHT, 4));
        assertThat(all).extracting(View::id).startsWith("ring-01", "ring-02").endsWith("holdout-7", "holdout-8");
        for (View view : all) {
            Vec3 at = view.at(0).centre();
            assertThat(at.z() - site.height(at.x(), at.y())).as(view.id()).isGreaterThan(1.9);
            for (View other : all) {
                if (other != view) {
                    assertThat(at.minus(other.at(0).centre()).length())
                            .as(view.id() + " and " + other.id())
                            .isGreaterThan(0.9);
                }
            }
            if (sport == Sport.SKI_CROSS) {
                assertThat(Math.abs(at.y())).as("beside the course").isGreaterThan(13);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Sport.class)
    void lensesDistortAndTheSeedDecidesHow(Sport sport) {
        var competition = new StagedCompetition(sport, 20);
        View first = CameraRing.of(competition, 4, WIDTH, HEIGHT, 4).get(0);
        View again = CameraRing.of(competition, 4, WIDTH, HEIGHT, 4).get(0);
        View other = CameraRing.of(competition, 4, WIDTH, HEIGHT, 5).get(0);
        assertThat(first.at(3).distortion()[0]).isBetween(-0.034, -0.026);
        assertThat(first.at(3).distortion()).isEqualTo(again.at(7).distortion());
        assertThat(first.at(3).translation()).isEqualTo(again.at(7).translation());
        assertThat(first.at(3).translation()).isNotEqualTo(other.at(3).translation());
    }

    static boolean inside(Camera camera, Vec3 point) {
        Vec3 pixel = camera.project(point);
        return pixel != null
                && pixel.x() >= -0.5
                && pixel.y() >= -0.5
                && pixel.x() < camera.width() - 0.5
                && pixel.y() < camera.height() - 0.5;
    }
}
