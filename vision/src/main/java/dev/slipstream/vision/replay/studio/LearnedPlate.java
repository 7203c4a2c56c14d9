package dev.slipstream.vision.replay.studio;

import dev.slipstream.vision.media.Picture;

import java.util.Arrays;
import java.util.List;

/** A picture of the empty scene from pictures in which people come and go: the median of each pixel's channels over time. */
public final class LearnedPlate {
    /** Enough for a median that three who stand still for a while do not move; more cost memory. */
    public static final int PICTURES = 11;

    private LearnedPlate() {}

    /**
     * The median picture. Where somebody stands in more than half of the pictures, they stay in it.
     *
     * @param pictures of one camera that stands still, of one size, at least 3
     * @throws IllegalArgumentException if there are fewer, or their sizes differ
     */
    public static Picture of(List<Picture> pictures) {
        if (pictures.size() < 3) {
            throw new IllegalArgumentException("a plate is learned from at least 3 pictures, not " + pictures.size());
        }
        Picture first = pictures.get(0);
        for (Picture picture : pictures) {
            if (picture.width() != first.width() || picture.height() != first.height()) {
                throw new IllegalArgumentException("the pictures differ in size");
            }
        }
        byte[] median = new byte[first.rgb().length];
        int[] values = new int[pictures.size()];
        for (int i = 0; i < median.length; i++) {
            for (int p = 0; p < values.length; p++) {
                values[p] = pictures.get(p).rgb()[i] & 0xff;
            }
            Arrays.sort(values);
            median[i] = (byte) values[values.length / 2];
        }
        return new Picture(first.width(), first.height(), median);
    }
}
