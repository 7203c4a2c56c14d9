package dev.slipstream.operators.replay;

import dev.slipstream.vision.geometry.Bounds;
import dev.slipstream.vision.geometry.Camera;
import dev.slipstream.vision.media.Picture;

/** Two upright cylinders of one colour in an empty scene: the least that a rehearsal can rebuild. */
final class PlainFigures {
    static final int COUNT = 2;

    private static final double HEIGHT = 1.7;
    private static final double RADIUS = 0.25;
    /** Closer than the pixels of a full HD camera at ten metres. */
    private static final double STEP = 0.01;
    /** From the centre of the volume, as a share of its size. */
    private static final double APART = 0.15;

    private static final byte[] COLOUR = {(byte) 200, 30, 120};

    private PlainFigures() {}

    /** What a camera would see with them in the middle of a volume; the plate stays as it is. */
    static Picture before(Picture plate, Camera camera, Bounds bounds) {
        byte[] rgb = plate.rgb().clone();
        double[] at = new double[3];
        double height = Math.min(HEIGHT, bounds.size().z());
        for (int side = -1; side <= 1; side += 2) {
            double x = bounds.centre().x() + side * APART * bounds.size().x();
            double y = bounds.centre().y() + side * APART * bounds.size().y();
            for (double angle = 0; angle < 2 * Math.PI; angle += STEP / RADIUS) {
                double atX = x + RADIUS * Math.cos(angle);
                double atY = y + RADIUS * Math.sin(angle);
                for (double up = 0; up < height; up += STEP) {
                    if (camera.project(atX, atY, bounds.min().z() + up, at)) {
                        dot(rgb, plate.width(), plate.height(), (int) at[0], (int) at[1]);
                    }
                }
            }
        }
        return new Picture(plate.width(), plate.height(), rgb);
    }

    /** Three pixels wide, so that no gaps are left. */
    private static void dot(byte[] rgb, int width, int height, int column, int row) {
        for (int y = Math.max(0, row - 1); y <= Math.min(height - 1, row + 1); y++) {
            for (int x = Math.max(0, column - 1); x <= Math.min(width - 1, column + 1); x++) {
                System.arraycopy(COLOUR, 0, rgb, 3 * (y * width + x), 3);
            }
        }
    }
}
