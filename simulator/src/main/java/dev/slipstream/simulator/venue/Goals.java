package dev.slipstream.simulator.venue;

import dev.slipstream.simulator.geometry.Vec3;
import dev.slipstream.simulator.picture.Picture;
import dev.slipstream.simulator.render.Mesh;
import dev.slipstream.simulator.render.Texture;

import java.util.Arrays;
import java.util.List;

/** The two goals of a hockey rink: 1.83 by 1.22 m, red pipes, a net that is seen through. */
final class Goals {
    private static final double HALF = 0.915;
    private static final double HEIGHT = 1.22;
    private static final double DEPTH = 1.1;
    private static final double PIPE = 0.03;

    private Goals() {}

    static void add(List<Mesh> meshes) {
        Mesh.Builder pipes = Mesh.of(Mesh.Kind.SOLID, Texture.opaque(Picture.blank(4, 4, 0xC8202F)));
        Mesh.Builder base = Mesh.of(Mesh.Kind.SOLID, Texture.opaque(Picture.blank(4, 4, 0xE8EAEE)));
        Mesh.Builder net = Mesh.of(Mesh.Kind.SOLID, netting());
        for (int side = -1; side <= 1; side += 2) {
            double x = side * 26.0;
            double back = side * (26 + DEPTH);
            double top = side * (26 + 0.5);
            for (int half = -1; half <= 1; half += 2) {
                double y = half * HALF;
                Tubes.add(pipes, new Vec3(x, y, 0), new Vec3(x, y, HEIGHT), PIPE);
                Tubes.add(base, new Vec3(x, y, 0.03), new Vec3(back, y * 0.8, 0.03), PIPE);
                Tubes.add(base, new Vec3(top, y * 0.95, HEIGHT), new Vec3(back, y * 0.8, 0.03), PIPE * 0.5);
                net.quad(
                        new Vec3(x, y, HEIGHT),
                        new Vec3(top, y * 0.95, HEIGHT),
                        new Vec3(back, y * 0.8, 0),
                        new Vec3(x, y, 0),
                        0,
                        0,
                        1.2,
                        1.3,
                        1);
            }
            Tubes.add(pipes, new Vec3(x, -HALF, HEIGHT), new Vec3(x, HALF, HEIGHT), PIPE);
            Tubes.add(base, new Vec3(back, -HALF * 0.8, 0.03), new Vec3(back, HALF * 0.8, 0.03), PIPE);
            net.quad(
                    new Vec3(top, -HALF * 0.95, HEIGHT),
                    new Vec3(top, HALF * 0.95, HEIGHT),
                    new Vec3(back, HALF * 0.8, 0),
                    new Vec3(back, -HALF * 0.8, 0),
                    0,
                    0,
                    1.8,
                    1.3,
                    1);
            net.quad(
                    new Vec3(x, -HALF, HEIGHT),
                    new Vec3(x, HALF, HEIGHT),
                    new Vec3(top, HALF * 0.95, HEIGHT),
                    new Vec3(top, -HALF * 0.95, HEIGHT),
                    0,
                    0,
                    1.8,
                    0.5,
                    1);
        }
        meshes.add(pipes.build());
        meshes.add(base.build());
        meshes.add(net.build());
    }

    /** Meshes of six centimetres; holes between the strings. */
    private static Texture netting() {
        int side = 256;
        int mesh = 16;
        int[] argb = new int[side * side];
        Arrays.fill(argb, 0x00E4E8EE);
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                if (x % mesh < 3 || y % mesh < 3) {
                    argb[y * side + x] = 0xFFE4E8EE;
                }
            }
        }
        return Texture.of(side, side, argb);
    }
}
