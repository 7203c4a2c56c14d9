package dev.slipstream.vision.replay.glb;

/** From the values of pictures to amounts of light, which is what glTF wants in vertices. Source: IEC 61966-2-1. */
final class LinearLight {
    private static final short[] OF_SRGB = new short[256];

    static {
        for (int i = 0; i < 256; i++) {
            double s = i / 255.0;
            double linear = s <= 0.04045 ? s / 12.92 : Math.pow((s + 0.055) / 1.055, 2.4);
            OF_SRGB[i] = (short) Math.round(65535 * linear);
        }
    }

    private LinearLight() {}

    /** An sRGB byte as a share of 65535, unsigned: bytes would band in the dark. */
    static short of(byte srgb) {
        return OF_SRGB[srgb & 0xff];
    }
}
