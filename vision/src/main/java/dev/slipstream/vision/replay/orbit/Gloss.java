package dev.slipstream.vision.replay.orbit;

import dev.slipstream.vision.geometry.Camera;
import dev.slipstream.vision.geometry.Rig;
import dev.slipstream.vision.geometry.Vector3;
import dev.slipstream.vision.media.Picture;

import java.util.List;

/**
 * How much a floor mirrors: found from the boards' image in it, used for boards and athletes. Share of light by angle:
 * Schlick, "An Inexpensive BRDF Model for Physically-based Rendering" (1994), times a factor for the surface.
 */
final class Gloss {
    private static final double STRAIGHT_DOWN = 0.04;
    private static final double STEP_METRES = 0.8;

    /** Squared difference of colours, 0 to 255, from which on a board tells anything against the floor. */
    private static final double LEAST = 30 * 30;

    private Gloss() {}

    /**
     * Share of light that is thrown back.
     *
     * @param sine of the ray's angle to the floor
     */
    static float share(float gloss, double sine) {
        double grazing = 1 - sine;
        double square = grazing * grazing;
        return (float) (gloss * (STRAIGHT_DOWN + (1 - STRAIGHT_DOWN) * square * square * grazing));
    }

    /** Least squares over places where a camera sees a board in the floor: 0 (matt, or no boards) to 1. */
    static float estimate(Rig rig, List<Picture> plates, VenueShape shape, FloorTexture floor, WallTexture wall) {
        double up = 0;
        double down = 0;
        double[] out = new double[3];
        for (int c = 0; c < rig.size(); c++) {
            Camera camera = rig.camera(c);
            Vector3 from = camera.centre();
            for (double x = rig.bounds().min().x(); x < rig.bounds().max().x(); x += STEP_METRES) {
                for (double y = rig.bounds().min().y(); y < rig.bounds().max().y(); y += STEP_METRES) {
                    boolean seen = camera.project(x, y, shape.floor(), out) && camera.sees(out[0], out[1]);
                    Vector3 place = new Vector3(x, y, shape.floor());
                    Vector3 hit = seen && shape.inside(x, y) && !shape.hides(from, place)
                            ? shape.mirrored(from, x, y, 0.9 * shape.rise()[1])
                            : null;
                    if (hit == null) {
                        continue;
                    }
                    int here = Rgb.bilinear(plates.get(c), out[0], out[1]);
                    int plain = floor.texture.sample(0, (float) floor.column(x), (float) floor.row(y));
                    int board = wall.boardAt(hit);
                    double share = share(
                            1, (from.z() - shape.floor()) / from.minus(place).length());
                    double towards = dot(board, plain, board, plain);
                    if (towards > LEAST) {
                        up += share * dot(here, plain, board, plain);
                        down += share * share * towards;
                    }
                }
            }
        }
        return down > 0 ? (float) Math.max(0, Math.min(1, up / down)) : 0;
    }

    private static double dot(int a, int b, int c, int d) {
        return (double) (Rgb.red(a) - Rgb.red(b)) * (Rgb.red(c) - Rgb.red(d))
                + (double) (Rgb.green(a) - Rgb.green(b)) * (Rgb.green(c) - Rgb.green(d))
                + (double) (Rgb.blue(a) - Rgb.blue(b)) * (Rgb.blue(c) - Rgb.blue(d));
    }
}
