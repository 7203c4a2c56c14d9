package dev.slipstream.vision.replay.orbit;

import java.util.ArrayList;
import java.util.List;

/**
 * A picture glued to a surface of the venue, in halves of itself, so that far parts do not glitter. Places that no
 * camera saw are filled from around them. Source: Williams, "Pyramidal Parametrics" (1983); Gortler et al., "The
 * Lumigraph" (1996), pull-push.
 */
final class Texture {
    private static final int SMALLEST = 4;

    /** One size of it. */
    @SuppressWarnings("ArrayRecordComponent") // pixels; never compared
    private record Level(int width, int height, int[] rgb) {}

    private final List<Level> levels = new ArrayList<>();

    /**
     * @param rgb 0xRRGGBB by rows; taken over and filled
     * @param known of each pixel, 0 where no camera saw it
     */
    Texture(int width, int height, int[] rgb, byte[] known) {
        List<byte[]> knowledge = new ArrayList<>();
        levels.add(new Level(width, height, rgb));
        knowledge.add(known);
        while (last().width >= 2 * SMALLEST && last().height >= 2 * SMALLEST) {
            byte[] half = new byte[last().width / 2 * (last().height / 2)];
            levels.add(half(last(), knowledge.get(knowledge.size() - 1), half));
            knowledge.add(half);
        }
        fillWithMean(last(), knowledge.get(knowledge.size() - 1));
        for (int i = levels.size() - 2; i >= 0; i--) {
            fill(levels.get(i), knowledge.get(i), levels.get(i + 1));
        }
    }

    private Level last() {
        return levels.get(levels.size() - 1);
    }

    private static Level half(Level from, byte[] known, byte[] halfKnown) {
        int width = from.width / 2;
        int height = from.height / 2;
        int[] rgb = new int[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int red = 0;
                int green = 0;
                int blue = 0;
                int count = 0;
                for (int k = 0; k < 4; k++) {
                    int at = (2 * y + k / 2) * from.width + 2 * x + k % 2;
                    if (known[at] != 0) {
                        red += Rgb.red(from.rgb[at]);
                        green += Rgb.green(from.rgb[at]);
                        blue += Rgb.blue(from.rgb[at]);
                        count++;
                    }
                }
                if (count > 0) {
                    int half = count / 2;
                    rgb[y * width + x] = Rgb.pack((red + half) / count, (green + half) / count, (blue + half) / count);
                    halfKnown[y * width + x] = 1;
                }
            }
        }
        return new Level(width, height, rgb);
    }

    private static void fillWithMean(Level level, byte[] known) {
        long[] sum = new long[4];
        for (int i = 0; i < known.length; i++) {
            if (known[i] != 0) {
                sum[0] += Rgb.red(level.rgb[i]);
                sum[1] += Rgb.green(level.rgb[i]);
                sum[2] += Rgb.blue(level.rgb[i]);
                sum[3]++;
            }
        }
        long count = Math.max(1, sum[3]);
        int mean = Rgb.pack((int) (sum[0] / count), (int) (sum[1] / count), (int) (sum[2] / count));
        for (int i = 0; i < known.length; i++) {
            if (known[i] == 0) {
                level.rgb[i] = mean;
            }
        }
    }

    private static void fill(Level level, byte[] known, Level coarser) {
        for (int y = 0; y < level.height; y++) {
            for (int x = 0; x < level.width; x++) {
                if (known[y * level.width + x] == 0) {
                    level.rgb[y * level.width + x] =
                            Rgb.bilinear(coarser.rgb, coarser.width, coarser.height, x / 2f - 0.25f, y / 2f - 0.25f);
                }
            }
        }
    }

    int width() {
        return levels.get(0).width;
    }

    int height() {
        return levels.get(0).height;
    }

    /** The level in which a pixel of the canvas covers about one pixel. */
    int levelFor(float pixelsCovered) {
        int level = 0;
        for (float covered = pixelsCovered; covered > 1.5f && level < levels.size() - 1; covered /= 2) {
            level++;
        }
        return level;
    }

    /** The same of the square of it, for roots cost as much as the pixels. */
    int levelForSquare(float pixelsCovered) {
        int level = 0;
        for (float covered = pixelsCovered; covered > 1.5f * 1.5f && level < levels.size() - 1; covered *= 0.25f) {
            level++;
        }
        return level;
    }

    /**
     * Along a straight line, in whole numbers of 1/65536 of a pixel, which is what makes it quick.
     *
     * @param u first place, pixels of the finest level
     * @param v first place, pixels of the finest level
     * @param onlyBlank what must stand in the target; anything else stays
     * @param all whether to write over everything instead
     */
    void sampleLine(
            int level,
            float u,
            float v,
            float uStep,
            float vStep,
            int count,
            int[] into,
            int at,
            int onlyBlank,
            boolean all) {
        Level l = levels.get(level);
        float scale = 1f / (1 << level);
        float column = (u + 0.5f) * scale - 0.5f;
        float row = (v + 0.5f) * scale - 0.5f;
        float columnStep = uStep * scale;
        float rowStep = vStep * scale;
        if (inside(l, column, row) && inside(l, column + columnStep * (count - 1), row + rowStep * (count - 1))) {
            int x = (int) (column * 65536);
            int y = (int) (row * 65536);
            int dx = (int) (columnStep * 65536);
            int dy = (int) (rowStep * 65536);
            int[] rgb = l.rgb;
            int width = l.width;
            for (int i = at; i < at + count; i++) {
                if (all || into[i] == onlyBlank) {
                    into[i] = Rgb.bilinear(rgb, (y >> 16) * width + (x >> 16), width, x >> 12 & 15, y >> 12 & 15);
                }
                x += dx;
                y += dy;
            }
            return;
        }
        for (int i = at; i < at + count; i++) {
            if (all || into[i] == onlyBlank) {
                into[i] = Rgb.bilinear(l.rgb, l.width, l.height, column, row);
            }
            column += columnStep;
            row += rowStep;
        }
    }

    private static boolean inside(Level l, float column, float row) {
        return column >= 0.01f && row >= 0.01f && column < l.width - 1.01f && row < l.height - 1.01f;
    }

    /** At a place given in pixels of the finest level. */
    int sample(int level, float u, float v) {
        Level l = levels.get(level);
        if (level == 0) {
            return Rgb.bilinear(l.rgb, l.width, l.height, u, v);
        }
        float scale = 1f / (1 << level);
        return Rgb.bilinear(l.rgb, l.width, l.height, (u + 0.5f) * scale - 0.5f, (v + 0.5f) * scale - 0.5f);
    }
}
