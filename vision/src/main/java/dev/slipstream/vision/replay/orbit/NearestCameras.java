package dev.slipstream.vision.replay.orbit;

import dev.slipstream.vision.geometry.Rig;
import dev.slipstream.vision.geometry.Vector3;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The real cameras whose view of something is most like a virtual camera's, and how much each has to say. Weights fall
 * to zero where a camera leaves the choice, so that nothing pops while the virtual camera moves. Source: Buehler et al.,
 * "Unstructured Lumigraph Rendering" (2001), angular blending field.
 *
 * @param cameras places in the rig, most similar first
 * @param weights of each, sum 1
 */
@SuppressWarnings("ArrayRecordComponent") // two small arrays that belong together
record NearestCameras(int[] cameras, float[] weights) {
    /** How many are blended: enough against snow in one of them, few enough to stay sharp. */
    static final int MOST = 4;

    /** Added to angles, radians: a virtual camera near a real one must not make the weights endless. */
    private static final double SOFT = 0.02;

    /** For what lies around {@code subject}. */
    static NearestCameras of(Rig rig, Vector3 subject, Vector3 virtual) {
        Vector3 wanted = virtual.minus(subject).unit();
        double[] angle = new double[rig.size()];
        for (int i = 0; i < angle.length; i++) {
            double cosine = rig.camera(i).centre().minus(subject).unit().dot(wanted);
            angle[i] = Math.acos(Math.max(-1, Math.min(1, cosine)));
        }
        int[] order = IntStream.range(0, angle.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> angle[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        int count = Math.min(MOST, order.length);
        double limit = order.length > count ? angle[order[count]] : 2 * angle[order[count - 1]] + SOFT;
        float[] weights = new float[count];
        double sum = 0;
        for (int i = 0; i < count; i++) {
            double a = angle[order[i]];
            double w = Math.max(0, 1 - a / limit) / (a + SOFT);
            weights[i] = (float) (w * w);
            sum += weights[i];
        }
        for (int i = 0; i < count; i++) {
            weights[i] = sum > 0 ? (float) (weights[i] / sum) : 1f / count;
        }
        return new NearestCameras(Arrays.copyOf(order, count), weights);
    }
}
