package dev.slipstream.vision.slice;

import dev.slipstream.vision.media.Picture;
import dev.slipstream.vision.media.TimedPicture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The whole way on painted clips: masks, instants, composition, and what is refused. */
class SlicerTest {
    private static Slice slice(List<TimedPicture> pictures) throws SliceException {
        return Slicer.slice(pictures, stage -> {}, System::nanoTime);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.8})
    void aRunnerIsShownAtSeveralInstantsAndMaskedWell(double degreesPerFrame) throws SliceException {
        PaintedClip clip = new PaintedClip(15, degreesPerFrame, 0, true);
        Slice slice = slice(clip.pictures());
        assertThat(slice.fixed()).isEqualTo(degreesPerFrame == 0);
        assertThat(slice.athletes()).hasSize(1);
        assertThat(slice.seconds()).hasSizeBetween(5, 12).isSorted();
        for (Slice.Mask mask : slice.masks()) {
            if (mask.shown()) {
                assertThat(iou(clip, mask))
                        .as("mask of picture %d", mask.number())
                        .isGreaterThan(0.85);
            }
        }
    }

    private static double iou(PaintedClip clip, Slice.Mask mask) {
        Homography toWall = clip.fromWall(mask.number()).inverse();
        int both = 0;
        int either = 0;
        for (int y = 0; y < PaintedClip.HEIGHT; y++) {
            for (int x = 0; x < PaintedClip.WIDTH; x++) {
                boolean truth = clip.inFigure(mask.number(), toWall.x(x, y), toWall.y(x, y));
                boolean cut = mask.cutout().at(x, y) >= 128;
                both += truth && cut ? 1 : 0;
                either += truth || cut ? 1 : 0;
            }
        }
        return both / (double) either;
    }

    @Test
    void figuresAreDarkAndTheWallBetweenThemIsClean() throws SliceException {
        PaintedClip clip = new PaintedClip(15, 0, 0, true);
        Slice slice = slice(clip.pictures());
        Picture picture = slice.picture();
        List<Integer> shown = slice.masks().stream()
                .filter(Slice.Mask::shown)
                .map(Slice.Mask::number)
                .toList();
        for (int i = 0; i < 15; i++) {
            int x = (int) clip.figureX(i) + 7;
            int y = (int) clip.figureY(i) + 20;
            int red = picture.rgb()[3 * (y * picture.width() + x)] & 255;
            boolean covered = shown.stream().anyMatch(k -> clip.inFigure(k, x, y));
            assertThat(red).as("at the place of picture %d", i).isBetween(covered ? 0 : 70, covered ? 40 : 255);
        }
    }

    @Test
    void driftingExposureLeavesNoGhost() throws SliceException {
        Slice slice = slice(new PaintedClip(15, 0, 0, true).withExposure(0.012).pictures());
        assertThat(slice.athletes()).hasSize(1);
        assertThat(slice.masks())
                .filteredOn(Slice.Mask::shown)
                .allSatisfy(mask -> assertThat(mask.cutout().area()).isBetween(400, 700));
    }

    @Test
    void whatCannotBeSlicedIsRefusedWithTheReason() {
        List<TimedPicture> nobody = new PaintedClip(9, 0, 0, false).pictures();
        assertThatThrownBy(() -> slice(nobody))
                .isInstanceOf(SliceException.class)
                .hasMessageContaining("nobody moves");
        assertThatThrownBy(() -> slice(nobody.subList(0, 3)))
                .isInstanceOf(SliceException.class)
                .hasMessageContaining("at least 5 pictures")
                .hasMessageContaining("here are 3");
        List<TimedPicture> sizes = new ArrayList<>(nobody);
        sizes.set(4, new TimedPicture(400_000, new Picture(2, 2, new byte[12])));
        assertThatThrownBy(() -> slice(sizes))
                .isInstanceOf(SliceException.class)
                .hasMessageContaining("size");
    }
}
