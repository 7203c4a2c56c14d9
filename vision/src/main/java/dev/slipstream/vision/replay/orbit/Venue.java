package dev.slipstream.vision.replay.orbit;

import dev.slipstream.vision.geometry.Rig;
import dev.slipstream.vision.media.Picture;

import java.util.List;

/**
 * Everything of the venue that virtual cameras show, from the plates alone. It is made once for a rig, and then serves
 * all moments; nothing in it changes.
 */
public final class Venue {
    final VenueShape shape;
    final FloorTexture floor;
    final WallTexture wall;

    private Venue(VenueShape shape, FloorTexture floor, WallTexture wall) {
        this.shape = shape;
        this.floor = floor;
        this.wall = wall;
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
        return new Venue(shape, new FloorTexture(rig, plates, shape), new WallTexture(rig, plates, shape));
    }
}
