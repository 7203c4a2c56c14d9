package dev.slipstream.operators.health;

/**
 * What thumbnails say about the health of a feed. Pure.
 *
 * <p>Pictures that stand still are compressed anew with each keyframe, so their thumbnails differ a little; those of a camera that looks
 * at an empty venue differ by its noise. Measured on stills of the simulated venue, 640x360 and 1280x720, H.264 and HEVC at 0.6 to 4
 * Mbit/s, from the eighth second of the standstill on. The mean difference from one keyframe to the next is 0 to 0.07 grey levels; at 0.6
 * Mbit/s it is 0 to 0.26, and such a standstill is found late or not at all. With noise of at most one level in each pixel, less than any camera
 * has, it is 0.08 to 0.5. In a video of a real hall the far end's one person moves single pixels by 9 and more.
 */
final class PictureSigns {
    /** A tenth of the way from black to white, and 98 of a hundred pixels: the defaults of FFmpeg's blackdetect. */
    private static final int DARK = 25;

    private static final double DARK_SHARE = 0.98;
    /** Grey levels; a race by night has dark pixels too, and they differ. */
    private static final double FLAT_DEVIATION = 3;
    /** Mean difference of one picture encoded twice, grey levels. */
    private static final double SAME = 0.06;
    /** The same of one that gets too few bits; real noise comes as close where bits are many. */
    private static final double NEARLY_SAME = 0.1;
    /** In any pixel, grey levels: a person at the far end of a hall or a running clock changes one by 9 and more. */
    private static final int SAME_PIXEL = 2;

    private PictureSigns() {}

    /** Whether the picture is dark and flat, but for a station's logo. */
    static boolean isBlack(byte[] thumbnail) {
        int dark = 0;
        double sum = 0;
        double squares = 0;
        for (byte pixel : thumbnail) {
            int value = pixel & 0xff;
            if (value <= DARK) {
                dark++;
                sum += value;
                squares += value * (double) value;
            }
        }
        if (dark < DARK_SHARE * thumbnail.length) {
            return false;
        }
        double mean = sum / dark;
        return squares / dark - mean * mean < FLAT_DEVIATION * FLAT_DEVIATION;
    }

    /**
     * Whether both are the same picture.
     *
     * @param fewBytes whether the compressed pictures between them say that nothing changed. That alone proves nothing: an encoder with
     *     bits to spare spends them on a standing picture, and one without leaves noise out
     */
    static boolean isSame(byte[] before, byte[] now, boolean fewBytes) {
        int sum = 0;
        for (int i = 0; i < now.length; i++) {
            int difference = Math.abs((before[i] & 0xff) - (now[i] & 0xff));
            if (difference > SAME_PIXEL) {
                return false;
            }
            sum += difference;
        }
        return sum <= (fewBytes ? NEARLY_SAME : SAME) * now.length;
    }

    /**
     * Whether nearly all macroblocks of a compressed picture of this size say "as before". Measured as above: H.264 at low rates takes 16
     * to 43 bytes for that, and 127 and more for noise that it codes; HEVC 62 to 106 for a standing picture, and 91 and more for noise.
     */
    static boolean isFewBytes(int pictureBytes, int macroblocks) {
        return pictureBytes > 0 && pictureBytes <= 40 + macroblocks / 100;
    }
}
