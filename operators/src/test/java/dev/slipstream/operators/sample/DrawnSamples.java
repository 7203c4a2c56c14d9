package dev.slipstream.operators.sample;

import dev.slipstream.contracts.record.Sample;

import javax.imageio.ImageIO;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/** Real compressed pictures, drawn and encoded as JPEG, which FFmpeg knows as mjpeg. */
public final class DrawnSamples {
    private DrawnSamples() {}

    /** 1280 x 720: left half dark, right half light, and the lines in a bar at the bottom. */
    public static Sample of(String... lines) {
        BufferedImage image = new BufferedImage(1280, 720, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pen.setColor(new Color(40, 40, 40));
        pen.fillRect(0, 0, 640, 720);
        pen.setColor(new Color(200, 200, 200));
        pen.fillRect(640, 0, 640, 720);
        pen.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 36));
        for (int i = 0; i < lines.length; i++) {
            pen.setColor(new Color(12, 24, 70));
            pen.fillRect(80, 540 + 60 * i, 700, 58);
            pen.setColor(Color.WHITE);
            pen.drawString(lines[i], 100, 582 + 60 * i);
        }
        pen.dispose();
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "jpg", jpeg);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Sample(
                TestSegments.START,
                "mjpeg",
                1280,
                720,
                ByteBuffer.allocate(0),
                ByteBuffer.wrap(jpeg.toByteArray()),
                false);
    }
}
