package dev.slipstream.vision.slice;

import dev.slipstream.vision.media.Picture;

/**
 * Trims a slice from its sides while they show canvas that no picture saw, but never into a figure. What is left unseen in the corners
 * of a wide turn stays black.
 */
final class Crop {
    /** Of a line of pixels: so much unseen may stay. */
    private static final double UNSEEN = 0.01;
    /** Of a figure's box on each side. */
    private static final double MARGIN = 0.15;

    private Crop() {}

    /** {@code views}: of the plate, 0 where no picture shows the pixel. */
    static Picture of(Picture picture, byte[] views, SliceCanvas canvas, Figures shown) {
        int w = picture.width();
        int h = picture.height();
        int[] keep = figures(canvas, shown, w, h);
        int[] box = {0, 0, w - 1, h - 1};
        while (true) {
            double worst = UNSEEN;
            int side = -1;
            for (int s = 0; s < 4; s++) {
                boolean free = s < 2 ? box[s] < keep[s] : box[s] > keep[s];
                double unseen = free ? unseen(views, w, box, s) : 0;
                if (unseen > worst) {
                    worst = unseen;
                    side = s;
                }
            }
            if (side < 0) {
                break;
            }
            box[side] += side < 2 ? 1 : -1;
        }
        int width = box[2] - box[0] + 1;
        int height = box[3] - box[1] + 1;
        byte[] rgb = new byte[3 * width * height];
        for (int y = 0; y < height; y++) {
            System.arraycopy(picture.rgb(), 3 * ((y + box[1]) * w + box[0]), rgb, 3 * y * width, 3 * width);
        }
        return new Picture(width, height, rgb);
    }

    private static double unseen(byte[] views, int w, int[] box, int side) {
        int n = 0;
        int all = 0;
        if (side % 2 == 0) {
            for (int y = box[1]; y <= box[3]; y++, all++) {
                n += views[y * w + box[side]] == 0 ? 1 : 0;
            }
        } else {
            for (int x = box[0]; x <= box[2]; x++, all++) {
                n += views[box[side] * w + x] == 0 ? 1 : 0;
            }
        }
        return n / (double) Math.max(1, all);
    }

    /** Left, top, right, bottom of all figures with some room around each. */
    private static int[] figures(SliceCanvas canvas, Figures shown, int w, int h) {
        double[] box = {w, h, 0, 0};
        for (int i : shown.pictures()) {
            Cutout cutout = shown.shown(i);
            Homography map = canvas.fromFrame().get(i);
            for (int corner = 0; corner < 4; corner++) {
                double x = cutout.x0() + cutout.width() * ((corner & 1) == 0 ? -MARGIN : 1 + MARGIN);
                double y = cutout.y0() + cutout.height() * (corner < 2 ? -MARGIN : 1 + MARGIN);
                box[0] = Math.min(box[0], map.x(x, y));
                box[1] = Math.min(box[1], map.y(x, y));
                box[2] = Math.max(box[2], map.x(x, y));
                box[3] = Math.max(box[3], map.y(x, y));
            }
        }
        return new int[] {
            (int) Math.max(0, box[0]),
            (int) Math.max(0, box[1]),
            (int) Math.min(w - 1, box[2]),
            (int) Math.min(h - 1, box[3])
        };
    }
}
