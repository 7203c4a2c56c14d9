package dev.slipstream.vision.replay.orbit;

import dev.slipstream.vision.geometry.Camera;
import dev.slipstream.vision.geometry.Rig;
import dev.slipstream.vision.geometry.Vector3;
import dev.slipstream.vision.media.Picture;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The wall around the venue, unrolled: columns by direction, rows along its profile from the foot upwards. Each place
 * is shown as the camera across the venue sees it, for that is where virtual cameras pass when they look that way; where the
 * say goes from one camera to the next, both are mixed over a few degrees.
 */
final class WallTexture {
    private static final int COLUMNS_PER_DIRECTION = 12;

    /** Rows per metre on the boards, behind them, and above all. */
    private static final float[] ROWS_PER_METRE = {45, 16, 16, 4};

    /** Width of the change from one camera to the next, as the angle at which its say has fallen by e, radians. */
    private static final double CHANGE = Math.toRadians(6);

    /** Who sees a place changes slowly up the wall. */
    private static final int ROWS_PER_SAY = 8;

    /** Share of a row that must have been seen to go on with it. */
    private static final double LEAST_KNOWN = 0.4;

    private static final double LEAST_FACING = 0.12;
    private static final double RIM = 60;

    private final Rig rig;
    private final List<Picture> plates;
    private final VenueShape shape;
    private final int width;

    /** First row of each piece of the profile, and the count of all. */
    final int[] firstRow;

    final Texture texture;

    WallTexture(Rig rig, List<Picture> plates, VenueShape shape) {
        this.rig = rig;
        this.plates = plates;
        this.shape = shape;
        int pieces = shape.run().length - 1;
        firstRow = new int[pieces + 1];
        for (int k = 0; k < pieces; k++) {
            double length = Math.hypot(shape.run()[k + 1] - shape.run()[k], shape.rise()[k + 1] - shape.rise()[k]);
            float density = k == pieces - 1 ? ROWS_PER_METRE[3] : ROWS_PER_METRE[Math.min(k, 2)];
            firstRow[k + 1] = firstRow[k] + Math.max(2, (int) (length * density));
        }
        width = shape.directions() * COLUMNS_PER_DIRECTION + 1; // the last column is the first again
        int height = firstRow[pieces];
        int[] rgb = new int[width * height];
        byte[] known = new byte[width * height];
        IntStream.range(0, shape.directions()).parallel().forEach(d -> paint(d, rgb, known));
        for (int y = 0; y < height; y++) {
            continueRow(y * width, rgb, known);
            rgb[y * width + width - 1] = rgb[y * width];
            known[y * width + width - 1] = known[y * width];
        }
        texture = new Texture(width, height, rgb, known);
    }

    /** Where no camera looked, the row goes on with what is beside it, mirrored: crowds pass for crowds. */
    private void continueRow(int row, int[] rgb, byte[] known) {
        int n = width - 1;
        int[] before = new int[n];
        int[] after = new int[n];
        int last = -1;
        for (int i = 0; i < 2 * n; i++) {
            last = known[row + i % n] != 0 ? i : last;
            before[i % n] = last < 0 ? n : i - last;
        }
        last = -1;
        for (int i = 2 * n - 1; i >= 0; i--) {
            last = known[row + i % n] != 0 ? i : last;
            after[i % n] = last < 0 ? n : last - i;
        }
        int count = 0;
        for (int i = 0; i < n; i++) {
            count += known[row + i];
        }
        if (count < LEAST_KNOWN * n) {
            return;
        }
        int[] filled = Arrays.copyOfRange(rgb, row, row + n);
        for (int i = 0; i < n; i++) {
            if (known[row + i] == 0) {
                int from = before[i] <= after[i] ? i - 2 * before[i] : i + 2 * after[i];
                int found = row + Math.floorMod(from, n);
                int edge = row + Math.floorMod(before[i] <= after[i] ? i - before[i] : i + after[i], n);
                filled[i] = rgb[known[found] != 0 ? found : edge];
            }
        }
        for (int i = 0; i < n; i++) {
            rgb[row + i] = filled[i];
            known[row + i] = 1;
        }
    }

    /** Columns from one direction of the shape to the next. */
    int columnsPerDirection() {
        return COLUMNS_PER_DIRECTION;
    }

