package dev.slipstream.benchmarks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Nearest of many points within ten centimetres. */
final class PointGrid {
    /** Metres; farther is as good as lost. */
    static final double FARTHEST = 0.1;

    private static final double CELL = 0.02;
    private static final int RINGS = (int) Math.round(FARTHEST / CELL);

    private final List<float[]> points;
    private final Map<Long, List<Integer>> cells = new HashMap<>();

    /** Points of x, y, z. */
    PointGrid(List<float[]> points) {
        this.points = points;
        for (int i = 0; i < points.size(); i++) {
            float[] p = points.get(i);
            cells.computeIfAbsent(key(cell(p[0]), cell(p[1]), cell(p[2])), missing -> new ArrayList<>())
                    .add(i);
        }
    }

    private static int cell(double metres) {
        return (int) Math.floor(metres / CELL);
    }

    private static long key(int x, int y, int z) {
        return ((x & 0x1FFFFFL) << 42) | ((y & 0x1FFFFFL) << 21) | (z & 0x1FFFFFL);
    }

    /** Number of the nearest point, or -1 where none is near. */
    int nearest(double x, double y, double z) {
        int best = -1;
        double best2 = FARTHEST * FARTHEST;
        for (int ring = 0; ring <= RINGS; ring++) {
            // What a farther ring holds is at least so far away.
            double least = (ring - 1) * CELL;
            if (best >= 0 && least > 0 && least * least > best2) {
                break;
            }
            for (int dz = -ring; dz <= ring; dz++) {
                for (int dy = -ring; dy <= ring; dy++) {
                    boolean face = Math.abs(dz) == ring || Math.abs(dy) == ring;
                    for (int dx = -ring; dx <= ring; dx += face || ring == 0 ? 1 : 2 * ring) {
                        List<Integer> found = cells.get(key(cell(x) + dx, cell(y) + dy, cell(z) + dz));
                        for (int i = 0; found != null && i < found.size(); i++) {
                            double d2 = distance2(points.get(found.get(i)), x, y, z);
                            if (d2 < best2) {
                                best2 = d2;
                                best = found.get(i);
                            }
                        }
                    }
                }
            }
        }
        return best;
    }

    static double distance2(float[] p, double x, double y, double z) {
        return (p[0] - x) * (p[0] - x) + (p[1] - y) * (p[1] - y) + (p[2] - z) * (p[2] - z);
    }

    /** Metres to the nearest point, at most {@link #FARTHEST}. */
    double distance(double x, double y, double z) {
        int i = nearest(x, y, z);
        return i < 0 ? FARTHEST : Math.sqrt(distance2(points.get(i), x, y, z));
    }
}
