package dev.slipstream.vision.slice;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Boxes of 20 by 40 pixels before a crowd of many small ones. */
class TrackerTest {
    private static final int PICTURES = 20;
    private static final int CROWD = 12;

    /** {@code x}: where somebody stands in each picture, before a crowd in which something differs here and there. */
    private static List<Track> moving(int[] x) {
        List<Blobs> blobs = new ArrayList<>();
        List<Homography> maps = new ArrayList<>();
        for (int i = 0; i < PICTURES; i++) {
            List<Blob> all = new ArrayList<>();
            all.add(new Blob(1, x[i], 100, x[i] + 19, 139, 500));
            for (int k = 0; k < CROWD; k++) {
                int left = 70 * k + (i * 7 + k * 5) % 6;
                all.add(new Blob(2 + k, left, 10, left + 9, 29, 60));
            }
            blobs.add(new Blobs(960, 540, new int[0], all));
            maps.add(Homography.IDENTITY);
        }
        return Tracker.follow(blobs, maps).moving();
    }

    @Test
    void whoCrossesThePictureMoves() {
        int[] x = new int[PICTURES];
        for (int i = 0; i < PICTURES; i++) {
            x[i] = 100 + 18 * i;
        }
        assertThat(moving(x)).singleElement().satisfies(track -> {
            assertThat(track.sightings()).hasSize(PICTURES);
            assertThat(track.unsteadiness()).isLessThan(0.1);
        });
    }

    @Test
    void whoSwaysToAndFroDoesNot() {
        int[] x = new int[PICTURES];
        for (int i = 0; i < PICTURES; i++) {
            x[i] = 100 + (i % 4 < 2 ? 0 : 28);
        }
        assertThat(moving(x)).isEmpty();
    }
}
