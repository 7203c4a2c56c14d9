package dev.slipstream.vision.slice;

import dev.slipstream.vision.media.Picture;

import java.util.Arrays;

/**
 * Lays figures on the empty scene, the earliest first: their shadows and mirror images darken the ground, each channel by the share
 * that the picture shows, and then they cover what is behind them. What a figure leaves of its own background in the pixels of its
 * outline is taken out first, so that no halo travels with it.
 */
final class Compositor {
    private final int width;
    private final int height;
    private final byte[] rgb;
    /** How much light is left on the ground, 255 = all. */
    private final byte[] light;

    private final byte[] plate;

    Compositor(Picture plate) {
        width = plate.width();
        height = plate.height();
        this.plate = plate.rgb();
        rgb = new byte[plate.rgb().length];
        light = new byte[plate.rgb().length];
        Arrays.fill(light, (byte) 255);
    }

    /** Adds a picture's shadows; all of them come before the first figure, as no shadow falls on who was there at another time. */
    void shade(Shade shade, Homography toCanvas) {
        if (shade.empty()) {
            return;
        }
        Box box = Box.of(shade.x0(), shade.y0(), shade.width(), shade.height(), toCanvas, width, height);
        byte[] warped = box.warp(shade.light(), shade.x0(), shade.y0(), shade.width(), shade.height(), 3, toCanvas);
        for (int y = 0; y < box.height(); y++) {
            for (int x = 0; x < 3 * box.width(); x++) {
                int to = 3 * ((y + box.y0()) * width + box.x0()) + x;
                int from = 3 * y * box.width() + x;
                if ((warped[from] & 255) < (light[to] & 255)) {
                    light[to] = warped[from];
                }
            }
        }
    }

    /** Ends the shadows. */
    void ground() {
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) ((plate[i] & 255) * (light[i] & 255) / 255);
        }
    }

    /**
     * Lays a picture's figures over all that is there.
     *
     * @param background the empty scene in the picture's place
     */
    void add(Picture picture, Picture background, Cutout cutout, Homography toCanvas) {
        if (cutout.empty()) {
            return;
        }
        byte[] own = own(picture, background, cutout);
        Box box = Box.of(cutout.x0(), cutout.y0(), cutout.width(), cutout.height(), toCanvas, width, height);
        byte[] colour = box.warp(own, cutout.x0(), cutout.y0(), cutout.width(), cutout.height(), 3, toCanvas);
        byte[] alpha = box.warp(cutout.alpha(), cutout.x0(), cutout.y0(), cutout.width(), cutout.height(), 1, toCanvas);
        for (int y = 0; y < box.height(); y++) {
            for (int x = 0; x < box.width(); x++) {
                int a = alpha[y * box.width() + x] & 255;
                for (int c = 0; a > 0 && c < 3; c++) {
                    int to = 3 * ((y + box.y0()) * width + x + box.x0()) + c;
                    int value =
                            (colour[3 * (y * box.width() + x) + c] & 255) + ((255 - a) * (rgb[to] & 255) + 127) / 255;
                    rgb[to] = (byte) Math.min(255, value);
                }
            }
        }
    }

    /** The figures' colour alone, times their share: the picture less the background's share. */
    private static byte[] own(Picture picture, Picture background, Cutout cutout) {
        byte[] own = new byte[3 * cutout.alpha().length];
        for (int i = 0; i < cutout.alpha().length; i++) {
            int a = cutout.alpha()[i] & 255;
            int at = 3 * ((cutout.y0() + i / cutout.width()) * picture.width() + cutout.x0() + i % cutout.width());
            for (int c = 0; a > 0 && c < 3; c++) {
                int value =
                        (picture.rgb()[at + c] & 255) - (255 - a) * (background.rgb()[at + c] & 255) / 255;
                own[3 * i + c] = (byte) Math.max(0, Math.min(a, value));
            }
        }
        return own;
    }

    Picture picture() {
        return new Picture(width, height, rgb);
    }

    /** The part of the canvas that a part of a picture lies on. */
    private record Box(int x0, int y0, int width, int height) {
        static Box of(int x0, int y0, int w, int h, Homography toCanvas, int canvasWidth, int canvasHeight) {
            double left = Double.POSITIVE_INFINITY;
            double top = Double.POSITIVE_INFINITY;
            double right = 0;
            double bottom = 0;
            for (int corner = 0; corner < 4; corner++) {
                double x = x0 + (corner & 1) * (w - 1);
                double y = y0 + (corner >> 1) * (h - 1);
                left = Math.min(left, toCanvas.x(x, y));
                top = Math.min(top, toCanvas.y(x, y));
                right = Math.max(right, toCanvas.x(x, y));
                bottom = Math.max(bottom, toCanvas.y(x, y));
            }
            int u = Math.max(0, (int) Math.floor(left));
            int v = Math.max(0, (int) Math.floor(top));
            return new Box(
                    u,
                    v,
                    Math.max(0, Math.min(canvasWidth - 1, (int) Math.ceil(right)) - u + 1),
                    Math.max(0, Math.min(canvasHeight - 1, (int) Math.ceil(bottom)) - v + 1));
        }

        byte[] warp(byte[] part, int partX, int partY, int w, int h, int channels, Homography toCanvas) {
            if (width == 0 || height == 0) {
                return new byte[0];
            }
            Homography toPart = Homography.translation(-partX, -partY)
                    .after(toCanvas.inverse())
                    .after(Homography.translation(x0, y0));
            return Pixels.warp(part, w, h, channels, toPart, width, height);
        }
    }
}
