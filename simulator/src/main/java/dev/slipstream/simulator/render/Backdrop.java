package dev.slipstream.simulator.render;

import dev.slipstream.simulator.geometry.Camera;
import org.jspecify.annotations.Nullable;

/** Draws the empty venue as one camera sees it. For one thread at a time, and for cameras of one size. */
final class Backdrop {
    /** The pinhole picture that a distorted one is taken from is larger, as barrel distortion sees more. */
    private static final double MARGIN = 1.08;

    private final Stage stage;
    private @Nullable Target mirror;

    Backdrop(Stage stage) {
        this.stage = stage;
    }

    /**
     * With all samples.
     *
     * @param phase of what moves by itself, such as a crowd
     */
    void draw(Camera camera, PixelRays rays, int phase, Target target) {
        if (!camera.distorts()) {
            pinhole(camera, phase, target, Target.SAMPLES);
            return;
        }
        // Even, as reflections have half of the columns.
        int width = (int) (target.width() * MARGIN) & ~1;
        int height = (int) (target.height() * MARGIN) & ~1;
        Target straight = Target.of(width, height);
        pinhole(camera, phase, straight, Target.SAMPLES);
        float focal = (float) (camera.focal() * Target.SAMPLES);
        float[] x = new float[target.width()];
        float[] y = new float[target.width()];
        for (int row = 0; row < target.height(); row++) {
            rays.row(row, 0, target.width(), x, y);
            for (int column = 0; column < target.width(); column++) {
                int u = Math.round(x[column] * focal + (width - 1) / 2f);
                int v = Math.round(y[column] * focal + (height - 1) / 2f);
                int from = Math.max(0, Math.min(height - 1, v)) * width + Math.max(0, Math.min(width - 1, u));
                target.take(row * target.width() + column, straight, from);
            }
        }
    }

    /**
     * With the samples of every other column only: for cameras that move, at half of the time. Edges in a venue are mostly
     * level, and those stay smooth.
     *
     * @param camera without distortion
     * @param half of the width
     */
    void drawHalf(Camera camera, int phase, Target half) {
        pinhole(camera, phase, half, Target.SAMPLES / 2.0);
    }

    private void pinhole(Camera camera, int phase, Target target, double samplesAcross) {
        target.clear(stage.sky() | 0xFF000000);
        boolean careful = samplesAcross == Target.SAMPLES;
        Target mirrored = stage.mirrors() ? reflections(camera, phase, target, samplesAcross) : null;
        Rasteriser rasteriser = new Rasteriser(
                target, camera.focal() * samplesAcross, camera.focal() * Target.SAMPLES, careful, mirrored);
        rasteriser.look(camera);
        // Ice hides what is under it without asking for depth, so it comes first.
        for (Mesh mesh : stage.meshes()) {
            if (mesh.kind() == Mesh.Kind.ICE) {
                rasteriser.draw(mesh, phase, false);
            }
        }
        for (Mesh mesh : stage.meshes()) {
            if (mesh.kind() != Mesh.Kind.ICE) {
                rasteriser.draw(mesh, phase, false);
            }
        }
    }

    /** The venue upside down, as ice shows it: half of the columns and a quarter of the rows, for ice blurs. */
    private Target reflections(Camera camera, int phase, Target target, double samplesAcross) {
        Target known = mirror;
        if (known == null || known.width() != target.width() / 2 || known.height() != target.height() / 4) {
            known = Target.of(target.width() / 2, target.height() / 4);
            mirror = known;
        }
        known.clear(stage.sky() | 0xFF000000);
        Rasteriser rasteriser = new Rasteriser(
                known, camera.focal() * samplesAcross / 2, camera.focal() * Target.SAMPLES / 4.0, false, null);
        rasteriser.look(camera);
        for (Mesh mesh : stage.meshes()) {
            if (mesh.kind() == Mesh.Kind.SOLID) {
                rasteriser.draw(mesh, phase, true);
            }
        }
        return known;
    }
}
