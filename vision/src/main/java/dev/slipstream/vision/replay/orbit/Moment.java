package dev.slipstream.vision.replay.orbit;

import dev.slipstream.vision.geometry.Bounds;
import dev.slipstream.vision.geometry.Rig;
import dev.slipstream.vision.geometry.Vector3;
import dev.slipstream.vision.media.Picture;
import dev.slipstream.vision.replay.SceneModel;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * A model with the frames it was made of, ready to be seen from anywhere. Making it costs about as much as one picture;
 * it serves any number of virtual cameras, and threads.
 */
public final class Moment {
    private static final double MIRRORED_METRES = 0.03;

    final Surfaces surfaces;
    final Sighting[] sightings;
    final int[] figureOf;

    /** For mirrors. */
    final Surfaces coarse;

    private @Nullable Supplier<FloorShadow> unmadeShadow;
    private @Nullable FloorShadow shadow;

    private Moment(Surfaces surfaces, Sighting[] sightings, Supplier<FloorShadow> shadow) {
        this.unmadeShadow = shadow;
        this.coarse = Simplified.of(surfaces, MIRRORED_METRES);
        this.surfaces = surfaces;
        this.sightings = sightings;
        this.figureOf = new int[surfaces.triangles.length / 3];
        int figure = 0;
        for (int t = 0; t < figureOf.length; t++) {
            while (surfaces.triangles[3 * t] >= surfaces.firstVertex[figure + 1]) {
                figure++;
            }
            figureOf[t] = figure;
        }
    }

    /**
     * @param frames of the moment, by camera of the rig and of its size
     * @throws IllegalArgumentException if a frame is missing or of another size; the message names the camera
     */
    public static Moment of(Venue venue, SceneModel model, List<Picture> frames) {
        Rig rig = venue.rig;
        OrbitRenderer.requirePictures(rig, frames, "frame");
        Surfaces surfaces = new Surfaces(model);
        Sighting[] sightings = IntStream.range(0, rig.size())
                .parallel()
                .mapToObj(i -> Sighting.of(surfaces, rig.camera(i), frames.get(i)))
                .toArray(Sighting[]::new);
        return new Moment(surfaces, sightings, () -> FloorShadow.of(venue, surfaces, sightings, frames));
    }

    /** Made when it is first asked for, because of the moments of a slice one alone shows its shadow. */
    synchronized FloorShadow shadow() {
        if (shadow == null) {
            shadow = Objects.requireNonNull(unmadeShadow).get();
            unmadeShadow = null; // and with it the frames
        }
        return shadow;
    }

    /** A box around each figure that has a surface, metres. */
    public List<Bounds> figureBounds() {
        List<Bounds> boxes = new ArrayList<>();
        for (int f = 0; f < surfaces.figureCount(); f++) {
            double[] box = surfaces.box(f);
            if (box[0] < box[3] && box[1] < box[4] && box[2] < box[5]) {
                boxes.add(new Bounds(new Vector3(box[0], box[1], box[2]), new Vector3(box[3], box[4], box[5])));
            }
        }
        return boxes;
    }
}
