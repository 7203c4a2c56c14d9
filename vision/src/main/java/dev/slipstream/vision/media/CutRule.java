package dev.slipstream.vision.media;

/**
 * Where a segment ends: at the first keyframe once it is one second long; without one, before it would outgrow two
 * seconds and the 5 % that let a group of pictures of 2.002 s (NTSC) stay whole.
 */
final class CutRule {
    static final long MIN_MICROS = 1_000_000 - 5_000;
    static final long MAX_MICROS = 2_100_000;

    private CutRule() {}

    /**
     * Whether to cut before a picture.
     *
     * @param length decoding time from the segment's first picture to this one, microseconds
     * @param duration of this picture, microseconds
     * @param bytes in the segment with this picture
     */
    static boolean cuts(boolean keyframe, long length, long duration, long bytes, long maxBytes) {
        return (keyframe && length >= MIN_MICROS) || length + duration > MAX_MICROS || bytes > maxBytes;
    }
}
