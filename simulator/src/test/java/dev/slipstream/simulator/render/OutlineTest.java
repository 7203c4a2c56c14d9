package dev.slipstream.simulator.render;

import dev.slipstream.simulator.body.Figure;
import dev.slipstream.simulator.camera.CameraRing;
import dev.slipstream.simulator.camera.View;
import dev.slipstream.simulator.geometry.Camera;
import dev.slipstream.simulator.sport.Competition;
import dev.slipstream.simulator.sport.Competitions;
import dev.slipstream.simulator.sport.Sport;
import dev.slipstream.simulator.venue.Stages;
import dev.slipstream.simulator.venue.Wardrobe;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import static org.assertj.core.api.Assertions.assertThat;

/** The promise of truth.json: its capsules are the athletes' outlines in the pictures of the ring. */
class OutlineTest {
    private static final int LEAST_PIXELS = 400;
    private static final long SEED = 71;
    private static final double SECONDS = 20;
    private static final int TIMES = 3;
    private static final int RING = 8;
    private static final List<Integer> CAMERAS = List.of(0, 3, 5, 6);

    /** How well one athlete's pixels agree. */
    private record Match(String where, int pixels, double iou) {}

    @ParameterizedTest
    @EnumSource(Sport.class)
    void capsulesAreTheOutlines(Sport sport) throws IOException {
        // The ring around the jump stands far from the skier.
        int width = sport == Sport.SKI_CROSS ? 960 : 480;
        int height = width * 9 / 16;
        Competition competition = Competitions.of(sport, SEED, SECONDS);
        Stage stage = Stages.of(competition, SEED);
        SceneRenderer renderer = new SceneRenderer(
                stage,
                Wardrobe.of(sport, competition.athletes()),
                new SceneMemory(competition, stage),
                width,
                height,
                true);
        List<View> ring = CameraRing.of(competition, RING, width, height, SEED);
        List<Match> matches = new ArrayList<>();
        for (int index : CAMERAS) {
            Camera camera = ring.get(index).at(0);
            assertThat(camera.distorts()).isTrue();
            float[] venue = venue(stage, camera);
            for (double time : occupied(competition)) {
                renderer.drawClean(camera, time, new int[width * height]);
                compare(
                        competition,
                        time,
                        camera,
                        venue,
                        renderer.mask(),
                        ring.get(index).id(),
                        matches);
            }
        }
        matches.sort(Comparator.comparingDouble(Match::iou));
        System.out.printf(
                Locale.ROOT,
                "%s: outlines of %d athletes, mean IoU %.4f, worst %s%n",
                sport,
                matches.size(),
                matches.stream().mapToDouble(Match::iou).average().orElse(0),
                matches.subList(0, Math.min(3, matches.size())));
        assertThat(matches).hasSizeGreaterThanOrEqualTo(8);
        assertThat(matches).allSatisfy(match -> assertThat(match.iou()).isGreaterThan(0.95));
    }

    /** Times that lie apart, at which somebody is in the capture volume. */
    private static List<Double> occupied(Competition competition) {
        List<Double> all = new ArrayList<>();
        for (double time = 0.5; time < SECONDS; time += 0.1) {
            for (Figure figure : competition.at(time).figures()) {
                if (competition.captureVolume().contains(figure.torso().centre())) {
                    all.add(time);
                    break;
                }
            }
        }
        List<Double> some = new ArrayList<>();
        for (int i = 0; i < TIMES; i++) {
            some.add(all.get((2 * i + 1) * all.size() / (2 * TIMES)));
        }
        return some;
    }

    /** Depth of the empty venue at the sample of each pixel that the mask looks at. */
    private static float[] venue(Stage stage, Camera camera) {
        Target target = Target.of(camera.width() * Target.SAMPLES, camera.height() * Target.SAMPLES);
        new Backdrop(stage).draw(camera, new PixelRays(camera), 0, target);
        float[] depth = new float[camera.width() * camera.height()];
        for (int i = 0; i < depth.length; i++) {
            int row = i / camera.width() * Target.SAMPLES;
            int column = i % camera.width() * Target.SAMPLES;
            depth[i] = target.depth()[row * target.width() + column];
        }
        return depth;
    }

    private static void compare(
            Competition competition,
            double time,
            Camera camera,
            float[] venue,
            int[] mask,
            String id,
            List<Match> matches)
            throws IOException {
        // A mask is what the first sample of each pixel shows, a quarter of a pixel up and to the left of its centre.
        TrueOutlines truth = TrueOutlines.of(competition, time, camera, PixelRays.pixel(0));
        for (int athlete = 0; athlete < competition.athletes().size(); athlete++) {
            int both = 0;
            int either = 0;
            int pixels = 0;
            for (int i = 0; i < mask.length; i++) {
                boolean hidden = truth.owner()[i] != TrueOutlines.NOBODY && truth.depth()[i] > venue[i];
                boolean shown = mask[i] == athlete;
                boolean said = truth.owner()[i] == athlete;
                pixels += shown ? 1 : 0;
                both += !hidden && shown && said ? 1 : 0;
                either += !hidden && (shown || said) ? 1 : 0;
            }
            if (pixels > LEAST_PIXELS) {
                String where = String.format(Locale.ROOT, "%s at %.1f s, athlete %d", id, time, athlete);
                matches.add(new Match(where, pixels, both / (double) either));
            }
        }
    }
}
