package dev.slipstream.vision.replay.orbit;

import dev.slipstream.vision.geometry.Vector3;

import java.util.List;

/**
 * Whether cameras see the same at points of the world, which they do where there is a surface. Mean covariance of their
 * greys beside their variance; even places say nothing either way. Source: as ZNCC over many views, e.g. Furukawa and
 * Ponce, "Accurate, Dense, and Robust Multiview Stereopsis" (2010).
 */
final class Agreement {
    /** Variance of grey that counts as much as texture: noise, and light that differs. */
    private static final float EVEN = 60;

    private static final int LEAST_CAMERAS = 3;

    /** Cosine to the surface under which a camera is not asked. */
    private static final double GRAZING = 0.25;

    private final List<GreyPlate> plates;

    Agreement(List<GreyPlate> plates) {
        this.plates = plates;
    }

    /**
     * From about -0.3 (they contradict each other) to 1; 0 where fewer than three see all the points.
     *
     * @param points x, y, z each, metres
     * @param inwards of the surface, length one
     */
    float of(double[] points, Vector3 inwards) {
        int count = points.length / 3;
        float[] sum = new float[count];
        float[] grey = new float[count];
        float squares = 0;
        int cameras = 0;
        for (GreyPlate plate : plates) {
            Vector3 to = plate.camera().centre().minus(new Vector3(points[0], points[1], points[2]));
            if (to.dot(inwards) < GRAZING * to.length()) {
                continue;
            }
            float mean = 0;
            for (int i = 0; i < count; i++) {
                grey[i] = plate.at(points[3 * i], points[3 * i + 1], points[3 * i + 2]);
                mean += grey[i] / count;
            }
            if (Float.isNaN(mean)) {
                continue;
            }
            cameras++;
            for (int i = 0; i < count; i++) {
                float off = grey[i] - mean;
                sum[i] += off;
                squares += off * off;
            }
        }
        if (cameras < LEAST_CAMERAS) {
            return 0;
        }
        float together = 0;
        for (float s : sum) {
            together += s * s;
        }
        return (together - squares) / ((cameras - 1) * (squares + cameras * EVEN * count));
    }
}
