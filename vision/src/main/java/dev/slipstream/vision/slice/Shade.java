package dev.slipstream.vision.slice;

import dev.slipstream.vision.media.Picture;

import java.util.Arrays;
import java.util.List;

/**
 * The shadows and mirror images around the figures of one picture: how much of the ground's light they leave.
 *
 * @param light red, green, blue of each pixel of a part of the picture, 255 = all; the part's rim is
 */
@SuppressWarnings("ArrayRecordComponent") // shared on purpose; never compared
record Shade(int x0, int y0, int width, int height, byte[] light) {
    private static final Shade NONE = new Shade(0, 0, 0, 0, new byte[0]);
    /** Of the figures' height: how far away their shadows may lie. */
    private static final double REACH = 1.5;
    /** Of a picture of 960 pixels' width: smaller ones are snow or grain. */
    private static final int LEAST_AREA = 20;

    private static final int DARKEST = 64;

    boolean empty() {
        return light.length == 0;
    }

    /**
     * Those whose shadows are not wanted.
     *
     * @param hidden who moves in the picture, but is not shown as they were in it
     */
    record Others(Blobs blobs, List<Blob> hidden) {
        Others {
            hidden = List.copyOf(hidden);
        }

        boolean covers(int x, int y) {
            int label = blobs.labels()[y * blobs.width() + x];
            return label > 0 && hidden.stream().anyMatch(blob -> blob.label() == label);
        }

        /** Whether a part lies nearer to one of them than to who is shown. */
        boolean own(Region.Part part, Blob shown) {
            Blob box = part.box();
            return hidden.stream().anyMatch(blob -> blob.gap(box) < shown.gap(box));
        }
    }

    /** {@code background}: the empty scene in the picture's place, as brightly exposed. */
    static Shade of(Picture picture, Picture background, Change change, Cutout cutout, Others others) {
        if (cutout.empty()) {
            return NONE;
        }
        Blob box = new Blob(
                0,
                cutout.x0(),
                cutout.y0(),
                cutout.x0() + cutout.width() - 1,
                cutout.y0() + cutout.height() - 1,
                cutout.area());
        Region all = Region.around(box, (int) (REACH * cutout.height()), picture.width(), picture.height());
        Region body = all.empty();
        for (int y = all.y0() + 1; y < all.y0() + all.height() - 1; y++) {
            for (int x = all.x0() + 1; x < all.x0() + all.width() - 1; x++) {
                if (cutout.at(x, y) >= 128) {
                    body.set(x, y);
                } else if (change.kind()[y * change.width() + x] != Change.SAME && !others.covers(x, y)) {
                    all.set(x, y);
                }
            }
        }
        byte[] light = new byte[3 * all.width() * all.height()];
        Arrays.fill(light, (byte) 255);
        double scale = Blobs.scale(picture.width());
        for (Region.Part part : all.components()) {
            if (part.area() >= LEAST_AREA * scale * scale
                    && shadow(part, change, body)
                    && (part.touches(body) || !others.own(part, box))) {
                part.forEach((x, y) -> dim(light, all, picture, background, x, y));
            }
        }
        return new Shade(all.x0(), all.y0(), all.width(), all.height(), light);
    }

    /** Whether it looks as a shadow does, or lies at somebody's feet. */
    private static boolean shadow(Region.Part part, Change change, Region body) {
        int[] dark = new int[1];
        int[] other = new int[1];
        part.forEach((x, y) -> {
            byte kind = change.kind()[y * change.width() + x];
            dark[0] += kind == Change.SHADOW ? 1 : 0;
            other[0] += kind == Change.BODY ? 1 : 0;
        });
        return (dark[0] > 2 * other[0] && dark[0] > 0) || part.touches(body);
    }

    private static void dim(byte[] light, Region all, Picture picture, Picture background, int x, int y) {
        int at = 3 * (y * picture.width() + x);
        int to = 3 * ((y - all.y0()) * all.width() + x - all.x0());
        for (int c = 0; c < 3; c++) {
            int left =
                    255 * (picture.rgb()[at + c] & 255) / Math.max(1, background.rgb()[at + c] & 255);
            light[to + c] = (byte) Math.max(DARKEST, Math.min(255, left));
        }
    }
}
