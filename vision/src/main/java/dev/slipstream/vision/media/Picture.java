package dev.slipstream.vision.media;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;

/**
 * A picture in memory.
 *
 * @param rgb red, green, blue, one byte each, full range; rows from the top, pixels from the left, no padding
 */
@SuppressWarnings("ArrayRecordComponent") // pixels are shared on purpose; pictures are not compared
public record Picture(int width, int height, byte[] rgb) {
    private static final int CHANNELS = 3;

    public Picture {
        if (width <= 0 || height <= 0 || rgb.length != width * height * CHANNELS) {
            throw new IllegalArgumentException(
                    rgb.length + " bytes are not a picture of " + width + "x" + height + " with three bytes a pixel");
        }
    }

    /** Copies a packed RGB frame. */
    static Picture of(AVFrame frame) {
        int row = frame.width() * CHANNELS;
        byte[] rgb = new byte[row * frame.height()];
        copyRows(frame, row, rgb);
        return new Picture(frame.width(), frame.height(), rgb);
    }

    /** Copies the first {@code row} bytes of each row of a frame with one plane. */
    static void copyRows(AVFrame frame, int row, byte[] into) {
        BytePointer plane = frame.data(0);
        for (int y = 0; y < frame.height(); y++) {
            plane.position((long) y * frame.linesize(0)).get(into, y * row, row);
        }
    }

    void copyTo(AVFrame frame) {
        int row = width * CHANNELS;
        BytePointer plane = frame.data(0);
        for (int y = 0; y < height; y++) {
            plane.position((long) y * frame.linesize(0)).put(rgb, y * row, row);
        }
    }
}
