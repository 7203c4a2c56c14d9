package dev.slipstream.vision.media;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import javax.imageio.ImageIO;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

/** JPEG files in the size and quality that were asked for, as another reader sees them. */
class JpegEncoderTest {
    private final JpegEncoder encoder = new JpegEncoder();

    @AfterEach
    void close() {
        encoder.close();
    }

    @Test
    void scalesDownAndSaysTheSize() throws IOException {
        assertSize(encoder.encode(noise(1280, 720), 640, 6), 640, 360);
        assertSize(encoder.encode(noise(720, 1280), 640, 6), 360, 640);
    }

    @Test
    void neverScalesUp() throws IOException {
        assertSize(encoder.encode(noise(322, 180), 640, 6), 322, 180);
    }

    @Test
    void aLowerQualityTakesFewerBytes() {
        Picture picture = noise(320, 180);
        int best = encoder.encode(picture, 640, 2).bytes().length;
        int good = encoder.encode(picture, 640, 6).bytes().length;
        int poor = encoder.encode(picture, 640, 20).bytes().length;

        assertThat(best).isGreaterThan(good);
        assertThat(good).isGreaterThan(poor);
    }

    private static void assertSize(JpegFile jpeg, int width, int height) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(jpeg.bytes()));
        assertThat(image.getWidth()).isEqualTo(width).isEqualTo(jpeg.width());
        assertThat(image.getHeight()).isEqualTo(height).isEqualTo(jpeg.height());
    }

    private static Picture noise(int width, int height) {
        byte[] rgb = new byte[3 * width * height];
        new Random(1).nextBytes(rgb);
        return new Picture(width, height, rgb);
    }
}
