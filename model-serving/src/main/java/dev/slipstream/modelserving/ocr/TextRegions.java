package dev.slipstream.modelserving.ocr;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * From the detector's probability map to boxes around lines of text.
 *
 * <p>Source: M. Liao et al., "Real-time Scene Text Detection with Differentiable Binarization", AAAI 2020: threshold,
 * connected components, mean score, and growth of each shrunk region by area * ratio / perimeter. Boxes are parallel to
 * the axes: broadcast graphics are, and a leaning bib still fits its box.
 */
final class TextRegions {
    private static final float PIXEL_THRESHOLD = 0.3f;
    private static final float BOX_THRESHOLD = 0.5f;
    private static final double GROWTH = 1.6;
    /** Smaller components are noise: no letter of a readable line is under 3 pixels high at this stage. */
    private static final int MIN_SIDE = 3;

    /** Bounds the reading time of one picture (about 20 ms a line); a wall of small print is no graphic. */
    static final int MAX_LINES = 64;

    private final float[] map;
    private final int width;
    private final int height;
    private final boolean[] seen;
    private final int[] stack;

    private TextRegions(float[] map, int width, int height) {
        this.map = map;
        this.width = width;
        this.height = height;
        this.seen = new boolean[map.length];
        this.stack = new int[map.length];
    }

    /** Boxes in pixels of the map, row-major [height][width], from top to bottom; the highest ones where too many. */
    static List<Region> in(float[] map, int width, int height) {
        return new TextRegions(map, width, height).find();
    }

    private List<Region> find() {
        List<Region> found = new ArrayList<>();
        for (int start = 0; start < map.length; start++) {
            if (!seen[start] && map[start] > PIXEL_THRESHOLD) {
                Component component = fill(start);
                if (component.isText()) {
                    found.add(grow(component));
                }
            }
        }
        found.sort(Comparator.comparingInt(Region::height).reversed());
        List<Region> kept = new ArrayList<>(found.subList(0, Math.min(MAX_LINES, found.size())));
        kept.sort(Comparator.comparingInt(Region::y).thenComparingInt(Region::x));
        return kept;
    }

    private Component fill(int start) {
        Component component = new Component();
        int depth = 0;
        depth = push(start, depth);
        while (depth > 0) {
            int at = stack[--depth];
            int x = at % width;
            int y = at / width;
            component.add(x, y, map[at]);
            depth = x > 0 ? push(at - 1, depth) : depth;
            depth = x < width - 1 ? push(at + 1, depth) : depth;
            depth = y > 0 ? push(at - width, depth) : depth;
            depth = y < height - 1 ? push(at + width, depth) : depth;
        }
        return component;
    }

    private int push(int at, int depth) {
        if (seen[at] || map[at] <= PIXEL_THRESHOLD) {
            return depth;
        }
        seen[at] = true;
        stack[depth] = at;
        return depth + 1;
    }

    private Region grow(Component c) {
        int w = c.right - c.left + 1;
        int h = c.bottom - c.top + 1;
        int margin = (int) Math.round(GROWTH * w * h / (2.0 * (w + h)));
        int left = Math.max(0, c.left - margin);
        int top = Math.max(0, c.top - margin);
        int right = Math.min(width, c.right + 1 + margin);
        int bottom = Math.min(height, c.bottom + 1 + margin);
        return new Region(left, top, right - left, bottom - top);
    }

    /** Extent and mean score of touching pixels. */
    private static final class Component {
        private int left = Integer.MAX_VALUE;
        private int top = Integer.MAX_VALUE;
        private int right;
        private int bottom;
        private int pixels;
        private double score;

        void add(int x, int y, float probability) {
            left = Math.min(left, x);
            right = Math.max(right, x);
            top = Math.min(top, y);
            bottom = Math.max(bottom, y);
            pixels++;
            score += probability;
        }

        boolean isText() {
            return score / pixels >= BOX_THRESHOLD && right - left + 1 >= MIN_SIDE && bottom - top + 1 >= MIN_SIDE;
        }
    }
}
