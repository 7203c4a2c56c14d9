package dev.slipstream.vision.replay.orbit;

import dev.slipstream.vision.geometry.Camera;
import dev.slipstream.vision.geometry.Rig;
import dev.slipstream.vision.geometry.Vector3;
import dev.slipstream.vision.media.Picture;

import java.util.Arrays;
import java.util.List;

/**
 * Draws what a virtual camera sees of a moment: the venue, and the athletes before it in the colours of the nearest real
 * cameras. Keeps its buffers from picture to picture; used by one thread, so one is made for each.
 */
public final class OrbitRenderer {
    /** A floor that mirrors less than this is matt. */
    private static final float LEAST_GLOSS = 0.05f;

    private final Venue venue;
    private final DepthBuffer buffer;
    private final FigureLayer layer;
    private final Canvas mirror;
    private final WallPainter walls;
    private final FloorPainter floor;
    private final int sky;

    /**
     * @param width of the pictures, pixels
     * @param height of the pictures, pixels
     */
    public OrbitRenderer(Venue venue, int width, int height) {
        this.venue = venue;
        this.buffer = new DepthBuffer(width, height);
        this.layer = new FigureLayer(buffer);
        this.mirror = Canvas.ofSize(width, height);
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
        requireSize(virtual, out);
        Pinhole camera = new Pinhole(virtual);
        Pinhole below = camera.mirroredAt(venue.shape.floor());
        Arrays.fill(out.rgb(), FloorPainter.BLANK);
        Arrays.fill(mirror.rgb(), FloorPainter.BLANK);
        walls.paint(camera, out);
        if (venue.gloss > LEAST_GLOSS) {
            walls.paintBoards(below, mirror);
        }
        floor.paint(camera, out, mirror, moment.shadow(), sky);
        lay(moment, camera, below, out);
    }

    /**
     * Draws the athletes of one more moment over a picture that {@link #render} made with the same camera: who is drawn later stands
     * before whom was drawn before.
     */
    public void add(Moment moment, Camera virtual, Canvas out) {
        requireSize(virtual, out);
        Pinhole camera = new Pinhole(virtual);
        lay(moment, camera, camera.mirroredAt(venue.shape.floor()), out);
    }

    private void requireSize(Camera virtual, Canvas out) {
        if (virtual.width() != buffer.width
                || virtual.height() != buffer.height
                || out.width() != buffer.width
                || out.height() != buffer.height) {
            throw new IllegalArgumentException(
                    "virtual " + virtual + " or its canvas is not " + buffer.width + "x" + buffer.height);
        }
    }

    private void lay(Moment moment, Pinhole camera, Pinhole below, Canvas out) {
        Surfaces surfaces = moment.surfaces;
        if (surfaces.triangles.length == 0) {
            return;
        }
        NearestCameras[] nearest = new NearestCameras[surfaces.figureCount()];
        for (int f = 0; f < nearest.length; f++) {
            nearest[f] = NearestCameras.of(venue.rig, surfaces.middles[f], camera.centre);
        }
        if (venue.gloss > LEAST_GLOSS) {
            buffer.draw(moment.coarse, below, true);
            layer.lay((x, y) -> vertexColour(moment.coarse, x, y), out, mirrorShare(camera, surfaces));
        }
        buffer.draw(surfaces, camera, false);
        layer.lay(new FigureShader(surfaces, moment.sightings, buffer, nearest, moment.figureOf)::colour, out, 256);
    }

    /** A mirrored athlete is faint: the colour of a corner is enough. */
    private int vertexColour(Surfaces surfaces, int x, int y) {
        int at = 3 * surfaces.triangles[3 * buffer.triangle[y * buffer.width + x]];
        byte[] c = surfaces.colours;
        return Rgb.pack(c[at] & 0xff, c[at + 1] & 0xff, c[at + 2] & 0xff);
    }

    /** Of 256, for the middle of all athletes. */
    private int mirrorShare(Pinhole camera, Surfaces surfaces) {
        Vector3 sum = new Vector3(0, 0, 0);
        for (Vector3 middle : surfaces.middles) {
            sum = sum.plus(middle.times(1.0 / surfaces.figureCount()));
        }
        double height = camera.centre.z() - venue.shape.floor();
        Vector3 foot = new Vector3(sum.x(), sum.y(), venue.shape.floor());
        return Math.round(256
                * Gloss.share(venue.gloss, height / camera.centre.minus(foot).length()));
    }

    /** The venue it draws. */
    public Venue venue() {
        return venue;
    }
}
