package dev.slipstream.modelserving.pose;

import dev.slipstream.modelserving.picture.View;
import dev.slipstream.vision.media.Picture;

/**
 * A person in a picture whose pose is asked for.
 *
 * @param x left edge of the person's box in pixels of the picture
 * @param y upper edge
 * @param width of the box, pixels
 * @param height of the box, pixels
 */
public record PersonCrop(Picture picture, double x, double y, double width, double height) {
    /** The networks were trained on squares a quarter larger than the body, so that stretched limbs are inside. */
    private static final double MARGIN = 1.25;

    public PersonCrop {
        if (!(width > 0) || !(height > 0) || !Double.isFinite(x + y + width + height)) {
            throw new IllegalArgumentException("A person's box " + width + "x" + height + " at " + x + ", " + y
                    + " is none; its sides must be longer than 0");
        }
    }

    /** The square around the person, as a network of so many pixels a side sees it. */
    View view(int side) {
        double length = Math.max(width, height) * MARGIN;
        double left = x + (width - length) / 2;
        double top = y + (height - length) / 2;
        return View.stretched(left, top, length, length, side, side);
    }
}
