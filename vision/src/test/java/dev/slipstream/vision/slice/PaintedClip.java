package dev.slipstream.vision.slice;

import dev.slipstream.vision.media.Picture;
import dev.slipstream.vision.media.TimedPicture;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A wall of coloured patches seen by a camera that turns and zooms as told, and a dark figure that runs along it. */
final class PaintedClip {
    static final int WIDTH = 320;
    static final int HEIGHT = 180;

    private static final int PATCH = 14;
    private static final int FIGURE_WIDTH = 14;
    private static final int FIGURE_HEIGHT = 40;
    private static final double FRAME_SECONDS = 0.1;

    private final int[] patches = new Random(5).ints(64 * 64, 90, 226).toArray();
    private final int frames;
    private final double degreesPerFrame;
    private final double zoomPerFrame;
    private final boolean figure;
    private double gainPerFrame;

    PaintedClip(int frames, double degreesPerFrame, double zoomPerFrame, boolean figure) {
        this.frames = frames;
        this.degreesPerFrame = degreesPerFrame;
        this.zoomPerFrame = zoomPerFrame;
        this.figure = figure;
    }

    PaintedClip withExposure(double drift) {
        gainPerFrame = drift;
        return this;
    }

    /** From the wall, in the pixels of the middle picture, to a picture's pixels. */
    Homography fromWall(int frame) {
        double steps = frame - frames / 2;
        double focal = 1.5 * WIDTH;
        return Turn.none(focal)
                .further(new double[] {0, -Math.toRadians(degreesPerFrame * steps), 0}, zoomPerFrame * steps, 0)
                .homography(WIDTH, HEIGHT);
    }

    /** Left edge of the figure on the wall. */
    double figureX(int frame) {
        return 40 + 230.0 * frame / (frames - 1);
    }

    double figureY(int frame) {
        return 70 - 12 * Math.sin(Math.PI * frame / (frames - 1));
    }

    boolean inFigure(int frame, double wallX, double wallY) {
        double x = wallX - figureX(frame);
        double y = wallY - figureY(frame);
        return figure && x >= 0 && y >= 0 && x < FIGURE_WIDTH && y < FIGURE_HEIGHT;
    }

    List<TimedPicture> pictures() {
        List<TimedPicture> pictures = new ArrayList<>();
        for (int i = 0; i < frames; i++) {
            pictures.add(new TimedPicture(Math.round(i * FRAME_SECONDS * 1e6), picture(i)));
        }
        return pictures;
    }

    Picture picture(int frame) {
        Homography toWall = fromWall(frame).inverse();
        byte[] rgb = new byte[3 * WIDTH * HEIGHT];
        double gain = 1 + gainPerFrame * frame;
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                for (int c = 0; c < 3; c++) {
                    double sum = 0;
                    for (int s = 0; s < 4; s++) {
                        double u = x + ((s & 1) - 0.5) / 2;
                        double v = y + ((s >> 1) - 0.5) / 2;
                        double wx = toWall.x(u, v);
                        double wy = toWall.y(u, v);
                        sum += inFigure(frame, wx, wy) ? 20 + 15 * c : wall(wx, wy, c);
                    }
                    rgb[3 * (y * WIDTH + x) + c] = (byte) Math.min(255, Math.round(gain * sum / 4));
                }
            }
        }
        return new Picture(WIDTH, HEIGHT, rgb);
    }

    int wall(double x, double y, int channel) {
        int u = Math.floorMod((int) Math.floor(x / PATCH), 61);
        int v = Math.floorMod((int) Math.floor(y / PATCH), 61);
        return patches[(u * 61 + v * 17 + channel * 7) % patches.length];
    }
}
