package dev.slipstream.vision.slice;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/** Bodies as blocks of 20 by 40 pixels that pass a camera that stands still. */
class FiguresTest {
    private static final int PICTURES = 9;

    private static Cutout block(int x, int y) {
        byte[] alpha = new byte[20 * 40];
        Arrays.fill(alpha, (byte) 255);
        return new Cutout(x, y, 20, 40, alpha);
    }

    private static Figures choose(List<List<Cutout>> cutouts) {
        List<Homography> maps =
                IntStream.range(0, PICTURES).mapToObj(i -> Homography.IDENTITY).toList();
        List<Integer> used = IntStream.range(0, PICTURES).boxed().toList();
        return Figures.choose(new SliceCanvas(480, 270, maps, used), cutouts, 480, 270);
    }

    private static List<Cutout> runner() {
        return IntStream.range(0, PICTURES)
                .mapToObj(i -> block(10 + 50 * i, 100))
                .toList();
    }

    @Test
    void whoWalksAndWhoJumpsHaveInstantsOfTheirOwn() {
        // Down across the runner's way, in whose middle the runner is seen at another time.
        List<Cutout> jumper = IntStream.range(0, PICTURES)
                .mapToObj(i -> i < 5 ? block(210, 2 + 49 * i) : Cutout.NONE)
                .toList();
        Figures figures = choose(List.of(runner(), jumper));
        assertThat(figures.chosen().get(0)).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(figures.chosen().get(1)).containsExactly(0, 1, 3, 4);
        assertThat(figures.pictures()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(figures.shown(2).area()).as("the runner alone").isEqualTo(800);
        assertThat(figures.all(2).area())
                .as("both, who are %d pixels apart", 80)
                .isEqualTo(1600);
    }

    @Test
    void whoHasMostRoomGoesFirst() {
        List<Cutout> stumbles = IntStream.range(0, PICTURES)
                .mapToObj(i -> block(205 + 2 * i, 100))
                .toList();
        Figures figures = choose(List.of(stumbles, runner()));
        assertThat(figures.chosen().get(1)).hasSize(PICTURES);
        assertThat(figures.chosen().get(0)).hasSizeLessThan(2);
    }
}
