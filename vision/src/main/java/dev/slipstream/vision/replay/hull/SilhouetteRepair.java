package dev.slipstream.vision.replay.hull;

import java.util.Arrays;

/**
 * Gives silhouettes back what they lost where the suit looks like the ice, or like its shadow. The hull that forgives a
 * few cameras says where an athlete is to be expected and what colour they have there, as the other cameras see it; a
 * pixel that shows this colour is athlete, though it does not stand out from the plate. A pixel that shows the plate
 * where another colour is expected stays empty: there the hull was too forgiving. So does one that differs from the plate
 * a little where much is expected: a mirror image or a shadow beside the athlete does that.
 */
final class SilhouetteRepair {
    /** Metres that a voxel may lie behind what is in front and still be seen. */
    private static final float BIAS = 0.05f;
    /** Cameras that must agree on a colour. */
    private static final int LEAST_WITNESSES = 3;
    /** Levels from the median that half of the witnesses may be off. */
    private static final float SPREAD = 45;
    /** Levels between expected and seen colour. */
    private static final float ALIKE = 36;
    /** Pixels of the view around a pixel whose colour it may have: voxels are coarser than seams and stripes. */
    private static final int AROUND = 3;
    /** Share of the expected contrast with the plate that a pixel must show. */
    private static final float LEAST_SHARE = 0.3f;
    /** Levels of expected contrast below which the share says nothing: white on ice. */
    private static final float LOW_CONTRAST = 120;

    /** Edge of the square that a voxel covers, of its own: leaves no gaps where it is seen over a corner. */
    private static final float SPLAT = 1.3f;

    private final Silhouette[] silhouettes;
    private final VoxelHull hull;
    private final int[] surface;
    private final SurfaceView[] views;
    private final float[][] projected;

    private SilhouetteRepair(Silhouette[] silhouettes, VoxelHull hull, int tolerated) {
        this.silhouettes = silhouettes;
        this.hull = hull;
        surface = hull.surface(tolerated);
        views = new SurfaceView[silhouettes.length];
        projected = new float[silhouettes.length][];
    }

    /**
     * Adds to the masks.
     *
     * @param used by camera
     * @param hull of the loose masks
     * @param tolerated cameras that may see a voxel of it empty
     */
    static void mend(Silhouette[] silhouettes, boolean[] used, VoxelHull hull, int tolerated) {
        SilhouetteRepair repair = new SilhouetteRepair(silhouettes, hull, tolerated);
        for (int c = 0; c < silhouettes.length; c++) {
            if (used[c]) {
                repair.look(c);
            }
        }
        float[] colours = repair.colours();
        for (int c = 0; c < silhouettes.length; c++) {
            if (used[c]) {
                repair.mend(c, colours);
            }
        }
    }

    private void look(int c) {
        Silhouette s = silhouettes[c];
        SurfaceView view = new SurfaceView(s);
        float[] uvz = new float[3 * surface.length];
        float[] p = new float[3];
        for (int i = 0; i < surface.length; i++) {
            int voxel = surface[i];
            if (s.frame.camera.project(hull.x(voxel), hull.y(voxel), hull.z(voxel), p)) {
                System.arraycopy(p, 0, uvz, 3 * i, 3);
                view.put(i, p[0], p[1], p[2], s.frame.camera.focal * VoxelHull.VOXEL * SPLAT / p[2]);
            } else {
                uvz[3 * i + 2] = Float.MAX_VALUE;
            }
        }
        views[c] = view;
        projected[c] = uvz;
    }

    /** Of each surface voxel the median colour of the cameras that see it as athlete; -1 where they do not agree. */
    private float[] colours() {
        float[] colours = new float[3 * surface.length];
        float[][] seen = new float[3][silhouettes.length];
        for (int i = 0; i < surface.length; i++) {
            int n = 0;
            for (int c = 0; c < silhouettes.length; c++) {
                n = witness(c, i, seen, n);
            }
            boolean agreed = n >= LEAST_WITNESSES;
            for (int channel = 0; channel < 3; channel++) {
                colours[3 * i + channel] = agreed ? median(seen[channel], n) : -1;
            }
            if (agreed && spread(seen, n, colours, 3 * i) > SPREAD) {
                colours[3 * i] = -1;
            }
        }
        return colours;
    }

