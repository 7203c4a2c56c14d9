package dev.slipstream.vision.slice;

import dev.slipstream.vision.media.Picture;

/**
 * The share of a body in the pixels along its outline: where a pixel's colour lies between that of the empty scene and the purest
 * colour of the body nearby (the compositing equation of Porter and Duff, SIGGRAPH 1984, with a known background).
 */
final class Matte {
    /** Pixels from the outline to where a pixel is all body. */
    static final int PURE_REACH = 2;

    private static final double COLOUR_WEIGHT = 0.25;
    /** Of 255: a smaller share is noise. */
    private static final int LEAST = 12;

    private final Picture picture;
    private final Picture background;

    /** {@code background}: the empty scene in the picture's place, as brightly exposed. */
    Matte(Picture picture, Picture background) {
        this.picture = picture;
        this.background = background;
    }

    Cutout cutout(Region body) {
        byte[] alpha = new byte[body.width() * body.height()];
        for (int y = 0; y < body.height(); y++) {
            for (int x = 0; x < body.width(); x++) {
                int px = body.x0() + x;
                int py = body.y0() + y;
                if (inside(body, px, py)) {
                    alpha[y * body.width() + x] = (byte) 255;
                } else if (body.near(px, py, PURE_REACH)) {
                    int share = (int) Math.round(255 * share(body, px, py));
                    alpha[y * body.width() + x] = (byte) (share < LEAST ? 0 : share);
                }
            }
        }
        return new Cutout(body.x0(), body.y0(), body.width(), body.height(), alpha);
    }

    private static boolean inside(Region body, int x, int y) {
        for (int v = y - 1; v <= y + 1; v++) {
            for (int u = x - 1; u <= x + 1; u++) {
                if (!body.has(u, v)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** How much of a pixel a body covers, 0 to 1. */
    double share(Region body, int x, int y) {
        int here = 3 * (y * picture.width() + x);
        int pure = -1;
        double most = 0;
        for (int v = y - PURE_REACH; v <= y + PURE_REACH; v++) {
            for (int u = x - PURE_REACH; u <= x + PURE_REACH; u++) {
                if (body.has(u, v)) {
                    int there = 3 * (v * picture.width() + u);
                    double contrast = dot(there, there, there, there);
                    if (contrast > most) {
                        most = contrast;
                        pure = there;
                    }
                }
            }
        }
        if (pure < 0) {
            return 0;
        }
        double full = dot(pure, here, pure, here);
        return full < 1 ? 0 : Math.max(0, Math.min(1, dot(here, here, pure, here) / full));
    }

    /** Product of two differences between picture and background, each at places of their own. */
    private double dot(int a, int backgroundA, int b, int backgroundB) {
        double ar = difference(a, backgroundA, 0);
        double ag = difference(a, backgroundA, 1);
        double ab = difference(a, backgroundA, 2);
        double br = difference(b, backgroundB, 0);
        double bg = difference(b, backgroundB, 1);
        double bb = difference(b, backgroundB, 2);
        double ay = 0.299 * ar + 0.587 * ag + 0.114 * ab;
        double by = 0.299 * br + 0.587 * bg + 0.114 * bb;
        double blue = 0.564 * 0.564 * (ab - ay) * (bb - by);
        double red = 0.713 * 0.713 * (ar - ay) * (br - by);
        return ay * by + COLOUR_WEIGHT * (blue + red);
    }

    private double difference(int at, int backgroundAt, int channel) {
        return (picture.rgb()[at + channel] & 255) - (background.rgb()[backgroundAt + channel] & 255);
    }
}
