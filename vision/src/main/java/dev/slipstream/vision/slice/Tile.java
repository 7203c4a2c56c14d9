package dev.slipstream.vision.slice;

/** A rectangle of a picture or of the canvas, so that work is done where it is needed only. */
record Tile(int left, int top, int columns, int rows) {
    /** Pixels: what interpolation and rounding reach beyond. */
    private static final int MARGIN = 2;

    boolean empty() {
        return columns <= 0 || rows <= 0;
    }

    /** So many pixels larger on each side, inside of a picture of this size. */
    Tile grown(int margin, int width, int height) {
        int x0 = Math.max(0, left - margin);
        int y0 = Math.max(0, top - margin);
        return new Tile(
                x0, y0, Math.min(width, left + columns + margin) - x0, Math.min(height, top + rows + margin) - y0);
    }

    /** The rectangle of another picture of this size that all of it is in; empty where the picture does not show it. */
    Tile in(Homography toPicture, int width, int height) {
        double[] box = {width, height, -1, -1};
        for (int corner = 0; corner < 4; corner++) {
            double x = left + (corner & 1) * (columns - 1);
            double y = top + (corner >> 1) * (rows - 1);
            // Beyond the horizon of the map no picture reaches.
            if (toPicture.weight(x, y) < 0.05) {
                return new Tile(0, 0, 0, 0);
            }
            box[0] = Math.min(box[0], toPicture.x(x, y));
            box[1] = Math.min(box[1], toPicture.y(x, y));
            box[2] = Math.max(box[2], toPicture.x(x, y));
            box[3] = Math.max(box[3], toPicture.y(x, y));
        }
        int x0 = Math.max(0, (int) Math.floor(box[0]) - MARGIN);
        int y0 = Math.max(0, (int) Math.floor(box[1]) - MARGIN);
        int x1 = Math.min(width - 1, (int) Math.ceil(box[2]) + MARGIN);
        int y1 = Math.min(height - 1, (int) Math.ceil(box[3]) + MARGIN);
        return new Tile(x0, y0, x1 - x0 + 1, y1 - y0 + 1);
    }
}
