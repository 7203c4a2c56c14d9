package dev.slipstream.simulator.picture;

import java.util.Arrays;

/** A picture in memory: 0xRRGGBB by rows, the top left pixel first. */
public record Picture(int width, int height, int[] rgb) {
    public Picture {
        if (rgb.length != width * height) {
            throw new IllegalArgumentException(rgb.length + " pixels do not make a picture of " + width + "x" + height);
        }
    }

    public static Picture blank(int width, int height, int colour) {
        int[] rgb = new int[width * height];
        Arrays.fill(rgb, colour);
        return new Picture(width, height, rgb);
    }
}
