package dev.slipstream.operators.describe;

import dev.slipstream.operators.sample.SampledSegment;

import java.util.Arrays;
import java.util.Random;

/** Draws thumbnails: a wide scene of patches of light and dark, seen by a camera that can pan, dim and be flashed at. */
public final class Scenes {
    private static final int WORLD_WIDTH = 200;
    private static final int WORLD_HEIGHT = 80;

    private Scenes() {}

    /** The scene with this number, seen from {@code panX}, {@code panY} (thumbnail pixels) at a gain and an offset. */
    public static byte[] scene(int number, int panX, int panY, double gain, double offset) {
        Random random = new Random(number);
        double[] world = new double[WORLD_WIDTH * WORLD_HEIGHT];
        Arrays.fill(world, 60 + random.nextInt(120));
        for (int patch = 0; patch < 50; patch++) {
            int x = random.nextInt(WORLD_WIDTH);
            int y = random.nextInt(WORLD_HEIGHT);
            int width = 4 + random.nextInt(24);
            int height = 4 + random.nextInt(16);
            double level = 20 + random.nextInt(200);
            for (int v = y; v < Math.min(WORLD_HEIGHT, y + height); v++) {
                Arrays.fill(world, v * WORLD_WIDTH + x, v * WORLD_WIDTH + Math.min(WORLD_WIDTH, x + width), level);
            }
        }
        Random noise = new Random(31L * number + panX);
        byte[] thumbnail = new byte[SampledSegment.WIDTH * SampledSegment.HEIGHT];
        for (int i = 0; i < thumbnail.length; i++) {
            int x = 60 + panX + i % SampledSegment.WIDTH;
            int y = 20 + panY + i / SampledSegment.WIDTH;
            double level = world[y * WORLD_WIDTH + x] * gain + offset + noise.nextGaussian() * 2;
            thumbnail[i] = (byte) Math.max(0, Math.min(255, Math.round(level)));
        }
        return thumbnail;
    }

    public static byte[] scene(int number) {
        return scene(number, 0, 0, 1, 0);
    }

    public static byte[] plain(int level) {
        byte[] thumbnail = new byte[SampledSegment.WIDTH * SampledSegment.HEIGHT];
        Arrays.fill(thumbnail, (byte) level);
        return thumbnail;
    }

    /** The thumbnail with a bar over its lower third, as a graphic lays it there. */
    public static byte[] withBar(byte[] thumbnail, int level) {
        byte[] drawn = thumbnail.clone();
        for (int y = 27; y < 33; y++) {
            Arrays.fill(drawn, y * SampledSegment.WIDTH + 4, y * SampledSegment.WIDTH + 40, (byte) level);
        }
        return drawn;
    }

    /** The thumbnail with a dark athlete of a ninth of the frame at this place. */
    public static byte[] withAthlete(byte[] thumbnail, int x) {
        byte[] drawn = thumbnail.clone();
        for (int y = 8; y < 30; y++) {
            Arrays.fill(drawn, y * SampledSegment.WIDTH + x, y * SampledSegment.WIDTH + x + 11, (byte) 25);
        }
        return drawn;
    }
}
