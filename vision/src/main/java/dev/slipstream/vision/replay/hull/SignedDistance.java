package dev.slipstream.vision.replay.hull;

/**
 * Distance of each pixel's centre to the outline at half cover, finer than a pixel. Outline pixels take it from where the
 * cover crosses one half between neighbours, the others by a chamfer transform (Borgefors, "Distance transformations in
 * digital images", 1986; the start as in Gustavson and Strand, "Anti-aliased Euclidean distance transform", 2011).
 */
final class SignedDistance {
    private static final float FAR = 1e4f;
    private static final float DIAGONAL = 1.4142135f;
    private static final float HALF = 127.5f;

    private SignedDistance() {}

    /**
     * @param cover 0 to 255
     * @return pixels, positive where cover is more than half
     */
    static float[] of(byte[] cover, int width, int height) {
        float[] d = new float[cover.length];
        start(cover, width, height, d);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int i = y * width + x;
                d[i] = relaxed(d, i, x, y, width, -1);
            }
        }
        for (int y = height - 1; y >= 0; y--) {
            for (int x = width - 1; x >= 0; x--) {
                int i = y * width + x;
                d[i] = relaxed(d, i, width - 1 - x, height - 1 - y, width, 1);
            }
        }
        return d;
    }

    private static void start(byte[] cover, int width, int height, float[] d) {
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int i = y * width + x;
                float here = (cover[i] & 255) - HALF;
                float tx = FAR;
                float ty = FAR;
                if (x > 0) {
                    tx = Math.min(tx, crossing(here, (cover[i - 1] & 255) - HALF));
                }
                if (x < width - 1) {
                    tx = Math.min(tx, crossing(here, (cover[i + 1] & 255) - HALF));
                }
                if (y > 0) {
                    ty = Math.min(ty, crossing(here, (cover[i - width] & 255) - HALF));
                }
                if (y < height - 1) {
                    ty = Math.min(ty, crossing(here, (cover[i + width] & 255) - HALF));
                }
                float near = Math.min(tx, ty);
                if (tx < FAR && ty < FAR) {
                    near = tx * ty / (float) Math.sqrt(tx * tx + ty * ty + 1e-12f);
                }
                d[i] = here > 0 ? near : -near;
            }
        }
    }

    private static float crossing(float here, float there) {
        return here > 0 == there > 0 ? FAR : here / (here - there);
    }

    /** {@code step}: -1 looks to the left and above, 1 to the right and below; x and y count from that side. */
    private static float relaxed(float[] d, int i, int x, int y, int width, int step) {
        float here = d[i];
        boolean inside = here > 0;
        float near = Math.abs(here);
        if (near < 1) {
            return here;
        }
        if (x > 0) {
            near = nearer(near, d[i + step], inside, 1);
        }
        if (y > 0) {
            int above = i + step * width;
            near = nearer(near, d[above], inside, 1);
            if (x > 0) {
                near = nearer(near, d[above + step], inside, DIAGONAL);
            }
            if (x < width - 1) {
                near = nearer(near, d[above - step], inside, DIAGONAL);
            }
        }
        return inside ? near : -near;
    }

    private static float nearer(float near, float other, boolean inside, float way) {
        if (other > 0 != inside) {
            return near;
        }
        return Math.min(near, Math.abs(other) + way);
    }
}
