package dev.slipstream.vision.slice;

import dev.slipstream.vision.media.Picture;

/**
 * Cuts somebody who moves out of a picture. What differs plainly is body; what differs a little, or as a shadow does, is body where it
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
    private static final double HOLE = 0.004;

    private static final int LEAST_HOLE = 6;
    /** Directions of eight in which body has to lie around what is in the middle of one. */
    private static final int ENCLOSED = 7;

    /** Levels of brightness: what lies in the middle of a body differs by more than colour that a codec spills between two skis. */
    private static final double SPILL = 6;
    /** Share from which on what hangs on a body counts as a part of it. */
    private static final double MIXED = 0.4;
    /** Squared levels: what no mixture of body and scene explains any better has a colour of its own, as a white sleeve beside a red one. */
    private static final double OWN = 24 * 24;
    /** Of nine pixels: fainter ones that stand alone are what a codec leaves around an outline. */
    private static final int CROWD = 5;

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
     * @param chosen the blob of somebody who moves
     */
    static Cutout cut(Picture picture, Picture background, Change change, Blobs blobs, Blob chosen) {
        return new Cutter(picture, background, change, blobs).cut(chosen);
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
            if (own(body, x, y)) {
                whole.set(x, y);
            } else {
                doubtful.set(x, y);
            }
        });
        whole.keep(body);
        Region enclosing = whole.copy();
        doubtful.forEach((x, y) -> {
            if (enclosing.directions(x, y, reach) >= ENCLOSED && Math.abs(matte.luma(x, y)) >= SPILL) {
                whole.set(x, y);
            }
        });
        whole.close(Math.max(LEAST_HOLE, (int) (HOLE * blob.area())));
        return matte.cutout(whole);
    }

    /** Whether a pixel that differs is more than what outline, codec and shadow leave around a body. */
    private boolean own(Region body, int x, int y) {
        if (body.near(x, y, Matte.PURE_REACH)) {
            Matte.Mixture mixture = matte.mixture(body, x, y);
            return mixture.share() >= MIXED || mixture.left() > OWN;
        }
        int changed = 0;
        for (int v = Math.max(0, y - 1); v <= Math.min(change.height() - 1, y + 1); v++) {
            for (int u = Math.max(0, x - 1); u <= Math.min(change.width() - 1, x + 1); u++) {
                changed += change.kind()[v * change.width() + u] != Change.SAME ? 1 : 0;
            }
        }
        return changed >= CROWD || change.kind()[y * change.width() + x] != Change.FAINT;
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
