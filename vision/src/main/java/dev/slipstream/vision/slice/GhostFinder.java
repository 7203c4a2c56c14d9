package dev.slipstream.vision.slice;

import dev.slipstream.vision.media.Picture;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Finds who stood in their place for more than half of the video: the median takes them for the empty scene, and when they have
 * left, what was behind them seems to differ. Whose outline it is shows in the edges along it: they are in the plate, not in the
 * picture (ghosts, as in Cucchiara et al., PAMI 25(10), 2003).
 */
final class GhostFinder implements MedianPlate.Excluded {
    /** By which the plate's edges along the outline have to be stronger. */
    private static final double STRONGER = 1.15;

    private static final int MARGIN = 4;

    private final SliceCanvas canvas;
    /** Of each pixel of the canvas, which ghost stands there, from one; the one found last where there are several. */
    private final short[] ghost;
    /** For each ghost, in which pictures the scene behind it is seen. */
    private final List<BitSet> free = new ArrayList<>();

    /** How many were found before the last look. */
    private int known;

    GhostFinder(SliceCanvas canvas) {
        this.canvas = canvas;
        ghost = new short[canvas.width() * canvas.height()];
    }

    /**
     * Looks for more of them.
     *
     * @param backgrounds the plate as each of the pictures would show it
     * @return whether there are
     */
    boolean find(Bodies bodies, List<Picture> pictures, List<Picture> backgrounds) {
        known = free.size();
        for (Track track : bodies.tracker().staying()) {
            Track.Sighting middle = track.sightings().get(track.sightings().size() / 2);
            Blobs found = bodies.blobs().get(middle.picture());
            double inPlate = edge(backgrounds.get(middle.picture()), found, middle.blob());
            double inPicture = edge(pictures.get(middle.picture()), found, middle.blob());
            if (inPlate > STRONGER * inPicture) {
                mark(track, bodies.blobs());
            }
        }
        return free.size() > known;
    }

    @Override
    public boolean more(Tile tile) {
        for (int y = tile.top(); y < tile.top() + tile.rows(); y++) {
            for (int x = tile.left(); x < tile.left() + tile.columns(); x++) {
                if (ghost[y * canvas.width() + x] > known) {
                    return true;
                }
            }
        }
        return false;
    }

    @Override
    public boolean hides(int picture, int x, int y) {
        int here = ghost[y * canvas.width() + x];
        return here > 0 && !free.get(here - 1).get(picture);
    }

    private void mark(Track track, List<Blobs> blobs) {
        BitSet seen = new BitSet();
        track.sightings().forEach(sighting -> seen.set(sighting.picture()));
        free.add(seen);
        for (Track.Sighting sighting : track.sightings()) {
            Blobs found = blobs.get(sighting.picture());
            Blob blob = sighting.blob();
            Homography toCanvas = canvas.fromFrame().get(sighting.picture());
            for (int y = blob.y0(); y <= blob.y1(); y++) {
                for (int x = blob.x0(); x <= blob.x1(); x++) {
                    if (found.labels()[y * found.width() + x] == blob.label()) {
                        mark((int) Math.round(toCanvas.x(x, y)), (int) Math.round(toCanvas.y(x, y)));
                    }
                }
            }
        }
    }

    private void mark(int x, int y) {
        for (int v = Math.max(0, y - MARGIN); v <= Math.min(canvas.height() - 1, y + MARGIN); v++) {
            for (int u = Math.max(0, x - MARGIN); u <= Math.min(canvas.width() - 1, x + MARGIN); u++) {
                ghost[v * canvas.width() + u] = (short) free.size();
            }
        }
    }

    /** Mean change of brightness across the outline of a blob. */
    private static double edge(Picture picture, Blobs blobs, Blob blob) {
        double sum = 0;
        int n = 0;
        for (int y = Math.max(2, blob.y0()); y <= Math.min(picture.height() - 3, blob.y1()); y++) {
            for (int x = Math.max(2, blob.x0()); x <= Math.min(picture.width() - 3, blob.x1()); x++) {
                if (blobs.labels()[y * blobs.width() + x] == blob.label()) {
                    for (int side = 0; side < 4; side++) {
                        int dx = side == 0 ? 1 : side == 1 ? -1 : 0;
                        int dy = side == 2 ? 1 : side == 3 ? -1 : 0;
                        if (blobs.labels()[(y + dy) * blobs.width() + x + dx] != blob.label()) {
                            sum += Math.abs(gray(picture, x + 2 * dx, y + 2 * dy) - gray(picture, x - dx, y - dy));
                            n++;
                        }
                    }
                }
            }
        }
        return n == 0 ? 0 : sum / n;
    }

    private static double gray(Picture picture, int x, int y) {
        int i = 3 * (y * picture.width() + x);
        return 0.299 * (picture.rgb()[i] & 255)
                + 0.587 * (picture.rgb()[i + 1] & 255)
                + 0.114 * (picture.rgb()[i + 2] & 255);
    }
}
