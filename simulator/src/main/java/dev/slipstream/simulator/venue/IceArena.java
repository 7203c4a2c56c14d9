package dev.slipstream.simulator.venue;

import dev.slipstream.simulator.geometry.Vec3;
import dev.slipstream.simulator.picture.Ink;
import dev.slipstream.simulator.picture.Painter;
import dev.slipstream.simulator.picture.Picture;
import dev.slipstream.simulator.render.Light;
import dev.slipstream.simulator.render.Mesh;
import dev.slipstream.simulator.render.Stage;
import dev.slipstream.simulator.render.Texture;
import dev.slipstream.simulator.sport.Sport;

import java.util.ArrayList;
import java.util.List;

/** A hall with a sheet of ice: boards of sponsors, rows of spectators around, lamps under a dark roof. */
final class IceArena {
    private static final double HALF_LENGTH = 30;
    private static final double HALF_WIDTH = 15;
    private static final double CORNER = 8.5;
    private static final int ROWS = 15;
    private static final double ROW_DEPTH = 0.95;
    private static final double ROW_RISE = 0.55;
    private static final double FIRST_ROW = 2.2;
    /** Boards reach under the ice, so that no gap shows between them. */
    private static final double BELOW = -0.06;

    private final Sport sport;
    private final long seed;
    private final int[] fans;
    private final List<Mesh> meshes = new ArrayList<>();

    private IceArena(Sport sport, long seed, int... fans) {
        this.sport = sport;
        this.seed = seed;
        this.fans = fans;
    }

    /** {@code fans}: colours that spectators wear. */
    static Stage stage(Sport sport, long seed, int... fans) {
        IceArena arena = new IceArena(sport, seed, fans);
        arena.ice();
        arena.boards();
        arena.stands();
        arena.hall();
        if (sport == Sport.ICE_HOCKEY) {
            Goals.add(arena.meshes);
        }
        Light light = new Light(
                List.of(
                        new Light.Lamp(new Vec3(0.32, -0.28, 0.9).unit(), new Light.Rgb(0.42, 0.42, 0.41), 0.30),
                        new Light.Lamp(new Vec3(-0.36, 0.22, 0.9).unit(), new Light.Rgb(0.26, 0.26, 0.27), 0.22)),
                new Light.Rgb(0.46, 0.47, 0.49),
                new Light.Rgb(0.40, 0.42, 0.45));
        return new Stage(arena.meshes, (x, y) -> 0, light, 0x0B0D12, 0);
    }

    private void ice() {
        Outline edge = new Outline(HALF_LENGTH, HALF_WIDTH, CORNER);
        Mesh.Builder sheet = Mesh.of(
                        Mesh.Kind.ICE, sport == Sport.ICE_HOCKEY ? IceMarkings.hockey() : IceMarkings.shortTrack())
                .detail(IceMarkings.scratches(), 15);
        int centre = sheet.vertex(Vec3.ZERO, 0.5, 0.5, 1);
        int previous = -1;
        for (Vec3 p : edge.points()) {
            int next = sheet.vertex(p, p.x() / IceMarkings.LENGTH + 0.5, 0.5 - p.y() / IceMarkings.WIDTH, 1);
            if (previous >= 0) {
                sheet.triangle(centre, previous, next);
            }
            previous = next;
        }
        meshes.add(sheet.build());
    }

    private void boards() {
        Outline edge = new Outline(HALF_LENGTH, HALF_WIDTH, CORNER);
        boolean pads = sport == Sport.SHORT_TRACK;
        Picture strip = Sponsors.strip(8192, 128, pads ? 44 : 36, seed);
        Painter painter = new Painter(strip);
        if (pads) {
            painter.rectangle(0, 0, 8192, 12, Ink.plain(0x16325C, 1));
        } else {
            painter.rectangle(0, 0, 8192, 7, Ink.plain(0x1E4FA3, 1));
            painter.rectangle(0, 107, 8192, 21, Ink.plain(0xE8C31F, 1));
        }
        Mesh.Builder boards = Mesh.of(Mesh.Kind.SOLID, Texture.opaque(strip));
        wall(boards, edge, BELOW, pads ? 1.25 : 1.07, 1, 1);
        meshes.add(boards.build());
        Mesh.Builder outside = Mesh.of(Mesh.Kind.SOLID, plain(0x2A2E36));
        wall(
                outside,
                new Outline(HALF_LENGTH + 0.14, HALF_WIDTH + 0.14, CORNER + 0.14),
                BELOW,
                pads ? 1.25 : 1.07,
                1,
                1);
        meshes.add(outside.build());
        Mesh.Builder walk = Mesh.of(Mesh.Kind.SOLID, plain(0x33373F));
        ledge(walk, edge, pads ? 1.25 : 1.07, new Outline(HALF_LENGTH + 0.14, HALF_WIDTH + 0.14, CORNER + 0.14), 1.5);
        ledge(walk, new Outline(HALF_LENGTH + 0.1, HALF_WIDTH + 0.1, CORNER + 0.1), 0, row(0), 0.8);
        meshes.add(walk.build());
    }

