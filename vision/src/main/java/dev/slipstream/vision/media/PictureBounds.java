package dev.slipstream.vision.media;

/**
 * Reads a picture's size from its headers before libraries that know no bound take memory for it: a few bytes of VP9 or
 * AV1 can claim 65536 x 65536 pixels. FFmpeg's own decoders check the bound themselves.
 */
final class PictureBounds {
    private static final int VP9_SYNC = 0x498342;
    private static final int VP9_SRGB = 7;
    private static final int AV1_SEQUENCE_HEADER = 1;
    private static final int AV1_CONFIGURATION_BYTES = 4;

    private PictureBounds() {}

    /** Whether a lone VP9 keyframe has at most this many pixels (VP9 bitstream specification 0.6, 7.2). */
    static boolean vp9(byte[] data, long maxPixels) {
        BitReader bits = new BitReader(data, 0, data.length);
        boolean superframe = (data[data.length - 1] & 0xE0) == 0xC0;
        if (bits.read(2) != 2 || superframe) {
            return false; // several frames in one packet could each bring a size
        }
        int profile = (int) (bits.read(1) + 2 * bits.read(1));
        if (profile == 3) {
            bits.skip(1);
        }
        boolean existing = bits.flag();
        boolean inter = bits.flag();
        bits.skip(2);
        if (existing || inter || bits.read(24) != VP9_SYNC) {
            return false;
        }
        if (profile >= 2) {
            bits.skip(1);
        }
        boolean srgb = bits.read(3) == VP9_SRGB;
        boolean odd = (profile & 1) == 1;
        bits.skip(srgb ? (odd ? 1 : 0) : (odd ? 4 : 1));
        long width = bits.read(16) + 1;
        long height = bits.read(16) + 1;
        return !bits.exhausted() && width * height <= maxPixels;
    }

    /**
     * Whether all AV1 sequence headers stay within the bound, and there is one (AV1 bitstream specification 5.3, 5.5).
     *
     * @param parameterSets av1C (AV1 in ISOBMFF 2.3), or empty
     */
    static boolean av1(byte[] parameterSets, byte[] data, long maxPixels) {
        long inSets = parameterSets.length > AV1_CONFIGURATION_BYTES && (parameterSets[0] & 0x80) != 0
                ? largest(parameterSets, AV1_CONFIGURATION_BYTES)
                : largest(parameterSets, 0);
        long pixels = Math.max(inSets, largest(data, 0));
        return pixels > 0 && pixels <= maxPixels;
    }

    /** The most pixels that any sequence header allows; 0 = none found, Long.MAX_VALUE = not well formed. */
    private static long largest(byte[] data, int from) {
        long largest = 0;
        int at = from;
        while (at < data.length) {
            int header = data[at++];
            boolean extended = (header & 4) != 0;
            boolean sized = (header & 2) != 0;
            at += extended ? 1 : 0;
            long size = sized ? 0 : data.length - at;
            for (int shift = 0; sized && shift < 35; shift += 7) {
                if (at >= data.length) {
                    return Long.MAX_VALUE;
                }
                int next = data[at++];
                size |= (next & 0x7FL) << shift;
                if (next >= 0) {
                    break;
                }
            }
            if (size < 0 || size > data.length - at) {
                return Long.MAX_VALUE;
            }
            if ((header >> 3 & 15) == AV1_SEQUENCE_HEADER) {
                largest = Math.max(largest, sequence(new BitReader(data, at, (int) (at + size))));
            }
            at += (int) size;
        }
        return largest;
    }

    private static long sequence(BitReader bits) {
        bits.skip(4);
        if (bits.flag()) { // reduced still picture header
            bits.skip(5);
        } else {
            operatingPoints(bits);
        }
        int widthBits = (int) bits.read(4) + 1;
        int heightBits = (int) bits.read(4) + 1;
        long width = bits.read(widthBits) + 1;
        long height = bits.read(heightBits) + 1;
        return bits.exhausted() ? Long.MAX_VALUE : width * height;
    }

    private static void operatingPoints(BitReader bits) {
        int delayBits = 0;
        boolean decoderModel = false;
        if (bits.flag()) { // timing info
            bits.skip(64);
            if (bits.flag()) { // equal picture interval, then an Exp-Golomb number
                int zeros = 0;
                while (zeros < 32 && !bits.flag()) {
                    zeros++;
                }
                bits.skip(zeros);
            }
            decoderModel = bits.flag();
            if (decoderModel) {
                delayBits = (int) bits.read(5) + 1;
                bits.skip(42);
            }
        }
        boolean displayDelay = bits.flag();
        int points = (int) bits.read(5) + 1;
        for (int i = 0; i < points; i++) {
            bits.skip(12);
            if (bits.read(5) > 7) {
                bits.skip(1);
            }
            if (decoderModel && bits.flag()) {
                bits.skip(2 * delayBits + 1);
            }
            if (displayDelay && bits.flag()) {
                bits.skip(4);
            }
        }
    }
}
