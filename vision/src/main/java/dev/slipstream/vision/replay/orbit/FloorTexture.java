package dev.slipstream.vision.replay.orbit;

import dev.slipstream.vision.geometry.Camera;
import dev.slipstream.vision.geometry.Rig;
import dev.slipstream.vision.geometry.Vector3;
import dev.slipstream.vision.media.Picture;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The floor as seen from straight above, of all plates: at each place the median of the cameras by brightness, so that
 * what stands on it (a goal), what is mirrored in it (another place for each camera) and what hides it drop out, then the
 * mean of those near the median, which is sharper.
 */
final class FloorTexture {
    private static final int MOST_TEXELS = 4_000_000;
    private static final double FINEST_METRES = 0.015;
    private static final double MARGIN_METRES = 2;

    /** Texels along a tile: projected at its corners, straight in between. */
    private static final int TILE = 16;

    /** The wall's foot is not the floor, and is only known to so many metres. */
    private static final double FOOT_METRES = 0.4;

    /** Say that is left to a camera where it sees boards mirrored in the floor. */
    private static final double MIRROR = 0.02;

    /** Pixels along the picture's rim over which a camera loses its say. */
    private static final double RIM = 350;

    private final Rig rig;
    private final List<Picture> plates;
    private final VenueShape shape;
    private final int width;
    private final int height;
    private final int[] rgb;
    private final byte[] known;

    /** World x of the middle of texel 0, metres. */
    final double left;

    /** World y of the middle of texel 0, metres. */
    final double top;

    /** Metres from texel to texel. */
    final double pitch;

    final Texture texture;

    FloorTexture(Rig rig, List<Picture> plates, VenueShape shape) {
        this.rig = rig;
        this.plates = plates;
        this.shape = shape;
        double[] box = {
            Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY
        };
        for (int i = 0; i < shape.directions(); i++) {
            include(box, shape.point(2 * Math.PI * i / shape.directions(), MARGIN_METRES, 0));
        }
        rig.cameras().forEach(member -> include(box, member.camera().centre()));
        double area = (box[2] - box[0]) * (box[3] - box[1]);
        pitch = Math.max(finest(rig), Math.sqrt(area / MOST_TEXELS));
        left = box[0];
        top = box[1];
        width = tiles(box[2] - box[0]) * TILE;
        height = tiles(box[3] - box[1]) * TILE;
        rgb = new int[width * height];
        known = new byte[width * height];
        IntStream.range(0, height / TILE).parallel().forEach(row -> {
            Tile tile = new Tile();
            for (int x = 0; x < width; x += TILE) {
                tile.paint(x, row * TILE);
            }
        });
        texture = new Texture(width, height, rgb, known);
    }

    private int tiles(double metres) {
        return (int) (metres / pitch / TILE) + 1;
    }

