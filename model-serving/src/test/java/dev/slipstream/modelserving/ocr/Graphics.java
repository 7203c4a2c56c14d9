package dev.slipstream.modelserving.ocr;

import dev.slipstream.vision.media.Picture;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Random;

/** Draws broadcast graphics over a noisy scene, so that what should be read is known. */
final class Graphics {
    private final BufferedImage image;
    private final Graphics2D pen;

    Graphics(int width, int height) {
        image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(7);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int grey = 90 + 60 * y / height + random.nextInt(24);
                image.setRGB(x, y, grey << 16 | (grey + 10) << 8 | Math.min(255, grey + 25));
            }
        }
        pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    }

    /** A bar with text on it; {@code x}, {@code y} is its upper left corner. */
    Graphics bar(int x, int y, int width, int height, Color back, Color front, int size, String text) {
        pen.setColor(back);
        pen.fillRect(x, y, width, height);
        pen.setColor(front);
        pen.setFont(new Font(Font.SANS_SERIF, Font.BOLD, size));
        pen.drawString(text, x + size / 2, y + (height + pen.getFontMetrics().getAscent()) / 2 - size / 12);
        return this;
    }

    Picture picture() {
        int width = image.getWidth();
        int height = image.getHeight();
        byte[] rgb = new byte[width * height * 3];
        for (int i = 0; i < width * height; i++) {
            int pixel = image.getRGB(i % width, i / width);
            rgb[3 * i] = (byte) (pixel >> 16);
            rgb[3 * i + 1] = (byte) (pixel >> 8);
            rgb[3 * i + 2] = (byte) pixel;
        }
        return new Picture(width, height, rgb);
    }
}
