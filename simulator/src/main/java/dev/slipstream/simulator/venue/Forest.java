package dev.slipstream.simulator.venue;

import dev.slipstream.simulator.geometry.Vec3;
import dev.slipstream.simulator.picture.Ink;
import dev.slipstream.simulator.picture.Painter;
import dev.slipstream.simulator.picture.Picture;
import dev.slipstream.simulator.render.Mesh;
import dev.slipstream.simulator.render.Texture;
import dev.slipstream.simulator.sport.SkiCourse;
import dev.slipstream.simulator.sport.Terrain;

import java.util.List;
import java.util.Random;

/** Firs with snow on their branches, on the valley's sides, behind where cameras stand. */
final class Forest {
    private static final int TREES = 420;
    private static final double NEAREST = 28;
    private static final double FARTHEST = 60;
    private static final int KEY = 0x00FF00;

    private Forest() {}

    static void add(List<Mesh> meshes, Terrain ground, long seed) {
        Mesh.Builder trees = Mesh.of(Mesh.Kind.SOLID, fir());
        Random random = new Random(seed * 17 + 3);
        for (int i = 0; i < TREES; i++) {
            double x = -15 + random.nextDouble() * (SkiCourse.LENGTH + 40);
            double out = NEAREST + (FARTHEST - NEAREST) * random.nextDouble();
            double y = random.nextBoolean() ? out : -out;
            double height = 5 + 7 * random.nextDouble();
            double half = height * 0.23;
            double light = 0.85 + 0.2 * random.nextDouble();
            double z = ground.height(x, y) - 0.3;
            double turn = random.nextDouble() * StrictMath.PI;
            for (int k = 0; k < 2; k++) {
                double angle = turn + k * StrictMath.PI / 2;
                double dx = half * StrictMath.cos(angle);
                double dy = half * StrictMath.sin(angle);
                trees.quad(
                        new Vec3(x - dx, y - dy, z + height),
                        new Vec3(x + dx, y + dy, z + height),
                        new Vec3(x + dx, y + dy, z),
                        new Vec3(x - dx, y - dy, z),
                        0.01,
                        0.01,
                        0.99,
                        0.99,
                        light);
            }
        }
        meshes.add(trees.build());
    }

    private static Texture fir() {
        int width = 128;
        int height = 256;
        Picture picture = Picture.blank(width, height, KEY);
        Painter painter = new Painter(picture);
        painter.rectangle(60, 235, 8, 21, Ink.plain(0x3B2A20, 1));
        Random random = new Random(4);
        for (int layer = 11; layer >= 0; layer--) {
            double top = 4 + layer * 19;
            double half = 7 + layer * 4.6;
            double drop = 30 + layer * 1.2;
            painter.polygon(
                    Ink.plain(layer % 2 == 0 ? 0x22382F : 0x1C3029, 1),
                    64,
                    top,
                    64 + half,
                    top + drop,
                    64 + half * 0.4,
                    top + drop - 6,
                    64,
                    top + drop,
                    64 - half * 0.45,
                    top + drop - 6,
                    64 - half,
                    top + drop);
            for (int i = 0; i < 5; i++) {
                double x = 64 + (random.nextDouble() * 1.5 - 0.75) * half;
                double y = top + drop * (0.45 + 0.4 * Math.abs(x - 64) / half);
                painter.ellipse(x, y, 4 + layer * 0.8, 3 + layer * 0.25, Ink.plain(0xEDF2F8, 0.9));
            }
        }
        int[] argb = new int[width * height];
        for (int i = 0; i < argb.length; i++) {
            int c = picture.rgb()[i];
            boolean hole = (c >> 8 & 255) > (c >> 16 & 255) + 60 && (c >> 8 & 255) > (c & 255) + 60;
            argb[i] = hole ? 0x00A0ABB5 : 0xFF000000 | c;
        }
        return Texture.of(width, height, argb);
    }
}
