package dev.slipstream.vision.slice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A set of pixels within a rectangle of a picture; coordinates are the picture's. */
final class Region {
    /** Told the pixels one by one. */
    @FunctionalInterface
    interface Each {
        void pixel(int x, int y);
    }

    private final int x0;
    private final int y0;
    private final int width;
    private final int height;
    private final boolean[] set;

    Region(int x0, int y0, int width, int height) {
        this.x0 = x0;
        this.y0 = y0;
        this.width = width;
        this.height = height;
        set = new boolean[width * height];
    }

    /** An empty one that reaches so many pixels farther than a blob, inside of the picture. */
    static Region around(Blob blob, int margin, int pictureWidth, int pictureHeight) {
        int left = Math.max(0, blob.x0() - margin);
        int top = Math.max(0, blob.y0() - margin);
        return new Region(
                left,
                top,
                Math.min(pictureWidth - 1, blob.x1() + margin) - left + 1,
                Math.min(pictureHeight - 1, blob.y1() + margin) - top + 1);
    }

    /** One of the same rectangle without pixels. */
    Region empty() {
        return new Region(x0, y0, width, height);
    }

    Region copy() {
        Region copy = empty();
        System.arraycopy(set, 0, copy.set, 0, set.length);
        return copy;
    }

    int x0() {
        return x0;
    }

    int y0() {
        return y0;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    boolean has(int x, int y) {
        int u = x - x0;
        int v = y - y0;
        return u >= 0 && v >= 0 && u < width && v < height && set[v * width + u];
    }

    void set(int x, int y) {
        set[(y - y0) * width + x - x0] = true;
    }

    void forEach(Each each) {
        for (int i = 0; i < set.length; i++) {
            if (set[i]) {
                each.pixel(x0 + i % width, y0 + i / width);
            }
        }
    }

    /** Whether there is a pixel at most so far away in both directions. */
    boolean near(int x, int y, int reach) {
        for (int v = y - reach; v <= y + reach; v++) {
            for (int u = x - reach; u <= x + reach; u++) {
                if (has(u, v)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** In how many of eight directions there is a pixel at most so many steps away. */
    int directions(int x, int y, int reach) {
        int hits = 0;
        for (int dy = -1; dy <= 1; dy++) {
            for (int dx = -1; dx <= 1; dx++) {
                for (int step = 1; (dx != 0 || dy != 0) && step <= reach; step++) {
                    if (has(x + step * dx, y + step * dy)) {
                        hits++;
                        break;
                    }
                }
            }
        }
        return hits;
    }

    /** Pixels of a region that hang together. */
    final class Part {
        private final int[] pixels;

        private Part(int[] pixels) {
            this.pixels = pixels;
        }

        int area() {
            return pixels.length;
        }

        /** The bottom row that has a pixel. */
        int lowest() {
            int lowest = 0;
            for (int i : pixels) {
                lowest = Math.max(lowest, i / width);
            }
            return y0 + lowest;
        }

        /** The smallest rectangle around it, as a blob without a label. */
        Blob box() {
            int left = Integer.MAX_VALUE;
            int top = Integer.MAX_VALUE;
            int right = 0;
            int bottom = 0;
            for (int i : pixels) {
                left = Math.min(left, x0 + i % width);
                top = Math.min(top, y0 + i / width);
                right = Math.max(right, x0 + i % width);
                bottom = Math.max(bottom, y0 + i / width);
            }
            return new Blob(0, left, top, right, bottom, pixels.length);
        }

        boolean touches(Region other) {
            for (int i : pixels) {
                if (other.near(x0 + i % width, y0 + i / width, 1)) {
                    return true;
                }
            }
            return false;
        }

        void forEach(Each each) {
            for (int i : pixels) {
                each.pixel(x0 + i % width, y0 + i / width);
            }
        }
    }

    /** Drops what does not hang together with any pixel of another. */
    void keep(Region other) {
        for (Part part : components()) {
            if (!part.touches(other)) {
                part.forEach((x, y) -> set[(y - y0) * width + x - x0] = false);
            }
        }
    }

    /** Its parts that hang together, at corners too. */
    List<Part> components() {
        List<Part> components = new ArrayList<>();
        boolean[] seen = new boolean[set.length];
        int[] queue = new int[set.length];
        for (int start = 0; start < set.length; start++) {
            if (set[start] && !seen[start]) {
                int count = flood(start, true, seen, queue);
                components.add(new Part(Arrays.copyOf(queue, count)));
            }
        }
        return components;
    }

    /** Closes holes of at most so many pixels. */
    void close(int largest) {
        boolean[] seen = new boolean[set.length];
        int[] queue = new int[set.length];
        for (int start = 0; start < set.length; start++) {
            if (!set[start] && !seen[start]) {
                int count = flood(start, false, seen, queue);
                boolean open = count > largest;
                for (int k = 0; k < count && !open; k++) {
                    int x = queue[k] % width;
                    int y = queue[k] / width;
                    open = x == 0 || y == 0 || x == width - 1 || y == height - 1;
                }
                for (int k = 0; k < count && !open; k++) {
                    set[queue[k]] = true;
                }
            }
        }
    }

    /** Queues all that hangs together with a pixel; holes hang together at sides only. */
    private int flood(int start, boolean value, boolean[] seen, int[] queue) {
        int count = 0;
        seen[start] = true;
        queue[count++] = start;
        for (int next = 0; next < count; next++) {
            int x = queue[next] % width;
            int y = queue[next] / width;
            for (int dy = -1; dy <= 1; dy++) {
                for (int dx = -1; dx <= 1; dx++) {
                    int u = x + dx;
                    int v = y + dy;
                    boolean neighbour = value || dx == 0 || dy == 0;
                    if (neighbour && u >= 0 && v >= 0 && u < width && v < height) {
                        int i = v * width + u;
                        if (!seen[i] && set[i] == value) {
                            seen[i] = true;
                            queue[count++] = i;
                        }
                    }
                }
            }
        }
        return count;
    }
}
