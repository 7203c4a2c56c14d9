package dev.slipstream.vision.slice;

import dev.slipstream.vision.media.Picture;

import java.util.List;

/**
 * Cuts those who move out of a picture. What differs plainly is body; what differs a little, or as a shadow does, is body where it
 * hangs on the upper part of one or lies in the middle of it, for shadows and mirror images lie on the ground. Along the outline
 * the share of body follows from the colour, see {@link Matte}.
 */
final class Cutter {
    /** Pixels of a picture of 960 pixels' width around the bodies that may have a share in them. */
    private static final int MARGIN = 4;
    /** Of a body's height: how far parts that hang on it may reach. */
    private static final double REACH = 0.25;
    /** Of a body's height, from its lowest pixel up: here shadows begin. */
    private static final double FEET = 0.15;
    /** Of a body's pixels: a part that hangs on it is smaller. */
    private static final double MOST_PART = 0.4;
    /** Of a body's pixels: larger holes are what is seen between arm and trunk. */
    private static final double HOLE = 0.012;

    private static final int LEAST_HOLE = 6;
    /** Directions of eight in which body has to lie around what is in the middle of one. */
    private static final int ENCLOSED = 7;

    private final Picture picture;
    private final Change change;
    private final Blobs blobs;
    private final Matte matte;

    private Cutter(Picture picture, Picture background, Change change, Blobs blobs) {
        this.picture = picture;
        this.change = change;
        this.blobs = blobs;
        matte = new Matte(picture, background);
    }

    /**
     * @param background the empty scene in the picture's place, as brightly exposed
     * @param chosen blobs of those who move
     */
    static Cutout cut(Picture picture, Picture background, Change change, Blobs blobs, List<Blob> chosen) {
        if (chosen.isEmpty()) {
            return Cutout.NONE;
        }
        Cutter cutter = new Cutter(picture, background, change, blobs);
        return Cutout.union(chosen.stream().map(cutter::cut).toList());
    }

    private Cutout cut(Blob blob) {
        int size = Math.max(blob.width(), blob.height());
        int margin = (int) Math.ceil(Math.max(MARGIN * Blobs.scale(picture.width()), REACH * size));
        Region body = Region.around(blob, margin, picture.width(), picture.height());
        for (int y = blob.y0(); y <= blob.y1(); y++) {
            for (int x = blob.x0(); x <= blob.x1(); x++) {
                if (blobs.labels()[y * blobs.width() + x] == blob.label()) {
                    body.set(x, y);
                }
            }
        }
        body.close(Math.max(LEAST_HOLE, (int) (HOLE * blob.area())));
        Region parts = parts(body, blob);
        int reach = Math.max(3, size / 4);
        Region whole = body.copy();
        Region doubtful = body.empty();
        parts.forEach((x, y) -> {
            if (!body.near(x, y, Matte.PURE_REACH) || matte.share(body, x, y) >= 0.5) {
                whole.set(x, y);
            } else {
                doubtful.set(x, y);
            }
        });
        Region enclosing = whole.copy();
        doubtful.forEach((x, y) -> {
            if (enclosing.directions(x, y, reach) >= ENCLOSED) {
                whole.set(x, y);
            }
        });
        whole.close(Math.max(LEAST_HOLE, (int) (HOLE * blob.area())));
        return matte.cutout(whole);
    }

    /** What differs and hangs on the body above its feet, or lies in the middle of it. */
    private Region parts(Region body, Blob blob) {
        Region rest = body.empty();
        for (int y = rest.y0(); y < rest.y0() + rest.height(); y++) {
            for (int x = rest.x0(); x < rest.x0() + rest.width(); x++) {
                int i = y * change.width() + x;
                // Another body's pixels are its own.
                boolean free = blobs.labels()[i] == 0 || !blobs.counts(blobs.labels()[i]);
                if (change.kind()[i] != Change.SAME && free && !body.has(x, y)) {
                    rest.set(x, y);
                }
            }
        }
        Region parts = body.empty();
        int ground = (int) Math.round(blob.y1() - FEET * blob.height());
        int reach = Math.max(3, Math.max(blob.width(), blob.height()) / 4);
        for (Region.Part part : rest.components()) {
            if (!part.touches(body)) {
                continue;
            }
            boolean hangs = part.lowest() <= ground && part.area() <= MOST_PART * blob.area();
            part.forEach((x, y) -> {
                if (hangs || body.directions(x, y, reach) >= ENCLOSED) {
                    parts.set(x, y);
                }
            });
        }
        return parts;
    }
}