    /** Finer than cameras see it would only cost. */
    private static double finest(Rig rig) {
        double finest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < rig.size(); i++) {
            Camera camera = rig.camera(i);
            finest = Math.min(
                    finest, camera.centre().minus(rig.bounds().centre()).length() / camera.fx());
        }
        return Math.max(FINEST_METRES, finest);
    }

    /** Column of a place, in texels. */
    double column(double x) {
        return (x - left) / pitch;
    }

    /** Row of a place, in texels. */
    double row(double y) {
        return (y - top) / pitch;
    }

    private static void include(double[] box, Vector3 p) {
        box[0] = Math.min(box[0], p.x());
        box[1] = Math.min(box[1], p.y());
        box[2] = Math.max(box[2], p.x());
        box[3] = Math.max(box[3], p.y());
    }

    /** One thread's work on one tile at a time. */
    private final class Tile {
        private final int cameras = plates.size();
        private final int[] chosen = new int[cameras];
        private final double[] u = new double[4 * cameras];
        private final double[] v = new double[4 * cameras];
        private final float[] cornerWeight = new float[4 * cameras];
        private final double[] out = new double[3];
        private final AgreedColour agreed = new AgreedColour(cameras);

        void paint(int x0, int y0) {
            if (!inside(x0, y0) && !inside(x0 + TILE, y0) && !inside(x0, y0 + TILE) && !inside(x0 + TILE, y0 + TILE)) {
                return;
            }
            int count = 0;
            for (int c = 0; c < cameras; c++) {
                if (corners(rig.camera(c), x0, y0, count)) {
                    chosen[count++] = c;
                }
            }
            for (int y = 0; count > 0 && y < TILE; y++) {
                for (int x = 0; x < TILE; x++) {
                    int texel = (y0 + y) * width + x0 + x;
                    int found = colour(count, (float) x / TILE, (float) y / TILE);
                    if (found >= 0 && inside(x0 + x, y0 + y)) {
                        rgb[texel] = found;
                        known[texel] = 1;
                    }
                }
            }
        }

        /** Not where the wall's foot may already show. */
        private boolean inside(int column, int row) {
            double x = left + column * pitch - shape.centreX();
            double y = top + row * pitch - shape.centreY();
            double grow = 1 + FOOT_METRES / Math.max(FOOT_METRES, Math.sqrt(x * x + y * y));
            return shape.inside(shape.centreX() + x * grow, shape.centreY() + y * grow);
        }

        /** Whether the camera knows anything of the tile. */
        private boolean corners(Camera camera, int x0, int y0, int slot) {
            float most = 0;
            for (int k = 0; k < 4; k++) {
                double x = left + (x0 + k % 2 * TILE) * pitch;
                double y = top + (y0 + k / 2 * TILE) * pitch;
                boolean ahead = camera.project(x, y, shape.floor(), out) && out[2] > 1;
                if (!ahead || Math.abs(out[0]) > 2 * camera.width() || Math.abs(out[1]) > 2 * camera.height()) {
                    return false; // so far aside that nothing is straight in between
                }
                u[4 * slot + k] = out[0];
                v[4 * slot + k] = out[1];
                float w = say(camera, new Vector3(x, y, shape.floor()), out[0], out[1]);
                cornerWeight[4 * slot + k] = w;
                most = Math.max(most, w);
            }
            return most > 0;
        }

        /** Pixels per square metre, which is what a camera knows of a place; little if boards are mirrored in it. */
        private float say(Camera camera, Vector3 at, double column, double row) {
            double rim =
                    Math.min(Math.min(column, camera.width() - 1 - column), Math.min(row, camera.height() - 1 - row));
            if (rim <= 0 || shape.hides(camera.centre(), at)) {
                return 0;
            }
            Vector3 way = camera.centre().minus(at);
            double distance = way.length();
            double detail = camera.fx() * camera.fy() / (distance * distance) * Math.abs(way.z()) / distance;
            double board = shape.rise()[1];
            Vector3 hit = shape.mirrored(camera.centre(), at.x(), at.y(), 2 * board);
            double clean = hit == null ? 1 : Math.max(MIRROR, (hit.z() - shape.floor() - board) / board);
            return (float) (detail * Math.min(1, rim / RIM) * clean);
        }

        /** The colour at shares of the tile; negative where no camera sees it. */
        private int colour(int count, float a, float b) {
            agreed.clear();
            for (int i = 0; i < count; i++) {
                int k = 4 * i;
                float weight = (cornerWeight[k] * (1 - a) + cornerWeight[k + 1] * a) * (1 - b)
                        + (cornerWeight[k + 2] * (1 - a) + cornerWeight[k + 3] * a) * b;
                double column = (u[k] * (1 - a) + u[k + 1] * a) * (1 - b) + (u[k + 2] * (1 - a) + u[k + 3] * a) * b;
                double row = (v[k] * (1 - a) + v[k + 1] * a) * (1 - b) + (v[k + 2] * (1 - a) + v[k + 3] * a) * b;
                agreed.add(Rgb.bilinear(plates.get(chosen[i]), column, row), weight);
            }
            return agreed.colour();
        }
    }
}
