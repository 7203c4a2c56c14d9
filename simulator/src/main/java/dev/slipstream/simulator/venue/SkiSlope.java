package dev.slipstream.simulator.venue;

import dev.slipstream.simulator.geometry.Vec3;
import dev.slipstream.simulator.picture.Ink;
import dev.slipstream.simulator.picture.Lettering;
import dev.slipstream.simulator.picture.Painter;
import dev.slipstream.simulator.picture.Picture;
import dev.slipstream.simulator.render.Light;
import dev.slipstream.simulator.render.Mesh;
import dev.slipstream.simulator.render.Stage;
import dev.slipstream.simulator.render.Texture;
import dev.slipstream.simulator.sport.SkiCourse;

import java.util.ArrayList;
import java.util.List;

/** A slope in a snowy valley: the course with its gates and fences, a forest on both sides, mountains behind. */
final class SkiSlope {
    private static final Vec3 SUN = new Vec3(-0.35, -0.62, 0.7).unit();
    private static final double FENCE_Y = 12.5;
    private static final int SNOWFLAKES = 700;
    /** Metres behind the course in which athletes come to a stop and leave, before the spectators. */
    private static final double RUN_OUT = 9;

    private final SkiCourse course = new SkiCourse();
    private final long seed;
    private final int[] fans;
    private final List<Mesh> meshes = new ArrayList<>();

    private SkiSlope(long seed, int... fans) {
        this.seed = seed;
        this.fans = fans;
    }

    static Stage stage(long seed, int... fans) {
        SkiSlope slope = new SkiSlope(seed, fans);
        slope.snow();
        slope.lines();
        slope.gates();
        slope.fences();
        slope.finish();
        Forest.add(slope.meshes, slope.course, seed);
        Panorama.add(slope.meshes);
        Light light = new Light(
                List.of(new Light.Lamp(SUN, new Light.Rgb(0.60, 0.57, 0.52), 0.42)),
                new Light.Rgb(0.50, 0.54, 0.60),
                new Light.Rgb(0.38, 0.40, 0.44));
        return new Stage(slope.meshes, slope.course, light, 0xC4CFDC, SNOWFLAKES);
    }

    private void snow() {
        // Finer where athletes ski.
        grid(-20, SkiCourse.LENGTH + 30, -FENCE_Y - 0.5, FENCE_Y + 0.5, 0.75, groomed(), 6, 0.06);
        grid(-20, SkiCourse.LENGTH + 30, FENCE_Y + 0.5, 64, 2.5, wild(), 12, 0);
        grid(-20, SkiCourse.LENGTH + 30, -64, -FENCE_Y - 0.5, 2.5, wild(), 12, 0);
    }

    /** {@code tile}: metres that the texture covers; {@code trim} keeps the seams of grids from showing. */
    private void grid(
            double x0, double x1, double y0, double y1, double step, Texture texture, double tile, double trim) {
        Mesh.Builder mesh = Mesh.of(Mesh.Kind.GROUND, texture);
        int columns = (int) Math.ceil((x1 - x0) / step);
        int rows = (int) Math.ceil((y1 - y0) / step);
        for (int j = 0; j <= rows; j++) {
            for (int i = 0; i <= columns; i++) {
                double x = Math.min(x1, x0 + i * step);
                double y = Math.min(y1, y0 + j * step);
                double light = Math.max(0, course.normal(x, y).dot(SUN));
                mesh.vertex(new Vec3(x, y, course.height(x, y) + trim * 0.1), x / tile, y / tile, 0.55 + 0.62 * light);
            }
        }
        int width = columns + 1;
        for (int j = 0; j < rows; j++) {
            for (int i = 0; i < columns; i++) {
                int a = j * width + i;
                mesh.triangle(a, a + 1, a + width + 1).triangle(a, a + width + 1, a + width);
            }
        }
        meshes.add(mesh.build());
    }

