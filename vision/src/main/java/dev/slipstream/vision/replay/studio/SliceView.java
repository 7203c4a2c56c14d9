package dev.slipstream.vision.replay.studio;

import dev.slipstream.vision.geometry.Bounds;
import dev.slipstream.vision.geometry.Camera;
import dev.slipstream.vision.geometry.Vector3;
import dev.slipstream.vision.replay.orbit.Moment;
import dev.slipstream.vision.replay.orbit.OrbitPath;

import java.util.List;

/** From where several moments are seen side by side: across the way that the athletes took. */
final class SliceView {
    private static final int PLACES = 36;

    private SliceView() {}

    /** The place on the path around, of 36, at which the figures cover each other least. */
    static Camera of(OrbitPath path, List<Bounds> figures, List<Moment> moments) {
        Camera best = null;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < PLACES; i++) {
            Camera camera = path.around(figures, 1, 2 * Math.PI * i / PLACES, 0).get(0);
            double covered = covered(camera, figures);
            if (covered < least) {
                least = covered;
                best = camera;
            }
        }
        if (best == null) {
            throw new IllegalArgumentException("nobody is in these " + moments.size() + " moments");
        }
        return best;
    }

    /** How far the figures' boxes lie over each other in the picture, in widths. */
    private static double covered(Camera camera, List<Bounds> figures) {
        double covered = 0;
        double[] left = new double[figures.size()];
        double[] right = new double[figures.size()];
        for (int i = 0; i < left.length; i++) {
            span(camera, figures.get(i), left, right, i);
            for (int j = 0; j < i; j++) {
                double common = Math.min(right[i], right[j]) - Math.max(left[i], left[j]);
                covered += Math.max(0, common) / Math.min(right[i] - left[i], right[j] - left[j]);
            }
        }
        return covered;
    }

    private static void span(Camera camera, Bounds box, double[] left, double[] right, int i) {
        left[i] = Double.POSITIVE_INFINITY;
        right[i] = Double.NEGATIVE_INFINITY;
        double[] out = new double[3];
        for (int corner = 0; corner < 8; corner++) {
            double x = (corner & 1) == 0 ? box.min().x() : box.max().x();
            double y = (corner & 2) == 0 ? box.min().y() : box.max().y();
            double z = (corner & 4) == 0 ? box.min().z() : box.max().z();
            if (camera.project(x, y, z, out)) {
                left[i] = Math.min(left[i], out[0]);
                right[i] = Math.max(right[i], out[0]);
            }
        }
    }

    /** Metres from the camera to the middle of a moment's figures. */
    static double distance(Camera camera, Moment moment) {
        double sum = 0;
        List<Bounds> figures = moment.figureBounds();
        for (Bounds figure : figures) {
            Vector3 to = figure.centre().minus(camera.centre());
            sum += to.length() / figures.size();
        }
        return sum;
    }
}
