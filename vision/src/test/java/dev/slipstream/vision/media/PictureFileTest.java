package dev.slipstream.vision.media;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PictureFileTest {
    @TempDir
    private Path folder;

    private static Picture picture() {
        byte[] rgb = new byte[3 * 20 * 10];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) (i * 7);
        }
        return new Picture(20, 10, rgb);
    }

    @Test
    void aPngComesBackAsItWas() throws IOException {
        Path file = Files.write(folder.resolve("a.png"), PictureFile.png(picture(), "Not a camera's original: ü"));
        Picture back = PictureFile.read(file);
        assertThat(back.width()).isEqualTo(20);
        assertThat(back.rgb()).isEqualTo(picture().rgb());
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                .contains("iTXtComment", "Not a camera's original");
    }

    @Test
    void aJpegIsReadToo() throws IOException {
        byte[] grey = new byte[3 * 64 * 32];
        Arrays.fill(grey, (byte) 120);
        try (JpegEncoder encoder = new JpegEncoder()) {
            JpegFile jpeg = encoder.encode(new Picture(64, 32, grey), 64, 2);
            Picture back = PictureFile.read(Files.write(folder.resolve("a.jpg"), jpeg.bytes()));
            assertThat(back.width()).isEqualTo(64);
            assertThat(back.rgb()[100] & 0xff).isBetween(117, 123);
        }
    }

    @Test
    void whatIsNoPictureIsNamed() throws IOException {
        byte[] whole = PictureFile.png(picture(), "Not a camera's original: ü");
        assertThatThrownBy(() -> PictureFile.read(folder.resolve("none.png")))
                .isInstanceOf(PictureFileException.class)
                .hasMessageContaining("none.png: no such file");
        Path text = Files.writeString(folder.resolve("text.png"), "not a picture");
        assertThatThrownBy(() -> PictureFile.read(text)).hasMessageContaining("text.png: neither PNG nor JPEG");
        Path cut = Files.write(folder.resolve("cut.png"), Arrays.copyOf(whole, 60));
        assertThatThrownBy(() -> PictureFile.read(cut))
                .isInstanceOf(PictureFileException.class)
                .hasMessageContaining("cut.png: does not decode");
    }
}