    private void stands() {
        for (int variant = 0; variant < 3; variant++) {
            Mesh.Builder crowd = Mesh.of(Mesh.Kind.SOLID, Crowd.row(seed * 3 + variant, 0.72, fans));
            for (int i = variant; i < ROWS; i += 3) {
                Outline seats = row(i);
                // Rows of one picture start at different places in it.
                wall(
                        crowd,
                        seats,
                        0.35 + i * ROW_RISE,
                        1.45 + i * ROW_RISE,
                        seats.length() / Crowd.COVERS,
                        1.05 - i * 0.035);
            }
            meshes.add(crowd.build());
        }
        Mesh.Builder steps = Mesh.of(Mesh.Kind.SOLID, plain(0x1D2027));
        for (int i = 0; i < ROWS; i++) {
            wall(steps, row(i), i == 0 ? 0 : (i - 1) * ROW_RISE, 0.4 + i * ROW_RISE, 1, 1);
        }
        meshes.add(steps.build());
    }

    private void hall() {
        double top = 0.5 + ROWS * ROW_RISE;
        Outline last = row(ROWS);
        Mesh.Builder ribbon = Mesh.of(Mesh.Kind.SOLID, Sponsors.texture(4096, 32, 40, seed + 1));
        wall(ribbon, last, top + 0.6, top + 1.5, 1, 0.9);
        meshes.add(ribbon.build());
        Mesh.Builder dark = Mesh.of(Mesh.Kind.SOLID, plain(0x14161C));
        wall(dark, row(ROWS + 1), top, 22, 1, 1);
        meshes.add(dark.build());
        Mesh.Builder roof = Mesh.of(Mesh.Kind.SOLID, roof());
        roof.quad(
                new Vec3(-60, 45, 20),
                new Vec3(60, 45, 20),
                new Vec3(60, -45, 20),
                new Vec3(-60, -45, 20),
                0,
                0,
                6,
                4.5,
                1);
        meshes.add(roof.build());
    }

    private static Outline row(int i) {
        double out = FIRST_ROW + i * ROW_DEPTH;
        return new Outline(HALF_LENGTH + out, HALF_WIDTH + out, CORNER + out);
    }

    /** An upright band along an outline; its texture is laid {@code times} around. */
    private static void wall(Mesh.Builder mesh, Outline line, double bottom, double top, double times, double shade) {
        for (int i = 1; i < line.points().size(); i++) {
            Vec3 a = line.points().get(i - 1);
            Vec3 b = line.points().get(i);
            // Backwards, so that letters read from inside.
            double u0 = -line.along(i - 1) / line.length() * times;
            double u1 = -line.along(i) / line.length() * times;
            mesh.quad(at(a, top), at(b, top), at(b, bottom), at(a, bottom), u0, 0.004, u1, 0.996, shade);
        }
    }

    /** A level band between two outlines. */
    private static void ledge(Mesh.Builder mesh, Outline inner, double height, Outline outer, double shade) {
        for (int i = 1; i < inner.points().size(); i++) {
            mesh.quad(
                    at(inner.points().get(i - 1), height),
                    at(inner.points().get(i), height),
                    at(outer.points().get(i), height),
                    at(outer.points().get(i - 1), height),
                    0,
                    0,
                    1,
                    1,
                    shade);
        }
    }

    private static Vec3 at(Vec3 p, double height) {
        return new Vec3(p.x(), p.y(), height);
    }

    private static Texture plain(int colour) {
        return Texture.opaque(Picture.blank(4, 4, colour));
    }

    /** Trusses and rows of lamps. */
    private static Texture roof() {
        Picture tile = Picture.blank(256, 256, 0x101218);
        Painter painter = new Painter(tile);
        painter.rectangle(0, 120, 256, 6, Ink.plain(0x262A33, 1));
        painter.rectangle(124, 0, 6, 256, Ink.plain(0x1C2028, 1));
        for (int i = 0; i < 4; i++) {
            painter.rounded(16 + i * 64, 40, 36, 12, 4, Ink.plain(0xF7FAFF, 1));
            painter.rounded(16 + i * 64, 190, 36, 12, 4, Ink.plain(0xF7FAFF, 1));
        }
        return Texture.opaque(tile);
    }
}
