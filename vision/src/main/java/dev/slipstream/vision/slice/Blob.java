package dev.slipstream.vision.slice;

/**
 * Pixels of one picture that differ and hang together.
 *
 * @param label its number in the picture's {@link Blobs#labels}
 * @param x0 left column
 * @param y0 top row
 * @param x1 right column, included
 * @param y1 bottom row, included
 * @param area pixels
 */
record Blob(int label, int x0, int y0, int x1, int y1, int area) {
    int width() {
        return x1 - x0 + 1;
    }

    int height() {
        return y1 - y0 + 1;
    }

    double centreX() {
        return (x0 + x1) / 2.0;
    }

    double centreY() {
        return (y0 + y1) / 2.0;
    }

    /** Pixels between the boxes of two, 0 where they overlap. */
    int gap(Blob other) {
        int across = Math.max(0, Math.max(other.x0 - x1, x0 - other.x1));
        int down = Math.max(0, Math.max(other.y0 - y1, y0 - other.y1));
        return Math.max(across, down);
    }

    /** The longer side, pixels. */
    int size() {
        return Math.max(width(), height());
    }

    /** Both as one, under this one's label. */
    Blob with(Blob other) {
        return new Blob(
                label,
                Math.min(x0, other.x0),
                Math.min(y0, other.y0),
                Math.max(x1, other.x1),
                Math.max(y1, other.y1),
                area + other.area);
    }
}
