package dev.slipstream.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipstream.vision.geometry.Bounds;
import dev.slipstream.vision.geometry.Vector3;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What stood in a rig's bounds at one moment: the union of the capsules of all athletes, with all that they wear and carry
 * (skates, sticks, skis, poles; the puck is nobody's and is not in the truth), cut by the bounds.
 */
final class ReplayTruth {
    /** All points within {@code radius} of the line from a to b, metres. */
    record Capsule(Vector3 a, Vector3 b, double radius) {
        double distance(double x, double y, double z) {
            Vector3 ab = b.minus(a);
            Vector3 ap = new Vector3(x, y, z).minus(a);
            double t = Math.max(0, Math.min(1, ap.dot(ab) / Math.max(1e-12, ab.dot(ab))));
            return ap.minus(ab.times(t)).length() - radius;
        }
    }

    private static final double TIME_TOLERANCE = 1e-3;
    private static final double SAMPLES_PER_M2 = 40_000;

    private final List<Capsule> capsules;
    private final Bounds bounds;

    ReplayTruth(List<Capsule> capsules, Bounds bounds) {
        this.capsules = List.copyOf(capsules);
        this.bounds = bounds;
    }

    /** From a {@code truth.json} that has the bodies of the time. */
    static ReplayTruth read(Path file, double seconds, Bounds bounds) throws IOException {
        for (JsonNode moment : new ObjectMapper().readTree(file.toFile()).path("geometry")) {
            if (Math.abs(moment.path("time").asDouble() - seconds) < TIME_TOLERANCE) {
                List<Capsule> capsules = new ArrayList<>();
                for (JsonNode athlete : moment.path("athletes")) {
                    for (JsonNode c : athlete.path("capsules")) {
                        capsules.add(new Capsule(
                                point(c.path("a")),
                                point(c.path("b")),
                                c.path("radius").asDouble()));
                    }
                }
                return new ReplayTruth(capsules, bounds);
            }
        }
        throw new IOException(file + " has no bodies at " + seconds + " s");
    }

    private static Vector3 point(JsonNode p) {
        return new Vector3(p.path(0).asDouble(), p.path(1).asDouble(), p.path(2).asDouble());
    }

    Bounds bounds() {
        return bounds;
    }

    /** Metres to the surface of the nearest capsule, negative inside; inside of several, that of the deepest. */
    double distance(double x, double y, double z) {
        double least = Double.MAX_VALUE;
        for (Capsule c : capsules) {
            least = Math.min(least, c.distance(x, y, z));
        }
        return least;
    }

    VoxelSet voxels() {
        VoxelSet set = new VoxelSet();
        for (Capsule c : capsules) {
            Vector3 r = new Vector3(c.radius(), c.radius(), c.radius());
            Vector3 min = new Vector3(
                            Math.min(c.a().x(), c.b().x()),
                            Math.min(c.a().y(), c.b().y()),
                            Math.min(c.a().z(), c.b().z()))
                    .minus(r);
            Vector3 max = new Vector3(
                            Math.max(c.a().x(), c.b().x()),
                            Math.max(c.a().y(), c.b().y()),
                            Math.max(c.a().z(), c.b().z()))
                    .plus(r);
            for (int z = VoxelSet.first(min.z()); VoxelSet.centre(z) <= max.z(); z++) {
                for (int y = VoxelSet.first(min.y()); VoxelSet.centre(y) <= max.y(); y++) {
                    for (int x = VoxelSet.first(min.x()); VoxelSet.centre(x) <= max.x(); x++) {
                        Vector3 p = new Vector3(VoxelSet.centre(x), VoxelSet.centre(y), VoxelSet.centre(z));
                        if (bounds.contains(p) && c.distance(p.x(), p.y(), p.z()) <= 0) {
                            set.add(x, y, z);
                        }
                    }
                }
            }
        }
        return set;
    }

    /** Points evenly strewn over the surface of the union, inside of the bounds: x, y, z each. */
    List<float[]> surface() {
        Random random = new Random(1);
        List<float[]> points = new ArrayList<>();
        for (Capsule c : capsules) {
            Vector3 axis = c.b().minus(c.a());
            double length = axis.length();
            Vector3 along = length > 1e-9 ? axis.unit() : new Vector3(0, 0, 1);
            Vector3 side = along.cross(Math.abs(along.z()) < 0.9 ? new Vector3(0, 0, 1) : new Vector3(1, 0, 0))
                    .unit();
            Vector3 other = along.cross(side);
            // A slice of a sphere has the area of the same slice of its cylinder (Archimedes).
            double span = length + 2 * c.radius();
            int n = (int) (span * 2 * Math.PI * c.radius() * SAMPLES_PER_M2);
            for (int i = 0; i < n; i++) {
                double h = random.nextDouble() * span - c.radius();
                double turn = random.nextDouble() * 2 * Math.PI;
                double over = h < 0 ? h : Math.max(0, h - length);
                double r = Math.sqrt(Math.max(0, c.radius() * c.radius() - over * over));
                Vector3 p = c.a().plus(along.times(h))
                        .plus(side.times(r * Math.cos(turn)))
                        .plus(other.times(r * Math.sin(turn)));
                if (bounds.contains(p) && distance(p.x(), p.y(), p.z()) > -1e-6) {
                    points.add(new float[] {(float) p.x(), (float) p.y(), (float) p.z()});
                }
            }
        }
        return points;
    }
}
