package dev.slipstream.vision.slice;

import dev.slipstream.vision.media.Picture;
import dev.slipstream.vision.media.TimedPicture;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Against pans whose homographies are known. */
class PanAlignerTest {
    private static Alignment align(PaintedClip clip) throws SliceException {
        return align(clip.pictures());
    }

    private static Alignment align(List<TimedPicture> pictures) throws SliceException {
        return PanAligner.align(
                pictures.stream().map(TimedPicture::picture).toList(),
                pictures.stream().map(p -> p.mediaTimeMicros() / 1e6).toList());
    }

    @Test
    void aPanThatZoomsIsLaidOnItsMiddleToAFractionOfAPixel() throws SliceException {
        PaintedClip clip = new PaintedClip(13, 1.6, 0.01, true).withExposure(0.01);
        Alignment alignment = align(clip);
        assertThat(alignment.fixed()).isFalse();
        assertThat(alignment.reference()).isEqualTo(6);
        for (int i = 0; i < 13; i++) {
            Homography truth = clip.fromWall(i).inverse();
            Homography found = alignment.toReference().get(i);
            double error = found.after(truth.inverse()).reach(PaintedClip.WIDTH, PaintedClip.HEIGHT);
            assertThat(error).as("corner of picture %d", i).isLessThan(0.7);
        }
    }

    @Test
    void aCameraThatStandsStillNeedsNoMaps() throws SliceException {
        Alignment alignment = align(new PaintedClip(9, 0, 0, true));
        assertThat(alignment.fixed()).isTrue();
        assertThat(alignment.toReference()).allMatch(map -> map == Homography.IDENTITY);
    }

    @Test
    void aCutIsNamedByItsTime() {
        List<TimedPicture> pictures = new ArrayList<>(new PaintedClip(9, 1.6, 0, true).pictures());
        byte[] other = new byte[3 * PaintedClip.WIDTH * PaintedClip.HEIGHT];
        for (int i = 0; i < other.length; i++) {
            other[i] = (byte) (i / 3 % 97 * 2 ^ i / 2000 * 11);
        }
        pictures.set(8, new TimedPicture(800_000, new Picture(PaintedClip.WIDTH, PaintedClip.HEIGHT, other)));
        assertThatThrownBy(() -> align(pictures))
                .isInstanceOf(SliceException.class)
                .hasMessageContaining("0.80 s")
                .hasMessageContaining("--from");
    }
}
