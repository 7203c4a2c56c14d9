package dev.slipstream.vision.replay.orbit;

/**
 * Lays the athletes over the venue. Their outline is feathered over a pixel to each side, as a lens would: a hard one
 * shows every fringe of the surface, and flickers while the camera moves.
 */
final class FigureLayer {
    private static final int[] BINOMIAL = {1, 2, 1};

    private final DepthBuffer buffer;
    private final int[] colours;

    /** Gives the colour of the model drawn last, 0xRRGGBB. */
    interface Shader {
        int colour(int x, int y);
    }

    FigureLayer(DepthBuffer buffer) {
        this.buffer = buffer;
        this.colours = new int[buffer.width * buffer.height];
    }

    /**
     * @param shader colour of a pixel that a triangle is at
     * @param opacity of 256
     */
    void lay(Shader shader, Canvas onto, int opacity) {
        int width = buffer.width;
        for (int y = buffer.top; y <= buffer.low; y++) {
            for (int x = buffer.first[y]; x <= buffer.last[y]; x++) {
                if (buffer.triangle[y * width + x] != DepthBuffer.NONE) {
                    colours[y * width + x] = shader.colour(x, y);
                }
            }
        }
        int top = Math.max(1, buffer.top - 1);
        int low = Math.min(buffer.height - 2, buffer.low + 1);
        for (int y = top; y <= low; y++) {
            int left = Math.max(1, Math.min(buffer.first[y], Math.min(buffer.first[y - 1], buffer.first[y + 1])) - 1);
            int right =
                    Math.min(width - 2, Math.max(buffer.last[y], Math.max(buffer.last[y - 1], buffer.last[y + 1])) + 1);
            if (left > right) {
                continue;
            }
            int at = y * width + left;
            int before = column(at - 1);
            int here = column(at);
            for (int x = left; x <= right; x++, at++) {
                int after = column(at + 1);
                int around = before + here + after;
                if (around == 9) {
                    onto.rgb()[at] = opacity == 256 ? colours[at] : Rgb.mix(onto.rgb()[at], colours[at], opacity);
                } else if (around > 0) {
                    feather(at, onto, opacity);
                }
                before = here;
                here = after;
            }
        }
    }

    /** How many of a pixel and those above and below it are covered; the sign bit tells those that are not. */
    private int column(int at) {
        int[] t = buffer.triangle;
        return 3 + (t[at - buffer.width] >> 31) + (t[at] >> 31) + (t[at + buffer.width] >> 31);
    }

    private void feather(int at, Canvas onto, int opacity) {
        int red = 0;
        int green = 0;
        int blue = 0;
        int covered = 0;
        for (int j = 0; j < 3; j++) {
            for (int i = 0; i < 3; i++) {
                int near = at + (j - 1) * buffer.width + i - 1;
                if (buffer.triangle[near] != DepthBuffer.NONE) {
                    int w = BINOMIAL[i] * BINOMIAL[j];
                    covered += w;
                    red += w * Rgb.red(colours[near]);
                    green += w * Rgb.green(colours[near]);
                    blue += w * Rgb.blue(colours[near]);
                }
            }
        }
        int colour = buffer.triangle[at] != DepthBuffer.NONE
                ? colours[at]
                : Rgb.pack(red / covered, green / covered, blue / covered);
        onto.rgb()[at] = Rgb.mix(onto.rgb()[at], colour, covered * opacity / 16);
    }
}
