package dev.slipstream.simulator.render;

/** How ice mirrors. */
final class Ice {
    private Ice() {}

    /**
     * The mirrored share of 256, by Schlick's approximation with the reflectance that wet, resurfaced ice shows to a
     * camera, which is far above a clean block's.
     *
     * @param cosine between the view and the upright
     */
    static int mirrored(float cosine) {
        float k = 1 - cosine;
        float k2 = k * k;
        return (int) (256 * Math.min(0.45f, 0.06f + 0.5f * k2 * k2));
    }
}
