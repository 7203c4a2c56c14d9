package dev.slipstream.vision.replay;

import dev.slipstream.vision.media.Picture;

import java.util.List;

/**
 * A picture of the empty scene from pictures in which athletes come and go, for cameras that nobody gave one: of each
 * level the median over time, which shows what is there most of the time. Who stands still for half of it stays in it.
 */
public final class LearnedPlate {
    private static final int MOST = 64;

    private LearnedPlate() {}

    /**
     * @param frames of one camera that stands still, 1 to 64, some seconds apart
     * @throws IllegalArgumentException if there are none, too many, or their sizes differ
     */
    public static Picture of(List<Picture> frames) {
        if (frames.isEmpty() || frames.size() > MOST) {
            throw new IllegalArgumentException(
                    "a plate is learned from 1 to " + MOST + " pictures, not " + frames.size());
        }
        Picture first = frames.get(0);
        for (Picture frame : frames) {
            if (frame.width() != first.width() || frame.height() != first.height()) {
                throw new IllegalArgumentException("a plate cannot be learned from pictures of " + first.width() + "x"
                        + first.height() + " and of " + frame.width() + "x" + frame.height());
            }
        }
        byte[] plate = new byte[first.rgb().length];
        int[] levels = new int[frames.size()];
        for (int i = 0; i < plate.length; i++) {
            for (int k = 0; k < levels.length; k++) {
                int level = frames.get(k).rgb()[i] & 255;
                int place = k;
                while (place > 0 && levels[place - 1] > level) {
                    levels[place] = levels[place - 1];
                    place--;
                }
                levels[place] = level;
            }
            plate[i] = (byte) levels[levels.length / 2];
        }
        return new Picture(first.width(), first.height(), plate);
    }
}
