package dev.slipstream.vision.replay.orbit;

import dev.slipstream.vision.geometry.Bounds;
import dev.slipstream.vision.geometry.Camera;
import dev.slipstream.vision.geometry.Rig;
import dev.slipstream.vision.geometry.Vector3;

import java.util.ArrayList;
import java.util.List;

/**
 * Where the virtual camera is at each picture: it follows the ring of real cameras, for there the pictures are best,
 * looks at the athletes, keeps them large, and starts and stops softly.
 */
public final class OrbitPath {
    /** Share of the picture that athletes may take. */
    private static final double FILL = 0.8;

    /** Pixels of ours to one of a real camera, at most: more shows nothing more. */
    private static final double MAGNIFY = 1.35;

    private final int width;
    private final int height;
    private final Rig rig;
    private final RingCourse course;

    /**
     * @param width of the pictures, pixels
     * @param height of the pictures, pixels
     */
    public OrbitPath(Rig rig, int width, int height) {
        this.rig = rig;
        this.width = width;
        this.height = height;
        this.course = new RingCourse(rig);
    }

    /**
     * A virtual camera for each picture. Where real cameras do not stand all around, the path stays between the outermost
     * of them.
     *
     * @param subjects a box around each athlete, at all moments shown, metres
     * @param pictures how many
     * @param start direction from the middle of the ring, radians from the x axis
     * @param turn how far around, radians; negative for clockwise seen from above
     */
    public List<Camera> around(List<Bounds> subjects, int pictures, double start, double turn) {
        Vector3 at = all(subjects).centre();
        Vector3[] from = new Vector3[pictures];
        double[] focal = new double[pictures];
        for (int i = 0; i < pictures; i++) {
            double share = pictures == 1 ? 0 : soft(i / (pictures - 1.0));
            from[i] = course.at(course.within(start + turn * share));
            focal[i] = focal(subjects, from[i], at);
        }
        focal = steady(focal);
        List<Camera> cameras = new ArrayList<>();
        for (int i = 0; i < pictures; i++) {
            cameras.add(Camera.lookingAt("virtual-" + i, width, height, focal[i], from[i], at));
        }
        return cameras;
    }

    /** From 0 to 1, standing still at both ends. */
    private static double soft(double x) {
        // Straight in the middle, with a sixth of the way to speed up and to slow down.
        double ramp = 1.0 / 6;
        double speed = 1 / (1 - ramp);
        if (x < ramp) {
            return speed * x * x / (2 * ramp);
        }
        if (x > 1 - ramp) {
            return 1 - speed * (1 - x) * (1 - x) / (2 * ramp);
        }
        return speed * (x - ramp / 2);
    }

    private static Bounds all(List<Bounds> subjects) {
        Vector3 min = subjects.get(0).min();
        Vector3 max = subjects.get(0).max();
        for (Bounds b : subjects) {
            min = new Vector3(
                    Math.min(min.x(), b.min().x()),
                    Math.min(min.y(), b.min().y()),
                    Math.min(min.z(), b.min().z()));
            max = new Vector3(
                    Math.max(max.x(), b.max().x()),
                    Math.max(max.y(), b.max().y()),
                    Math.max(max.z(), b.max().z()));
        }
        return new Bounds(min, max);
    }

    private double focal(List<Bounds> subjects, Vector3 from, Vector3 at) {
        Camera probe = Camera.lookingAt("probe", width, height, 1, from, at);
        double[] out = new double[3];
        double half = 1e-6;
        for (int k = 0; k < 8 * subjects.size(); k++) {
            Bounds subject = subjects.get(k / 8);
            Vector3 p = new Vector3(
                    (k & 1) == 0 ? subject.min().x() : subject.max().x(),
                    (k & 2) == 0 ? subject.min().y() : subject.max().y(),
                    (k & 4) == 0 ? subject.min().z() : subject.max().z());
            if (probe.project(p.x(), p.y(), p.z(), out)) {
                double sideways = Math.abs(out[0] - probe.cx()) / (width / 2.0);
                double upright = Math.abs(out[1] - probe.cy()) / (height / 2.0);
                half = Math.max(half, Math.max(sideways, upright));
            }
        }
        double most = 0;
        for (int i = 0; i < rig.size(); i++) {
            Camera real = rig.camera(i);
            double detail = real.fx() / real.centre().minus(at).length();
            most = Math.max(most, MAGNIFY * detail * from.minus(at).length());
        }
        return Math.min(FILL / half, most);
    }

    /** Without the nods that corners of the box would give the zoom. */
    private static double[] steady(double[] focal) {
        int reach = Math.max(1, focal.length / 6);
        double[] steady = new double[focal.length];
        for (int i = 0; i < focal.length; i++) {
            double sum = 0;
            double weights = 0;
            for (int k = -reach; k <= reach; k++) {
                double w = reach + 1 - Math.abs(k);
                sum += w * Math.log(focal[Math.max(0, Math.min(focal.length - 1, i + k))]);
                weights += w;
            }
            steady[i] = Math.exp(sum / weights);
        }
        return steady;
    }
}
