package dev.slipstream.vision.slice;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.DMatch;
import org.bytedeco.opencv.opencv_core.DMatchVector;
import org.bytedeco.opencv.opencv_core.KeyPointVector;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point2f;
import org.bytedeco.opencv.opencv_features2d.BFMatcher;
import org.bytedeco.opencv.opencv_features2d.ORB;
import org.jspecify.annotations.Nullable;

import static org.bytedeco.opencv.global.opencv_calib3d.RANSAC;
import static org.bytedeco.opencv.global.opencv_calib3d.estimateAffinePartial2D;
import static org.bytedeco.opencv.global.opencv_core.CV_32FC2;
import static org.bytedeco.opencv.global.opencv_core.NORM_HAMMING;
import static org.bytedeco.opencv.global.opencv_core.countNonZero;

/**
 * Points of a picture that are found again in another (ORB: Rublee et al., ICCV 2011), out of native memory.
 *
 * @param xy x and y of each point, pixels
 * @param descriptors 32 bytes for each
 */
@SuppressWarnings("ArrayRecordComponent") // shared on purpose; never compared
record Features(float[] xy, byte[] descriptors) {
    private static final int DESCRIPTOR_BYTES = 32;
    /** Fewer agreeing pairs say nothing: any four make a homography. */
    private static final int LEAST_INLIERS = 24;

    private static final double OUTLIER_PIXELS = 2;

    /** The strongest points, at most so many: comparing all with all costs the square of their number. */
    static Features of(byte[] gray, int width, int height, int most) {
        try (PointerScope scope = new PointerScope();
                ORB orb = ORB.create(most, 1.2f, 6, 31, 0, 2, 0, 31, 10)) {
            KeyPointVector points = new KeyPointVector();
            Mat descriptors = new Mat();
            orb.detectAndCompute(Pixels.mat(gray, width, height, 1), new Mat(), points, descriptors);
            float[] xy = new float[2 * (int) points.size()];
            for (int i = 0; i < xy.length / 2; i++) {
                Point2f point = points.get(i).pt();
                xy[2 * i] = point.x();
                xy[2 * i + 1] = point.y();
            }
            return new Features(xy, xy.length == 0 ? new byte[0] : Pixels.bytes(descriptors));
        }
    }

    int count() {
        return xy.length / 2;
    }

    /**
     * From this picture to the other one, by random sample consensus; null where too few points agree. A shift, a turn and a scale
     * only: points of a slope lie in a band along its boards, which leaves the rest of a homography open.
     */
    @Nullable
    Homography to(Features other) {
        if (count() < LEAST_INLIERS || other.count() < LEAST_INLIERS) {
            return null;
        }
        try (PointerScope scope = new PointerScope();
                BFMatcher matcher = new BFMatcher(NORM_HAMMING, true)) {
            DMatchVector matches = new DMatchVector();
            matcher.match(mat(), other.mat(), matches);
            int n = (int) matches.size();
            if (n < LEAST_INLIERS) {
                return null;
            }
            float[] from = new float[2 * n];
            float[] to = new float[2 * n];
            for (int i = 0; i < n; i++) {
                DMatch match = matches.get(i);
                System.arraycopy(xy, 2 * match.queryIdx(), from, 2 * i, 2);
                System.arraycopy(other.xy, 2 * match.trainIdx(), to, 2 * i, 2);
            }
            Mat inliers = new Mat();
            Mat found =
                    estimateAffinePartial2D(points(from), points(to), inliers, RANSAC, OUTLIER_PIXELS, 2000, 0.995, 10);
            if (found.empty() || countNonZero(inliers) < Math.max(LEAST_INLIERS, n / 8)) {
                return null;
            }
            double[] rows = new double[9];
            new DoublePointer(found.data()).get(rows, 0, 6);
            rows[8] = 1;
            return new Homography(rows);
        }
    }

    private Mat mat() {
        return Pixels.mat(descriptors, DESCRIPTOR_BYTES, count(), 1);
    }

    private static Mat points(float[] xy) {
        Mat mat = new Mat(xy.length / 2, 1, CV_32FC2);
        new FloatPointer(mat.data()).put(xy, 0, xy.length);
        return mat;
    }
}
