package dev.slipstream.vision.slice;

import dev.slipstream.vision.media.Picture;
import dev.slipstream.vision.media.TimedPicture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/** What is made again in places comes to the same as all made anew, and who passes is not in the scene. */
class SceneTest {
    private static final int PICTURES = 17;

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.8})
    void aSceneMadeAgainInPlacesIsWholeAndItsDifferencesAre(double degreesPerFrame) throws SliceException {
        List<Picture> pictures = new PaintedClip(PICTURES, degreesPerFrame, 0, true)
                .pictures().stream().map(TimedPicture::picture).toList();
        Alignment alignment = PanAligner.align(
                pictures, IntStream.range(0, PICTURES).mapToObj(Double::valueOf).toList());
        SliceCanvas canvas = SliceCanvas.of(alignment, PaintedClip.WIDTH, PaintedClip.HEIGHT);
        Scene scene = Scene.of(canvas, pictures, alignment.fixed());
        // Pictures 0 to 2 count nowhere in a corner, as if somebody stood there.
        Scene again = scene.without(new FirstThreeHidden(), pictures);
        assertThat(again.plate().made())
                .isNotEmpty()
                .hasSizeLessThan(scene.plate().made().size());
        Bodies updated = Bodies.of(scene, pictures).before(again, pictures);
        Bodies anew = Bodies.of(again, pictures);
        for (int i = 0; i < PICTURES; i++) {
            assertThat(updated.changes().get(i).kind())
                    .isEqualTo(anew.changes().get(i).kind());
            Picture background = again.backgrounds().get(i);
            if (!alignment.fixed()) {
                Picture plate = again.plate().picture();
                byte[] whole = Pixels.warp(
                        plate.rgb(),
                        plate.width(),
                        plate.height(),
                        3,
                        canvas.fromFrame().get(i),
                        background.width(),
                        background.height());
                int off = 0;
                for (int at = 0; at < whole.length; at++) {
                    off = Math.max(off, Math.abs((whole[at] & 255) - (background.rgb()[at] & 255)));
                }
                // OpenCV rounds places to 32nds of a pixel, and from another corner otherwise.
                assertThat(off).as("levels in picture %d", i).isLessThan(16);
            }
        }
    }

    private static final class FirstThreeHidden implements MedianPlate.Excluded {
        private static final int CORNER = 100;

        @Override
        public boolean hides(int picture, int canvasX, int canvasY) {
            return picture < 3 && canvasX < CORNER && canvasY < CORNER;
        }

        @Override
        public boolean more(Tile tile) {
            return tile.left() < CORNER && tile.top() < CORNER;
        }
    }
}
