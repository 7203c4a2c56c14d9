package dev.slipstream.vision.replay;

import dev.slipstream.vision.geometry.Background;
import dev.slipstream.vision.geometry.Bounds;
import dev.slipstream.vision.geometry.Camera;
import dev.slipstream.vision.geometry.Lens;
import dev.slipstream.vision.geometry.Rig;
import dev.slipstream.vision.geometry.Vector3;
import dev.slipstream.vision.media.Picture;

import java.util.ArrayList;
import java.util.List;

/** A person made of capsules in a ring of small cameras with lenses, drawn by following rays: geometry without a simulator. */
final class CapsuleScene {
    static final int WIDTH = 400;
    static final int HEIGHT = 300;

    /** {@code colour}: 0xRRGGBB. */
    record Capsule(Vector3 a, Vector3 b, double radius, int colour) {
        double distance(double x, double y, double z) {
            Vector3 ab = b.minus(a);
            Vector3 ap = new Vector3(x, y, z).minus(a);
            double t = Math.max(0, Math.min(1, ap.dot(ab) / ab.dot(ab)));
            return ap.minus(ab.times(t)).length() - radius;
        }
    }

    static final double HEAD = 1.55;
    static final int HEAD_COLOUR = 0x303A58;

    final List<Capsule> person = List.of(
            capsule(0, 0, 0.85, 0, 0, 1.25, 0.16, 0xC02020),
            capsule(0, 0, HEAD, 0, 0.01, HEAD, 0.11, HEAD_COLOUR),
            capsule(0, 0, 1.3, 0, 0, HEAD, 0.06, 0xD0A080),
            capsule(0, 0.1, 0.85, 0, 0.14, 0.09, 0.08, 0x2030A0),
            capsule(0, -0.1, 0.85, 0.1, -0.16, 0.09, 0.08, 0x2030A0),
            capsule(0, 0.2, 1.28, 0.2, 0.45, 1.0, 0.05, 0xE0C020),
            capsule(0, -0.2, 1.28, -0.1, -0.5, 1.1, 0.05, 0xE0C020));

    final Rig rig;

    CapsuleScene(int cameras) {
        List<Rig.Member> members = new ArrayList<>();
        for (int i = 0; i < cameras; i++) {
            double turn = 2 * Math.PI * (i + 0.3) / cameras;
            Vector3 from = new Vector3(4.5 * Math.cos(turn), 4.5 * Math.sin(turn), i % 2 == 0 ? 1.4 : 2.6);
            Camera camera = Camera.lookingAt("cam-" + i, WIDTH, HEIGHT, 420, from, new Vector3(0, 0, 0.9))
                    .withLens(new Lens(-0.05, 0.01, 0.0005, -0.0005, 0));
            members.add(new Rig.Member(camera, "plate-" + i + ".png", 0));
        }
        rig = new Rig(
                new Bounds(new Vector3(-1.2, -1.2, 0), new Vector3(1.2, 1.2, 2.1)),
                new Background(Background.Kind.PLATE, new int[3]),
                members);
    }

    private static Capsule capsule(
            double ax, double ay, double az, double bx, double by, double bz, double radius, int colour) {
        return new Capsule(new Vector3(ax, ay, az), new Vector3(bx, by, bz), radius, colour);
    }

    /** Metres to the person's surface, negative inside. */
    double distance(double x, double y, double z) {
        return person.stream().mapToDouble(c -> c.distance(x, y, z)).min().orElseThrow();
    }

    List<Picture> plates() {
        return drawn(List.of());
    }

    List<Picture> frames() {
        return drawn(person);
    }

    private List<Picture> drawn(List<Capsule> capsules) {
        List<Picture> pictures = new ArrayList<>();
        for (Rig.Member member : rig.cameras()) {
            byte[] rgb = new byte[3 * WIDTH * HEIGHT];
            for (int i = 0; i < WIDTH * HEIGHT; i++) {
                pixel(member.camera(), i % WIDTH, i / WIDTH, capsules, rgb, 3 * i);
            }
            pictures.add(new Picture(WIDTH, HEIGHT, rgb));
        }
        return pictures;
    }

    /** Mixed of four rays; the empty scene is light grey with a weave that differs from pixel to pixel. */
    private static void pixel(Camera camera, int u, int v, List<Capsule> capsules, byte[] rgb, int at) {
        int[] sum = new int[3];
        for (int ray = 0; ray < 4; ray++) {
            Vector3 way = camera.ray(u - 0.25 + 0.5 * (ray & 1), v - 0.25 + 0.5 * (ray >> 1));
            int colour = 0xB0B8C0 + 0x010101 * ((u * 7 + v * 13) % 9);
            double nearest = Double.MAX_VALUE;
            for (Capsule c : capsules) {
                double hit = hit(camera.centre(), way, c);
                if (hit < nearest) {
                    nearest = hit;
                    colour = c.colour();
                }
            }
            for (int channel = 0; channel < 3; channel++) {
                sum[channel] += colour >> (16 - 8 * channel) & 255;
            }
        }
        for (int channel = 0; channel < 3; channel++) {
            rgb[at + channel] = (byte) (sum[channel] / 4);
        }
    }

    /** Distance along the ray where it passes the capsule's axis, if it meets the capsule. */
    private static double hit(Vector3 from, Vector3 way, Capsule c) {
        Vector3 axis = c.b().minus(c.a());
        Vector3 to = c.a().minus(from);
        double b = axis.dot(way);
        double aa = axis.dot(axis);
        double across = aa - b * b;
        double s = across < 1e-9 ? 0 : (b * way.dot(to) - axis.dot(to)) / across;
        s = Math.max(0, Math.min(1, s));
        Vector3 on = to.plus(axis.times(s));
        double t = on.dot(way);
        return on.minus(way.times(t)).length() < c.radius() ? t : Double.MAX_VALUE;
    }
}
