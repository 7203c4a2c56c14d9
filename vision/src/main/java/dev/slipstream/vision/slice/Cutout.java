package dev.slipstream.vision.slice;

/**
 * Who moves in one picture: how much of each pixel of a part of it they cover.
 *
 * @param x0 left column of the part in the picture
 * @param y0 its top row
 * @param alpha 0 to 255, rows of the part
 */
@SuppressWarnings("ArrayRecordComponent") // shared on purpose; never compared
public record Cutout(int x0, int y0, int width, int height, byte[] alpha) {
    static final Cutout NONE = new Cutout(0, 0, 0, 0, new byte[0]);

    /** Of several in the same picture; where two have a share, the larger one counts. */
    static Cutout union(java.util.List<Cutout> cutouts) {
        int left = Integer.MAX_VALUE;
        int top = Integer.MAX_VALUE;
        int right = 0;
        int bottom = 0;
        for (Cutout cutout : cutouts) {
            left = Math.min(left, cutout.x0);
            top = Math.min(top, cutout.y0);
            right = Math.max(right, cutout.x0 + cutout.width);
            bottom = Math.max(bottom, cutout.y0 + cutout.height);
        }
        if (right <= left || bottom <= top) {
            return NONE;
        }
        byte[] alpha = new byte[(right - left) * (bottom - top)];
        for (Cutout cutout : cutouts) {
            for (int i = 0; i < cutout.alpha.length; i++) {
                int at = (cutout.y0 + i / cutout.width - top) * (right - left) + cutout.x0 + i % cutout.width - left;
                alpha[at] = (byte) Math.max(alpha[at] & 255, cutout.alpha[i] & 255);
            }
        }
        return new Cutout(left, top, right - left, bottom - top, alpha);
    }

    public boolean empty() {
        return alpha.length == 0;
    }

    /** 0 to 255; 0 outside of the part. */
    public int at(int x, int y) {
        int u = x - x0;
        int v = y - y0;
        return u < 0 || v < 0 || u >= width || v >= height ? 0 : alpha[v * width + u] & 255;
    }

    /** Pixels that are covered by half or more. */
    int area() {
        int area = 0;
        for (byte a : alpha) {
            area += (a & 255) >= 128 ? 1 : 0;
        }
        return area;
    }

    /** Whether it reaches the edge of a picture of this size. */
    boolean touches(int pictureWidth, int pictureHeight) {
        for (int i = 0; i < alpha.length; i++) {
            int x = x0 + i % width;
            int y = y0 + i / width;
            boolean edge = x == 0 || y == 0 || x == pictureWidth - 1 || y == pictureHeight - 1;
            if (edge && (alpha[i] & 255) >= 128) {
                return true;
            }
        }
        return false;
    }
}
