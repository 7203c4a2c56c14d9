package dev.slipstream.simulator.picture;

/**
 * How much of each pixel a shape covers: exact areas, so that edges are smooth and the same on every machine. Pixel i
 * reaches from i to i + 1.
 *
 * <p>Signed areas are accumulated along each row, as in R. Levien's font-rs; contours that wind the same way may overlap.
 */
final class Coverage {
    private final int left;
    private final int top;
    private final int width;
    private final int height;
    /** Change of coverage from the pixel to the left; a row has two cells more than pixels, for what lies right of it. */
    private final float[] change;

    /** Of the part of a picture that the bounds touch, in pixels. */
    private Coverage(int left, int top, int right, int bottom) {
        this.left = left;
        this.top = top;
        this.width = Math.max(0, right - left);
        this.height = Math.max(0, bottom - top);
        this.change = new float[(width + 2) * height];
    }

    /**
     * Of closed contours of x, y pairs, each point scaled and then moved.
     *
     * @param target only what lies in it is kept
     */
    static Coverage of(double[][] contours, double scaleX, double scaleY, double dx, double dy, Picture target) {
        double minX = Double.POSITIVE_INFINITY;
        double minY = Double.POSITIVE_INFINITY;
        double maxX = Double.NEGATIVE_INFINITY;
        double maxY = Double.NEGATIVE_INFINITY;
        for (double[] contour : contours) {
            for (int i = 0; i < contour.length; i += 2) {
                double x = contour[i] * scaleX + dx;
                double y = contour[i + 1] * scaleY + dy;
                minX = Math.min(minX, x);
                maxX = Math.max(maxX, x);
                minY = Math.min(minY, y);
                maxY = Math.max(maxY, y);
            }
        }
        Coverage coverage = new Coverage(
                (int) Math.max(0, Math.floor(minX)),
                (int) Math.max(0, Math.floor(minY)),
                (int) Math.min(target.width(), Math.ceil(maxX)),
                (int) Math.min(target.height(), Math.ceil(maxY)));
        if (coverage.width == 0 || coverage.height == 0) {
            return coverage;
        }
        for (double[] contour : contours) {
            int last = contour.length - 2;
            double fromX = contour[last] * scaleX + dx;
            double fromY = contour[last + 1] * scaleY + dy;
            for (int i = 0; i <= last; i += 2) {
                double x = contour[i] * scaleX + dx;
                double y = contour[i + 1] * scaleY + dy;
                coverage.edge(fromX - coverage.left, fromY - coverage.top, x - coverage.left, y - coverage.top);
                fromX = x;
                fromY = y;
            }
        }
        return coverage;
    }

    private void edge(double x0, double y0, double x1, double y1) {
        if (y0 == y1) {
            return;
        }
        double sign = y0 < y1 ? 1 : -1;
        double upperY = Math.min(y0, y1);
        double lowerY = Math.max(y0, y1);
        double upperX = y0 < y1 ? x0 : x1;
        double slope = (x1 - x0) / (y1 - y0);
        int end = (int) Math.min(height, Math.ceil(lowerY));
        for (int row = (int) Math.max(0, Math.floor(upperY)); row < end; row++) {
            double from = Math.max(row, upperY);
            double to = Math.min(row + 1, lowerY);
            if (to > from) {
                cross(
                        row * (width + 2),
                        inside(upperX + (from - upperY) * slope),
                        inside(upperX + (to - upperY) * slope),
                        (to - from) * sign);
            }
        }
    }

    private double inside(double x) {
        return Math.max(0, Math.min(width, x));
    }

    /** An edge that crosses one row, from x {@code a} to {@code b}, {@code d} rows high. */
    private void cross(int row, double a, double b, double d) {
        double from = Math.min(a, b);
        double to = Math.max(a, b);
        int first = (int) from;
        int last = (int) Math.ceil(to);
        if (last <= first + 1) {
            double beyond = (from + to) / 2 - first;
            add(row + first, d - d * beyond);
            add(row + first + 1, d * beyond);
            return;
        }
        // The part of the row right of the edge, in each column it passes; the differences are what is stored.
        double perColumn = 1 / (to - from);
        double before = 0;
        for (int column = first; column < last; column++) {
            double enter = Math.max(from, column);
            double leave = Math.min(to, column + 1);
            double share = (leave - enter) * perColumn;
            double soFar = (enter - from) * perColumn;
            double inColumn = share * (column + 1 - leave) + share * (leave - enter) / 2 + soFar;
            add(row + column, d * (inColumn - before));
            before = inColumn;
        }
        add(row + last, d * (1 - before));
    }

    private void add(int cell, double area) {
        change[cell] += (float) area;
    }

    /** Lays the ink on the target where the shape is. */
    void paint(Picture target, Ink ink) {
        for (int row = 0; row < height; row++) {
            int y = top + row;
            int cell = row * (width + 2);
            int pixel = y * target.width() + left;
            float sum = 0;
            for (int column = 0; column < width; column++, pixel++) {
                sum += change[cell + column];
                float covered = Math.min(1, Math.abs(sum));
                if (covered > 0.002f) {
                    int argb = ink.at(left + column + 0.5, y + 0.5);
                    target.rgb()[pixel] = Ink.over(target.rgb()[pixel], argb, covered);
                }
            }
        }
    }
}
