package dev.slipstream.vision.replay.hull;

/** Cuts athletes from a window of a picture by what differs from the plate and is no shadow. */
final class SilhouetteCutter {
    private SilhouetteCutter() {}

    /**
     * Measures how each pixel differs from the plate.
     *
     * @param weak distance in levels below which a difference is noise
     */
    static void measure(Silhouette s, FloorShadows floor, int weak) {
        CameraFrame frame = s.frame;
        byte[] difference = new byte[s.width * s.height];
        int least2 = weak * weak;
        for (int row = 0; row < s.height; row++) {
            int at = s.at(0, row);
            int i = row * s.width;
            for (int column = 0; column < s.width; column++, at += 3, i++) {
                int d2 = frame.difference2(at);
                if (d2 >= least2 && !floor.explains(frame, s.x + column, s.y + row, at)) {
                    difference[i] = (byte) Math.min(255, (int) Math.sqrt(d2));
                }
            }
        }
        s.difference = difference;
    }

    /**
     * Pixels that differ and have company, and pixels that differing ones surround: what is alone is noise or snow, what
     * lacks alone is a gap; a blade two pixels wide stays.
     *
     * @param least distance in levels
     * @param company how many of the nine around and with a pixel that differs must differ
     * @param surrounded how many of the nine must differ for a pixel that does not
     */
    static byte[] mask(byte[] difference, int width, int height, int least, int company, int surrounded) {
        byte[] differs = new byte[width * height];
        byte[] mask = new byte[width * height];
        for (int i = 0; i < difference.length; i++) {
            differs[i] = (byte) ((difference[i] & 255) >= least ? 1 : 0);
        }
        for (int row = 1; row < height - 1; row++) {
            int i = row * width;
            int left = differs[i - width] + differs[i] + differs[i + width];
            int here = differs[i - width + 1] + differs[i + 1] + differs[i + width + 1];
            for (int column = 1; column < width - 1; column++) {
                int at = i + column + 1;
                int right = differs[at - width] + differs[at] + differs[at + width];
                if (left + here + right >= (differs[at - 1] != 0 ? company : surrounded)) {
                    mask[at - 1] = 1;
                }
                left = here;
                here = right;
            }
        }
        return mask;
    }

    /** Pixels whose whole square of 2 · radius + 1 lies in the mask. */
    static byte[] eroded(byte[] mask, int width, int height, int radius) {
        byte[] across = new byte[mask.length];
        for (int row = 0; row < height; row++) {
            int run = 0;
            for (int column = 0; column < width; column++) {
                int i = row * width + column;
                run = mask[i] != 0 ? run + 1 : 0;
                if (run > 2 * radius) {
                    across[i - radius] = 1;
                }
            }
        }
        byte[] eroded = new byte[mask.length];
        int[] runs = new int[width];
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                int i = row * width + column;
                runs[column] = across[i] != 0 ? runs[column] + 1 : 0;
                if (runs[column] > 2 * radius) {
                    eroded[i - radius * width] = 1;
                }
            }
        }
        return eroded;
    }

    /** Fills holes and removes islands that are smaller than so many pixels; what touches the window's edge stays. */
    static void clean(byte[] mask, int width, int height, int leastIsland, int leastHole) {
        byte[] seen = new byte[mask.length];
        int most = Math.max(leastIsland, leastHole);
        int[] stack = new int[mask.length + 4];
        int[] members = new int[most];
        for (int start = 0; start < mask.length; start++) {
            if (seen[start] != 0) {
                continue;
            }
            boolean value = mask[start] != 0;
            int top = 0;
            int n = 0;
            boolean edge = false;
            stack[top++] = start;
            seen[start] = 1;
            while (top > 0) {
                int i = stack[--top];
                if (n < most) {
                    members[n] = i;
                }
                n++;
                int column = i % width;
                edge |= column == 0 || column == width - 1 || i < width || i >= mask.length - width;
                if (column > 0 && seen[i - 1] == 0 && mask[i - 1] != 0 == value) {
                    seen[i - 1] = 1;
                    stack[top++] = i - 1;
                }
                if (column < width - 1 && seen[i + 1] == 0 && mask[i + 1] != 0 == value) {
                    seen[i + 1] = 1;
                    stack[top++] = i + 1;
                }
                if (i >= width && seen[i - width] == 0 && mask[i - width] != 0 == value) {
                    seen[i - width] = 1;
                    stack[top++] = i - width;
                }
                if (i < mask.length - width && seen[i + width] == 0 && mask[i + width] != 0 == value) {
                    seen[i + width] = 1;
                    stack[top++] = i + width;
                }
            }
            if (!edge && n < (value ? leastIsland : leastHole)) {
                for (int k = 0; k < n; k++) {
                    mask[members[k]] = (byte) (value ? 0 : 2);
                }
            }
        }
    }
}