    private int witness(int c, int i, float[][] seen, int n) {
        SurfaceView view = views[c];
        if (view == null) {
            return n;
        }
        float u = projected[c][3 * i];
        float v = projected[c][3 * i + 1];
        float depth = projected[c][3 * i + 2];
        Silhouette s = silhouettes[c];
        int column = Math.round(u) - s.x;
        int row = Math.round(v) - s.y;
        if (column < 0
                || row < 0
                || column >= s.width
                || row >= s.height
                || s.mask[row * s.width + column] == 0
                || depth > view.depthAt(u, v) + BIAS) {
            return n;
        }
        int at = s.at(column, row);
        for (int channel = 0; channel < 3; channel++) {
            seen[channel][n] =
                    (s.frame.rgb[at + channel] & 255) / (float) s.frame.exposure.gain()[channel];
        }
        return n + 1;
    }

    private static float median(float[] values, int n) {
        float[] sorted = Arrays.copyOf(values, n);
        Arrays.sort(sorted);
        return n % 2 == 1 ? sorted[n / 2] : (sorted[n / 2] + sorted[n / 2 - 1]) / 2;
    }

    private static float spread(float[][] seen, int n, float[] colours, int at) {
        float[] off = new float[n];
        for (int k = 0; k < n; k++) {
            float d2 = 0;
            for (int channel = 0; channel < 3; channel++) {
                float d = seen[channel][k] - colours[at + channel];
                d2 += d * d;
            }
            off[k] = (float) Math.sqrt(d2);
        }
        return median(off, n);
    }

    private void mend(int c, float[] colours) {
        Silhouette s = silhouettes[c];
        SurfaceView view = views[c];
        for (int row = 0; row < s.height; row++) {
            for (int column = 0; column < s.width; column++) {
                int i = row * s.width + column;
                if (s.mask[i] != 0) {
                    continue;
                }
                int point = view.inner(column / SurfaceView.SCALE, row / SurfaceView.SCALE);
                if (point < 0) {
                    continue;
                }
                if (s.loose[i] != 0 && (looksAlike(s, view, colours, column, row) || standsOut(s, i, point, colours))) {
                    s.mask[i] = 1;
                } else if (off2(s, s.at(column, row), colours, point) < ALIKE * ALIKE) {
                    s.mask[i] = 2;
                }
            }
        }
    }

    /** Whether a pixel has a colour that is expected close by. */
    private static boolean looksAlike(Silhouette s, SurfaceView view, float[] colours, int column, int row) {
        int x = column / SurfaceView.SCALE;
        int y = row / SurfaceView.SCALE;
        int at = s.at(column, row);
        for (int j = Math.max(0, y - AROUND); j <= Math.min(view.height - 1, y + AROUND); j++) {
            for (int i = Math.max(0, x - AROUND); i <= Math.min(view.width - 1, x + AROUND); i++) {
                int point = view.point[j * view.width + i];
                if (point >= 0 && off2(s, at, colours, point) < ALIKE * ALIKE) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether a pixel differs from the plate by enough of what the expected colour would. */
    private static boolean standsOut(Silhouette s, int pixel, int point, float[] colours) {
        if (colours[3 * point] < 0) {
            return false;
        }
        int at = s.at(pixel % s.width, pixel / s.width);
        float contrast2 = 0;
        for (int channel = 0; channel < 3; channel++) {
            float d = s.frame.plate(at, channel) - expected(s, colours, point, channel);
            contrast2 += d * d;
        }
        return contrast2 < LOW_CONTRAST * LOW_CONTRAST
                || s.frame.difference2(at) > LEAST_SHARE * LEAST_SHARE * contrast2;
    }

    /** Squared distance in levels between a pixel and the colour expected of a point; far where none is known. */
    private static float off2(Silhouette s, int at, float[] colours, int point) {
        if (colours[3 * point] < 0) {
            return Float.MAX_VALUE;
        }
        float d2 = 0;
        for (int channel = 0; channel < 3; channel++) {
            float d = (s.frame.rgb[at + channel] & 255) - expected(s, colours, point, channel);
            d2 += d * d;
        }
        return d2;
    }

    private static float expected(Silhouette s, float[] colours, int point, int channel) {
        return (float) s.frame.exposure.gain()[channel] * colours[3 * point + channel];
    }
}
