package dev.slipstream.vision.replay.orbit;

import dev.slipstream.vision.geometry.Rig;
import dev.slipstream.vision.media.Picture;

import java.util.List;

/**
 * Everything of the venue that virtual cameras show, from the plates alone. It is made once for a rig, and then serves
 * all moments; nothing in it changes.
 */
public final class Venue {
    final Rig rig;
    final List<Picture> plates;
    final VenueShape shape;
    final FloorTexture floor;
    final WallTexture wall;

    /** How much the floor mirrors, beside ice or water: 0 to 1. */
    final float gloss;

    private Venue(Rig rig, List<Picture> plates, VenueShape shape, FloorTexture floor, WallTexture wall) {
        this.rig = rig;
        this.plates = List.copyOf(plates);
        this.shape = shape;
        this.floor = floor;
        this.wall = wall;
        this.gloss = Gloss.estimate(rig, plates, shape, floor, wall);
    }

    /** The cameras whose plates it was made of. */
    public Rig rig() {
        return rig;
    }

    /** With the floor at the lowest height of the rig's bounds. */
    public static Venue of(Rig rig, List<Picture> plates) {
        return of(rig, plates, rig.bounds().min().z());
    }

    /**
     * @param plates pictures of the empty scene, by camera and of its size
     * @param floor height of the floor in the world, metres
     * @throws IllegalArgumentException if a plate is missing or of another size; the message names the camera
     */
    public static Venue of(Rig rig, List<Picture> plates, double floor) {
        OrbitRenderer.requirePictures(rig, plates, "plate");
        VenueShape shape = WallSweep.find(rig, plates, floor);
        return new Venue(rig, plates, shape, new FloorTexture(rig, plates, shape), new WallTexture(rig, plates, shape));
    }
}
