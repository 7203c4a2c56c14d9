package dev.slipstream.simulator.render;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipstream.simulator.geometry.Camera;
import dev.slipstream.simulator.geometry.Vec3;
import dev.slipstream.simulator.sport.Athlete;
import dev.slipstream.simulator.sport.Competition;
import dev.slipstream.simulator.sport.Prop;
import dev.slipstream.simulator.truth.TruthJson;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * What a camera would see of the capsules that truth.json publishes, by rays of its own: written without the renderer's
 * formulas, so that a mistake in one shows in the other. A ray meets a capsule if it comes nearer to its line than its
 * radius; where it enters is found by halving, as the distance to something convex has one minimum along a line.
 */
final class TrueOutlines {
    /** Nobody is here. */
    static final int NOBODY = -1;
    /** Something that is no athlete's is nearer. */
    static final int THING = -2;

    private static final int HALVINGS = 24;

    /** All points within a radius of a line; whose they are. */
    private record Ball(int owner, Vec3 a, Vec3 b, double radius) {}

    private final Camera camera;
    private final double shift;
    private final int[] owner;
    private final double[] depth;
    private final @Nullable Vec3[] rays;

    private TrueOutlines(Camera camera, double shift) {
        this.camera = camera;
        this.shift = shift;
        owner = new int[camera.width() * camera.height()];
        depth = new double[owner.length];
        rays = new Vec3[owner.length];
        Arrays.fill(owner, NOBODY);
        Arrays.fill(depth, Double.POSITIVE_INFINITY);
    }

    /**
     * Looks at the published capsules of an instant.
     *
     * @param shift from a pixel's centre to where its ray is cast, in both directions, pixels
     */
    static TrueOutlines of(Competition competition, double time, Camera camera, double shift) throws IOException {
        TrueOutlines outlines = new TrueOutlines(camera, shift);
        for (Ball ball : balls(competition, time)) {
            outlines.add(ball);
        }
        return outlines;
    }

    private static List<Ball> balls(Competition competition, double time) throws IOException {
        JsonNode truth = new ObjectMapper()
                .readTree(TruthJson.of(new TruthJson.Run(
                        1,
                        1000,
                        time + 1,
                        Instant.EPOCH,
                        competition,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(time))));
        List<String> ids = competition.athletes().stream().map(Athlete::id).toList();
        List<Ball> balls = new ArrayList<>();
        for (JsonNode athlete : truth.path("geometry").get(0).path("athletes")) {
            for (JsonNode capsule : athlete.path("capsules")) {
                balls.add(new Ball(
                        ids.indexOf(athlete.path("id").asText()),
                        point(capsule.path("a")),
                        point(capsule.path("b")),
                        capsule.path("radius").asDouble()));
            }
        }
        for (Prop prop : competition.at(time).props()) {
            balls.add(new Ball(THING, prop.a(), prop.b(), prop.radius()));
        }
        return balls;
    }

    private static Vec3 point(JsonNode node) {
        return new Vec3(
                node.get(0).asDouble(), node.get(1).asDouble(), node.get(2).asDouble());
    }

    /** Whose capsule each pixel sees first: the index of an athlete, {@link #NOBODY} or {@link #THING}. */
    int[] owner() {
        return owner;
    }

    /** Of what each pixel sees first, metres along the camera's axis. */
    double[] depth() {
        return depth;
    }

    private void add(Ball ball) {
        Vec3 a = camera.project(ball.a());
        Vec3 b = camera.project(ball.b());
        if (a == null || b == null) {
            return;
        }
        // Generous: perspective and lens make a ball's picture a little larger than this.
        double reach = 4 + 1.3 * camera.focal() * ball.radius() / (Math.min(a.z(), b.z()) - ball.radius());
        int x0 = (int) Math.max(0, Math.min(a.x(), b.x()) - reach);
        int x1 = (int) Math.min(camera.width() - 1, Math.max(a.x(), b.x()) + reach);
        int y0 = (int) Math.max(0, Math.min(a.y(), b.y()) - reach);
        int y1 = (int) Math.min(camera.height() - 1, Math.max(a.y(), b.y()) + reach);
        for (int y = y0; y <= y1; y++) {
            for (int x = x0; x <= x1; x++) {
                int at = y * camera.width() + x;
                Vec3 ray = ray(at, x, y);
                double entry = entry(ball, ray);
                if (entry < Double.POSITIVE_INFINITY) {
                    double z = camera.toCamera(camera.centre().plus(ray.times(entry)))
                            .z();
                    if (z < depth[at]) {
                        depth[at] = z;
                        owner[at] = ball.owner();
                    }
                }
            }
        }
    }

    private Vec3 ray(int at, int x, int y) {
        Vec3 known = rays[at];
        if (known == null) {
            known = camera.ray(x + shift, y + shift);
            rays[at] = known;
        }
        return Objects.requireNonNull(known);
    }

    /** Metres along the ray to where it enters, or infinity. */
    private double entry(Ball ball, Vec3 ray) {
        double inside = nearest(ball, ray);
        if (inside <= 0 || distance(ball, ray, inside) > ball.radius()) {
            return Double.POSITIVE_INFINITY;
        }
        double outside = 0;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (outside + inside) / 2;
            if (distance(ball, ray, middle) > ball.radius()) {
                outside = middle;
            } else {
                inside = middle;
            }
        }
        return inside;
    }

    /** Metres along the ray to where it is nearest to the capsule's line. */
    private double nearest(Ball ball, Vec3 ray) {
        Vec3 line = ball.b().minus(ball.a());
        Vec3 from = ball.a().minus(camera.centre());
        double slant = line.dot(ray);
        double across = line.dot(line) - slant * slant;
        double k = across < 1e-15 ? 0 : (slant * from.dot(ray) - line.dot(from)) / across;
        return from.plus(line.times(Math.max(0, Math.min(1, k)))).dot(ray);
    }

    /** From the ray's point at some metres to the capsule's line. */
    private double distance(Ball ball, Vec3 ray, double metres) {
        Vec3 line = ball.b().minus(ball.a());
        Vec3 point = camera.centre().plus(ray.times(metres)).minus(ball.a());
        double length = line.dot(line);
        double k = length == 0 ? 0 : Math.max(0, Math.min(1, line.dot(point) / length));
        return point.minus(line.times(k)).length();
    }
}
