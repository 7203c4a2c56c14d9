package dev.slipstream.simulator.camera;

import dev.slipstream.simulator.geometry.Box;
import dev.slipstream.simulator.geometry.Camera;
import dev.slipstream.simulator.geometry.Vec3;
import dev.slipstream.simulator.sport.Competition;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Fixed, synchronised and calibrated cameras all around the capture volume, from which replays are reconstructed; and
 * cameras between them that are kept back, against which reconstructions are measured.
 */
public final class CameraRing {
    /** Of the picture, for the volume: the rest forgives a camera that was pushed. */
    private static final double MARGIN = 0.94;
    /** Beside a course nobody may stand in front of the athletes: azimuths up to here from across it, radians. */
    private static final double BESIDE = StrictMath.toRadians(60);

    private static final double BESIDE_METRES = 15;

    private final Competition competition;
    private final Site site;
    private final int width;
    private final int height;
    private final long seed;

    private CameraRing(Competition competition, int width, int height, long seed) {
        this.competition = competition;
        this.site = Site.of(competition);
        this.width = width;
        this.height = height;
        this.seed = seed;
    }

    /** The ring: {@code ring-01} and on, in the order of their azimuths. */
    public static List<View> of(Competition competition, int n, int width, int height, long seed) {
        CameraRing ring = new CameraRing(competition, width, height, seed);
        List<View> views = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            views.add(ring.view("ring", i, (i + 0.5) / n));
        }
        return views;
    }

    /** {@code holdout-1} and on: in the middle between two neighbours of a ring of {@code n} cameras. */
    public static List<View> holdout(Competition competition, int n, int k, int width, int height, long seed) {
        CameraRing ring = new CameraRing(competition, width, height, seed);
        List<View> views = new ArrayList<>();
        for (int j = 0; j < k; j++) {
            // Several between the same two cameras share the gap evenly.
            int gap = (int) ((long) j * n / k);
            int first = (int) (((long) gap * k + n - 1) / n);
            int inGap = (int) (((gap + 1L) * k + n - 1) / n) - first;
            views.add(ring.view("holdout", j, (gap + 0.5 + (j - first + 1.0) / (inGap + 1)) / n));
        }
        return views;
    }

    private View view(String kind, int index, double turn) {
        Random random = new Random(seed * 31 + kind.hashCode() + index);
        Box volume = competition.captureVolume();
        Vec3 centre = volume.centre();
        double low = index % 2 == 0 ? 3.0 : 5.2;
        double above = kind.equals("ring") ? low + 0.8 * random.nextDouble() : 3.6 + 1.6 * random.nextDouble();
        Vec3 place = site.slope() ? beside(volume, turn) : around(volume, turn);
        Vec3 from = site.above(centre.x() + place.x(), centre.y() + place.y(), above);
        Camera camera = Framing.fill(width, height, from, Framing.corners(volume), MARGIN)
                .withDistortion(
                        -0.03 + 0.006 * (random.nextDouble() - 0.5),
                        0.004 * (random.nextDouble() - 0.5),
                        0.0004 * (random.nextDouble() - 0.5),
                        0.0004 * (random.nextDouble() - 0.5),
                        0);
        return View.fixed(name(kind, index), camera);
    }

    private static String name(String kind, int index) {
        return kind.equals("ring")
                ? String.format(java.util.Locale.ROOT, "ring-%02d", index + 1)
                : kind + "-" + (index + 1);
    }

    /** On an ellipse far enough out that who stands near is not seen much larger than who stands far. */
    private Vec3 around(Box volume, double turn) {
        Vec3 size = volume.max().minus(volume.min());
        double clearance = Math.max(7, 0.75 * Math.max(size.x(), size.y()));
        double azimuth = 2 * StrictMath.PI * turn + phase();
        return new Vec3(
                (size.x() / 2 + clearance) * StrictMath.cos(azimuth),
                (size.y() / 2 + clearance) * StrictMath.sin(azimuth),
                0);
    }

    /** Along both sides of a course that runs along x: the first half of the turn on one, the second on the other. */
    private Vec3 beside(Box volume, double turn) {
        Vec3 size = volume.max().minus(volume.min());
        double side = turn % 1 < 0.5 ? -1 : 1;
        double along = (turn * 2) % 1 * 2 - 1;
        double across = Math.max(BESIDE_METRES, size.y() / 2 + 5);
        return new Vec3(-side * across * StrictMath.tan(along * BESIDE), side * across, 0);
    }

    private double phase() {
        return new Random(seed).nextDouble() * 0.5;
    }
}