    /** Corduroy of the grooming machine, cut up by skis. */
    private static Texture groomed() {
        int side = 512;
        Picture tile = Picture.blank(side, side, 0);
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                double ridge = 4 * StrictMath.sin(y * 2 * StrictMath.PI / 16);
                tile.rgb()[y * side + x] = Snow.colour(x, y, side, ridge, 31);
            }
        }
        Painter painter = new Painter(tile);
        for (int i = 0; i < 22; i++) {
            double y = (i * 97 + 13) % side;
            double bend = ((i * 53) % 90) - 45;
            painter.polygon(
                    Ink.plain(0xCFD9E6, 0.55),
                    0,
                    y,
                    side / 2.0,
                    y + bend,
                    side,
                    y,
                    side,
                    y + 2.5,
                    side / 2.0,
                    y + bend + 2.5,
                    0,
                    y + 2.5);
        }
        return Texture.opaque(tile);
    }

    private static Texture wild() {
        int side = 512;
        Picture tile = Picture.blank(side, side, 0);
        for (int i = 0; i < side * side; i++) {
            tile.rgb()[i] = Snow.colour(i % side, i / side, side, 0, 47);
        }
        return Texture.opaque(tile);
    }

    /** The course's edges, sprayed in blue. */
    private void lines() {
        Mesh.Builder lines = Mesh.of(Mesh.Kind.GROUND, plain(0x5B86C4));
        for (double x = SkiCourse.START_X; x < SkiCourse.FINISH_X; x += 0.75) {
            for (int side = -1; side <= 1; side += 2) {
                ribbon(lines, x, x + 0.75, side * 7.6, side * 7.75);
            }
        }
        meshes.add(lines.build());
        Mesh.Builder finish = Mesh.of(Mesh.Kind.GROUND, plain(0xC8202F));
        for (double y = -9; y < 9; y += 0.5) {
            ribbon(finish, SkiCourse.FINISH_X, SkiCourse.FINISH_X + 0.35, y, y + 0.5);
        }
        meshes.add(finish.build());
    }

    private void ribbon(Mesh.Builder mesh, double x0, double x1, double y0, double y1) {
        mesh.quad(on(x0, y1, 0.05), on(x1, y1, 0.05), on(x1, y0, 0.05), on(x0, y0, 0.05), 0, 0, 1, 1, 0.95);
    }

    private Vec3 on(double x, double y, double above) {
        return new Vec3(x, y, course.height(x, y) + above);
    }

    private void gates() {
        for (int colour : new int[] {0xD8202C, 0x1C54C8}) {
            Mesh.Builder poles = Mesh.of(Mesh.Kind.SOLID, plain(colour));
            for (SkiCourse.Gate gate : course.gates()) {
                if (gate.colour() == colour) {
                    Tubes.add(poles, gate.left(), up(gate.left(), 1.9), 0.025);
                    Tubes.add(poles, gate.right(), up(gate.right(), 1.9), 0.025);
                    poles.quad(
                            up(gate.left(), 1.75),
                            up(gate.right(), 1.75),
                            up(gate.right(), 1.05),
                            up(gate.left(), 1.05),
                            0,
                            0,
                            1,
                            1,
                            1);
                }
            }
            meshes.add(poles.build());
        }
    }

    private static Vec3 up(Vec3 p, double height) {
        return new Vec3(p.x(), p.y(), p.z() + height);
    }

    private void fences() {
        Mesh.Builder banners = Mesh.of(Mesh.Kind.SOLID, Sponsors.texture(4096, 128, 16, seed));
        Mesh.Builder posts = Mesh.of(Mesh.Kind.SOLID, plain(0xD7452B));
        double step = 1.5;
        for (int side = -1; side <= 1; side += 2) {
            for (double x = 4; x < SkiCourse.LENGTH; x += step) {
                double y = side * FENCE_Y;
                double u = side * x / 64;
                banners.quad(
                        on(x, y, 1.05),
                        on(x + step, y, 1.05),
                        on(x + step, y, 0.1),
                        on(x, y, 0.1),
                        u,
                        0.01,
                        u + side * step / 64,
                        0.99,
                        0.92);
                Tubes.add(posts, on(x, y * 1.01, 0), on(x, y * 1.01, 1.5), 0.03);
            }
        }
        meshes.add(banners.build());
        meshes.add(posts.build());
    }

    private void finish() {
        double x = SkiCourse.FINISH_X;
        Mesh.Builder arch = Mesh.of(Mesh.Kind.SOLID, plain(0x16233F));
        for (int side = -1; side <= 1; side += 2) {
            for (int k = 0; k <= 1; k++) {
                Tubes.add(arch, on(x + k, side * 9.2, 0), on(x + k, side * 9.2, 5.2), 0.12);
            }
        }
        meshes.add(arch.build());
        Mesh.Builder banner = Mesh.of(Mesh.Kind.SOLID, banner());
        double top = course.height(x, 0) + 5.3;
        banner.quad(
                new Vec3(x, 9.4, top),
                new Vec3(x, -9.4, top),
                new Vec3(x, -9.4, top - 1.3),
                new Vec3(x, 9.4, top - 1.3),
                0,
                0.01,
                1,
                0.99,
                0.95);
        banner.quad(
                new Vec3(x + 1, -9.4, top),
                new Vec3(x + 1, 9.4, top),
                new Vec3(x + 1, 9.4, top - 1.3),
                new Vec3(x + 1, -9.4, top - 1.3),
                0,
                0.01,
                1,
                0.99,
                0.95);
        meshes.add(banner.build());
        Mesh.Builder crowd = Mesh.of(Mesh.Kind.SOLID, Crowd.row(seed, 1.0, fans));
        Mesh.Builder steps = Mesh.of(Mesh.Kind.SOLID, plain(0x8C97A6));
        for (int i = 0; i < 7; i++) {
            double back = SkiCourse.LENGTH + RUN_OUT + i * 0.9;
            double z = 0.25 + i * 0.6;
            double shift = i * 0.37;
            crowd.quad(
                    new Vec3(back, 14, z + 1.15),
                    new Vec3(back, -14, z + 1.15),
                    new Vec3(back, -14, z),
                    new Vec3(back, 14, z),
                    shift + 28 / Crowd.COVERS,
                    0.01,
                    shift,
                    0.99,
                    1 - i * 0.02);
            steps.quad(
                    new Vec3(back, 14, z + 0.05),
                    new Vec3(back, -14, z + 0.05),
                    new Vec3(back, -14, -1),
                    new Vec3(back, 14, -1),
                    0,
                    0,
                    1,
                    1,
                    0.8);
        }
        meshes.add(crowd.build());
        meshes.add(steps.build());
    }

    private static Texture banner() {
        Picture picture = Picture.blank(2048, 128, 0x16233F);
        Painter painter = new Painter(picture);
        painter.rectangle(0, 118, 2048, 10, Ink.plain(0xF25C3B, 1));
        Lettering letters = Lettering.bold().tracked(0.2);
        double width = letters.width("FINISH", 110);
        letters.draw(picture, "FINISH", (2048 - width) / 2, 98, 110, 0xFFFFFF, 1);
        for (double x : new double[] {90, 1560}) {
            Lettering.bold().draw(picture, "SLIPSTREAM", x, 84, 62, 0xF25C3B, 1);
        }
        return Texture.opaque(picture);
    }

    private static Texture plain(int colour) {
        return Texture.opaque(Picture.blank(4, 4, colour));
    }
}
