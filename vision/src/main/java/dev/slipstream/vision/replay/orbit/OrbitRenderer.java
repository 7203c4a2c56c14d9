package dev.slipstream.vision.replay.orbit;

import dev.slipstream.vision.geometry.Camera;
import dev.slipstream.vision.geometry.Rig;
import dev.slipstream.vision.media.Picture;

import java.util.Arrays;
import java.util.List;

/**
 * Draws what a virtual camera sees of a moment: the venue, and the athletes before it in the colours of the nearest real
 * cameras. Keeps its buffers from picture to picture; used by one thread, so one is made for each.
 */
public final class OrbitRenderer {
    private final Rig rig;
    private final Venue venue;
    private final DepthBuffer buffer;
    private final FigureLayer layer;
    private final WallPainter walls;
    private final FloorPainter floor;
    private final int sky;

    /**
     * @param width of the pictures, pixels
     * @param height of the pictures, pixels
     */
    public OrbitRenderer(Rig rig, Venue venue, int width, int height) {
        this.rig = rig;
        this.venue = venue;
        this.buffer = new DepthBuffer(width, height);
        this.layer = new FigureLayer(buffer);
        this.walls = new WallPainter(venue);
        this.floor = new FloorPainter(venue);
        Texture texture = venue.wall.texture;
        this.sky = texture.sample(texture.levelFor(1 << 20), texture.width() / 2f, texture.height() - 1f);
    }

    static void requirePictures(Rig rig, List<Picture> pictures, String kind) {
        if (pictures.size() != rig.size()) {
            throw new IllegalArgumentException(rig.size() + " cameras need as many pictures, one " + kind + " each; "
                    + pictures.size() + " were given");
        }
        for (int i = 0; i < rig.size(); i++) {
            Camera camera = rig.camera(i);
            Picture picture = pictures.get(i);
            if (picture.width() != camera.width() || picture.height() != camera.height()) {
                throw new IllegalArgumentException(
                        "the " + kind + " of " + camera + " is " + picture.width() + "x" + picture.height()
                                + ", and its " + "calibration is for " + camera.width() + "x" + camera.height());
            }
        }
    }

    /**
     * Draws.
     *
     * @param virtual without a lens, of the size given to the constructor
     */
    public void render(Moment moment, Camera virtual, Canvas out) {
        if (virtual.width() != buffer.width
                || virtual.height() != buffer.height
                || out.width() != buffer.width
                || out.height() != buffer.height) {
            throw new IllegalArgumentException(
                    "virtual " + virtual + " or its canvas is not " + buffer.width + "x" + buffer.height);
        }
        Pinhole camera = new Pinhole(virtual);
        Arrays.fill(out.rgb(), FloorPainter.BLANK);
        walls.paint(camera, out);
        floor.paint(camera, out, sky);
        Surfaces surfaces = moment.surfaces;
        NearestCameras[] nearest = new NearestCameras[surfaces.figureCount()];
        for (int f = 0; f < nearest.length; f++) {
            nearest[f] = NearestCameras.of(rig, surfaces.middles[f], camera.centre);
        }
        buffer.draw(surfaces, camera, Float.NaN);
        layer.lay(new FigureShader(surfaces, moment.sightings, buffer, nearest, moment.figureOf), out, 256);
    }

    /** The venue it draws. */
    public Venue venue() {
        return venue;
    }
}
