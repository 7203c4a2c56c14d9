package dev.slipstream.vision.media;

/**
 * Where a segment ends: at the first keyframe once it is one second long, or at once where the segment itself began
 * without one, so that each group of pictures longer than a segment still begins an independent one; without a
 * keyframe, before it would outgrow two seconds and the 5 % that let a group of pictures of 2.002 s (NTSC) stay whole.
 */
final class CutRule {
    static final long MIN_MICROS = 1_000_000 - 5_000;
    static final long MAX_MICROS = 2_100_000;

    private CutRule() {}

    /**
     * Whether to cut before a picture.
     *
     * @param dependent whether the segment began without a keyframe
     * @param length decoding time from the segment's first picture to this one, microseconds
     * @param duration of this picture, microseconds
     * @param bytes in the segment with this picture
     */
    static boolean cuts(boolean keyframe, boolean dependent, long length, long duration, long bytes, long maxBytes) {
        return (keyframe && (dependent || length >= MIN_MICROS)) || length + duration > MAX_MICROS || bytes > maxBytes;
    }
}
