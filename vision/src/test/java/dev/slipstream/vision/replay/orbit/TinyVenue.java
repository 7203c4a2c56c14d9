package dev.slipstream.vision.replay.orbit;

import dev.slipstream.vision.geometry.Background;
import dev.slipstream.vision.geometry.Bounds;
import dev.slipstream.vision.geometry.Camera;
import dev.slipstream.vision.geometry.Lens;
import dev.slipstream.vision.geometry.Rig;
import dev.slipstream.vision.geometry.Vector3;
import dev.slipstream.vision.media.Picture;
import dev.slipstream.vision.replay.Figure;
import dev.slipstream.vision.replay.Mesh;
import dev.slipstream.vision.replay.Meshes;
import dev.slipstream.vision.replay.SceneModel;

import java.util.ArrayList;
import java.util.List;

/** A round hall with painted boards, a painted floor and a painted ball with a soft shadow, by tracing of rays. */
final class TinyVenue {
    static final double WALL = 9;
    static final double BALL = 0.5;
    static final Vector3 MIDDLE = new Vector3(0.3, -0.2, 0.6);
    private static final double BOARD = 1.2;

    private TinyVenue() {}

    /** Cameras on a ring inside of the hall. */
    static Rig rig(int cameras, int width, int height) {
        List<Rig.Member> members = new ArrayList<>();
        for (int i = 0; i < cameras; i++) {
            double angle = 2 * Math.PI * i / cameras;
            double up = i % 2 == 0 ? 2.2 : 3.2;
            Lens lens = new Lens(-0.03, 0, 0, 0, 0);
            members.add(new Rig.Member(
                    named("c" + i, camera(angle, up, width, height)).withLens(lens), "none", 0));
        }
        Bounds bounds = new Bounds(new Vector3(-2, -2, 0), new Vector3(2, 2, 2));
        return new Rig(bounds, new Background(Background.Kind.COLOUR, new int[3]), members);
    }

    /** Looks at the middle from a direction. */
    static Camera camera(double angle, double height, int width, int height2) {
        Vector3 from = new Vector3(7 * Math.cos(angle), 7 * Math.sin(angle), height);
        return Camera.lookingAt("c", width, height2, 0.8 * width, from, new Vector3(0, 0, 0.7));
    }

    private static Camera named(String id, Camera c) {
        double[] k = {c.fx(), 0, c.cx(), 0, c.fy(), c.cy(), 0, 0, 1};
        return new Camera(id, c.width(), c.height(), k, Lens.NONE, c.rotation(), c.translation());
    }

    /** The ball in its true colours. */
    static SceneModel painted() {
        SceneModel grey = model();
        Mesh mesh = grey.figures().get(0).mesh();
        byte[] colours = new byte[mesh.colours().length];
        for (int i = 0; i < colours.length; i += 3) {
            int c = ballAt(new Vector3(mesh.normals()[i], mesh.normals()[i + 1], mesh.normals()[i + 2]));
            colours[i] = (byte) Rgb.red(c);
            colours[i + 1] = (byte) Rgb.green(c);
            colours[i + 2] = (byte) Rgb.blue(c);
        }
        Mesh painted = new Mesh(mesh.positions(), mesh.normals(), colours, mesh.confidence(), mesh.triangles());
        return new SceneModel(List.of(new Figure("7", painted)));
    }

    private static int ballAt(Vector3 normal) {
        return painted(150, 60 * Math.sin(3 * Math.atan2(normal.y(), normal.x())), 50 * normal.z());
    }

    /** The ball in grey. */
    static SceneModel model() {
        return new SceneModel(List.of(new Figure("7", Meshes.ball(MIDDLE, BALL, 60, 0x808080))));
    }

    static List<Picture> pictures(Rig rig, boolean withBall) {
        return rig.cameras().stream().map(m -> picture(m.camera(), withBall)).toList();
    }

    static Picture picture(Camera camera, boolean withBall) {
        byte[] rgb = new byte[3 * camera.width() * camera.height()];
        for (int y = 0, at = 0; y < camera.height(); y++) {
            for (int x = 0; x < camera.width(); x++) {
                // The mean of four rays, as a pixel is not a point.
                float[] sum = new float[3];
                for (int k = 0; k < 4; k++) {
                    Vector3 ray = camera.ray(x - 0.25 + k % 2 * 0.5, y - 0.25 + (k >> 1) * 0.5);
                    int c = seen(camera.centre(), ray, withBall);
                    sum[0] += Rgb.red(c) / 4f;
                    sum[1] += Rgb.green(c) / 4f;
                    sum[2] += Rgb.blue(c) / 4f;
                }
                for (float channel : sum) {
                    rgb[at++] = (byte) Math.round(channel);
                }
            }
        }
        return new Picture(camera.width(), camera.height(), rgb);
    }

    /** Whether the ray meets the ball. */
    static boolean hitsBall(Vector3 from, Vector3 ray) {
        return !Double.isNaN(ball(from, ray));
    }

    private static double ball(Vector3 from, Vector3 ray) {
        Vector3 to = MIDDLE.minus(from);
        double along = to.dot(ray);
        double rest = BALL * BALL - (to.dot(to) - along * along);
        return rest < 0 || along < 0 ? Double.NaN : along - Math.sqrt(rest);
    }

    private static int seen(Vector3 from, Vector3 ray, boolean withBall) {
        double ball = withBall ? ball(from, ray) : Double.NaN;
        if (!Double.isNaN(ball)) {
            Vector3 n = from.plus(ray.times(ball)).minus(MIDDLE).times(1 / BALL);
            return ballAt(n);
        }
        double floor = ray.z() < 0 ? -from.z() / ray.z() : Double.POSITIVE_INFINITY;
        double a = ray.x() * ray.x() + ray.y() * ray.y();
        double b = from.x() * ray.x() + from.y() * ray.y();
        double c = from.x() * from.x() + from.y() * from.y() - WALL * WALL;
        double wall = (-b + Math.sqrt(b * b - a * c)) / a;
        Vector3 p = from.plus(ray.times(Math.min(floor, wall)));
        return floor < wall ? floorAt(p.x(), p.y(), withBall) : wallAt(p);
    }

    static int floorAt(double x, double y, boolean withBall) {
        int plain = painted(170, 12 * Math.sin(2 * x), 12 * Math.sin(2 * y));
        double off = Math.hypot(x - MIDDLE.x(), y - MIDDLE.y());
        return withBall && off < 0.9 ? Rgb.dim(plain, off < 0.6 ? 154 : (int) (154 + 102 * (off - 0.6) / 0.3)) : plain;
    }

    private static int wallAt(Vector3 p) {
        double turn = Math.atan2(p.y(), p.x());
        if (p.z() > BOARD) {
            return painted(50, 25 * Math.sin(40 * turn), 25 * Math.sin(9 * p.z()));
        }
        return painted(120, 80 * Math.sin(17 * turn + 2 * p.z()), 60 * Math.sin(6 * p.z() + 5 * turn));
    }

    private static int painted(double grey, double warm, double cold) {
        return Rgb.of((float) (grey + warm), (float) (grey + 0.5 * (warm + cold)), (float) (grey + cold));
    }
}
