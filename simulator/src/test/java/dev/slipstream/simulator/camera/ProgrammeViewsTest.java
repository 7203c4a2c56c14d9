package dev.slipstream.simulator.camera;

import dev.slipstream.simulator.body.Figure;
import dev.slipstream.simulator.geometry.Camera;
import dev.slipstream.simulator.geometry.Vec3;
import dev.slipstream.simulator.sport.Sport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ProgrammeViewsTest {
    private static final double SECONDS = 30;

    @ParameterizedTest
    @EnumSource(Sport.class)
    void theActionStaysInTheMovingPictures(Sport sport) {
        var competition = new StagedCompetition(sport, SECONDS);
        for (String id : List.of("pan", "zoom", "reverse")) {
            View view = view(competition, id);
            assertThat(view.moves()).isTrue();
            for (double t = 0; t < SECONDS - 2; t += 0.1) {
                assertThat(CameraRingTest.inside(view.at(t), competition.action(t)))
                        .as(id + " at " + t)
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Sport.class)
    void theCloseUpHoldsTheFeaturedAthletesTorso(Sport sport) {
        var competition = new StagedCompetition(sport, SECONDS);
        View close = view(competition, "close");
        int held = 0;
        int samples = 0;
        double heights = 0;
        for (double t = 0; t < SECONDS - 2; t += 0.04) {
            Camera camera = close.at(t);
            Figure figure = competition.at(t).figures().get(competition.featured(t));
            Vec3 chest = figure.torso().centre();
            Vec3 hip = chest.minus(figure.torso().up().times(figure.torso().height() / 2));
            boolean all = CameraRingTest.inside(camera, chest)
                    && CameraRingTest.inside(camera, hip)
                    && CameraRingTest.inside(camera, figure.head());
            samples++;
            if (all) {
                held++;
                heights += java.util.Objects.requireNonNull(camera.project(hip)).y()
                        - java.util.Objects.requireNonNull(camera.project(figure.head()))
                                .y();
            }
        }
        assertThat((double) held / samples).isGreaterThan(0.95);
        assertThat(heights / held / 360)
                .as("hip to head, of the picture's height")
                .isBetween(0.3, 0.6);
    }

    @ParameterizedTest
    @EnumSource(Sport.class)
    void thePictureOnlyJumpsWhereAViewSaysSo(Sport sport) {
        var competition = new StagedCompetition(sport, SECONDS);
        for (View view : ProgrammeViews.of(competition, 640, 360, 7)) {
            List<Double> cuts = view.cuts(SECONDS);
            for (double t = 0; t < SECONDS - 2; t += 0.02) {
                double from = t;
                boolean cut = cuts.stream().anyMatch(c -> c > from - 0.001 && c < from + 0.041);
                double turned =
                        turned(view.at(t), view.at(t + 0.02)) / view.at(t).width();
                assertThat(cut || turned < 0.3)
                        .as(view.id() + " at " + t + " turned " + turned)
                        .isTrue();
            }
        }
        assertThat(view(competition, "close").cuts(SECONDS)).hasSizeGreaterThan(3);
    }

    /** Pixels that the middle of the picture moves. */
    private static double turned(Camera from, Camera to) {
        Vec3 aim = from.centre()
                .plus(from.ray(from.principalX(), from.principalY()).times(30));
        Vec3 pixel = to.project(aim);
        return pixel == null ? 1e9 : Math.hypot(pixel.x() - to.principalX(), pixel.y() - to.principalY());
    }

    @ParameterizedTest
    @EnumSource(Sport.class)
    void answersDoNotDependOnTheOrderOfAskingNorOnTheThread(Sport sport) {
        var competition = new StagedCompetition(sport, SECONDS);
        List<View> views = ProgrammeViews.of(competition, 640, 360, 7);
        List<View> again = ProgrammeViews.of(competition, 640, 360, 7);
        for (int v = 0; v < views.size(); v++) {
            View late = again.get(v);
            double[] backwards = java.util.stream.IntStream.range(0, 20)
                    .parallel()
                    .mapToDouble(i -> late.at((19 - i) * 1.3).rotation()[4])
                    .toArray();
            for (int i = 0; i < 20; i++) {
                assertThat(views.get(v).at((19 - i) * 1.3).rotation()[4]).isCloseTo(backwards[i], within(0.0));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Sport.class)
    void noCameraStandsInTheStandsOrTheGround(Sport sport) {
        var competition = new StagedCompetition(sport, SECONDS);
        Site site = Site.of(competition);
        for (View view : ProgrammeViews.of(competition, 640, 360, 7)) {
            for (double t = 0; t < SECONDS; t += 1) {
                Vec3 at = view.at(t).centre();
                assertThat(at.z() - site.height(at.x(), at.y())).as(view.id()).isGreaterThan(1.9);
                assertThat(view.at(t).distorts()).isFalse();
            }
        }
    }

    private static View view(StagedCompetition competition, String id) {
        return ProgrammeViews.of(competition, 640, 360, 7).stream()
                .filter(view -> view.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