    /** The colour of a place on the boards. */
    int boardAt(Vector3 place) {
        double angle = Math.atan2(place.y() - shape.centreY(), place.x() - shape.centreX());
        double column = (angle / (2 * Math.PI) + 1) % 1 * (width - 1);
        double row = (place.z() - shape.floor()) / shape.rise()[1] * firstRow[1];
        return texture.sample(1, (float) column, (float) row);
    }

    private void paint(int direction, int[] rgb, byte[] known) {
        double turn = 2 * Math.PI / shape.directions();
        double angle = direction * turn;
        float[] align = alignments(angle + turn / 2);
        float[] say = new float[0];
        for (int k = 0; k + 1 < firstRow.length; k++) {
            for (int row = firstRow[k]; row < firstRow[k + 1]; row++) {
                double share = (row - firstRow[k]) / (double) (firstRow[k + 1] - firstRow[k]);
                double run = shape.run()[k] * (1 - share) + shape.run()[k + 1] * share;
                double rise = shape.rise()[k] * (1 - share) + shape.rise()[k + 1] * share;
                if ((row - firstRow[k]) % ROWS_PER_SAY == 0) {
                    say = say(align, angle + turn / 2, run, rise);
                }
                for (int i = 0; i < COLUMNS_PER_DIRECTION; i++) {
                    Vector3 p = shape.point(angle + i * turn / COLUMNS_PER_DIRECTION, run, rise);
                    int at = row * width + direction * COLUMNS_PER_DIRECTION + i;
                    int colour = mixed(p, say);
                    if (colour >= 0) {
                        rgb[at] = colour;
                        known[at] = 1;
                    }
                }
            }
        }
    }

    /** How much each camera's place is the one across the venue, seen from its middle. */
    private float[] alignments(double angle) {
        float[] align = new float[rig.size()];
        for (int c = 0; c < align.length; c++) {
            Vector3 centre = rig.camera(c).centre();
            double at = Math.atan2(centre.y() - shape.centreY(), centre.x() - shape.centreX());
            double off = Math.abs(Math.IEEEremainder(at - angle - Math.PI, 2 * Math.PI));
            align[c] = (float) (Math.exp(-0.5 * off * off / (CHANGE * CHANGE)) + 1e-5 * Math.exp(-off));
        }
        return align;
    }

    /** By camera, for all columns of a direction; 0 where the place is hidden from it or seen from behind. */
    private float[] say(float[] align, double angle, double run, double rise) {
        float[] say = new float[align.length];
        Vector3 p = shape.point(angle, run, rise);
        Vector3 in = shape.inwards(angle);
        for (int c = 0; c < say.length; c++) {
            Vector3 way = rig.camera(c).centre().minus(p);
            boolean facing = way.dot(in) > LEAST_FACING * way.length();
            if (facing && !shape.hides(rig.camera(c).centre(), p.plus(in.times(0.05)))) {
                say[c] = align[c];
            }
        }
        return say;
    }

    /** A mixture of those who have a say: a median would tear letters, for places are known to centimetres only. */
    private int mixed(Vector3 p, float[] say) {
        double[] out = new double[3];
        float red = 0;
        float green = 0;
        float blue = 0;
        float sum = 0;
        for (int c = 0; c < say.length; c++) {
            float w = say[c] > 0 && say[c] >= 0.01f * sum ? say[c] * seen(c, p, out) : 0;
            if (w > 0) {
                int colour = Rgb.bilinear(plates.get(c), out[0], out[1]);
                red += w * Rgb.red(colour);
                green += w * Rgb.green(colour);
                blue += w * Rgb.blue(colour);
                sum += w;
            }
        }
        return sum > 0 ? Rgb.of(red / sum, green / sum, blue / sum) : -1;
    }

    /** Where a camera sees the place, and from 0 (not at all) to 1 how far from its picture's rim. */
    private float seen(int index, Vector3 p, double[] out) {
        Camera camera = rig.camera(index);
        if (!camera.project(p.x(), p.y(), p.z(), out) || !camera.sees(out[0], out[1])) {
            return 0;
        }
        double rim =
                Math.min(Math.min(out[0], camera.width() - 1 - out[0]), Math.min(out[1], camera.height() - 1 - out[1]));
        return (float) Math.max(1e-3, Math.min(1, rim / RIM));
    }
}
