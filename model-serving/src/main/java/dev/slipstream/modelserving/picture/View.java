package dev.slipstream.modelserving.picture;

import dev.slipstream.vision.media.Picture;

/**
 * Which part of a picture a network sees, so that what it finds can be told in the picture's pixels. The part may reach
 * beyond the picture; there the network sees padding.
 *
 * @param x left edge in pixels of the picture, from its upper left corner; the centre of the first pixel is at 0.5
 * @param y upper edge
 * @param scaleX pixels of the picture for one of the network's
 * @param scaleY the same along the other axis
 */
public record View(double x, double y, double scaleX, double scaleY) {
    public View {
        if (!(scaleX > 0) || !(scaleY > 0) || !Double.isFinite(x + y + scaleX + scaleY)) {
            throw new IllegalArgumentException(
                    "A view from " + x + ", " + y + " with scales " + scaleX + ", " + scaleY + " is none");
        }
    }

    /** The whole picture in its shape, at the upper left of what the network sees. */
    public static View topLeft(Picture picture, int width, int height) {
        double scale = scale(picture, width, height);
        return new View(0, 0, scale, scale);
    }

    /** The whole picture in its shape, in the middle of what the network sees. */
    public static View centred(Picture picture, int width, int height) {
        double scale = scale(picture, width, height);
        double x = (picture.width() - width * scale) / 2;
        double y = (picture.height() - height * scale) / 2;
        return new View(x, y, scale, scale);
    }

    private static double scale(Picture picture, int width, int height) {
        return Math.max(picture.width() / (double) width, picture.height() / (double) height);
    }

    /** A box of the picture, stretched to what the network sees. */
    public static View stretched(double x, double y, double width, double height, int toWidth, int toHeight) {
        return new View(x, y, width / toWidth, height / toHeight);
    }

    /** The picture's x for the network's. */
    public double pictureX(double networkX) {
        return x + networkX * scaleX;
    }

    /** The picture's y for the network's. */
    public double pictureY(double networkY) {
        return y + networkY * scaleY;
    }

    /** The network's x for the picture's. */
    public double networkX(double pictureX) {
        return (pictureX - x) / scaleX;
    }

    /** The network's y for the picture's. */
    public double networkY(double pictureY) {
        return (pictureY - y) / scaleY;
    }
}
