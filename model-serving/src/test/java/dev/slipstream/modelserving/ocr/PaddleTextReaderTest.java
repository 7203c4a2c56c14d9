package dev.slipstream.modelserving.ocr;

import dev.slipstream.modelserving.TextLine;
import dev.slipstream.modelserving.onnx.ClassPathFile;
import dev.slipstream.modelserving.tensor.Weights;
import dev.slipstream.vision.media.Picture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.awt.Color;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** What PP-OCRv4 reads in drawn broadcast graphics. */
class PaddleTextReaderTest {
    private static final Color NAVY = new Color(12, 24, 70);

    private static PaddleTextReader reader;

    @BeforeAll
    static void open() {
        reader = new PaddleTextReader();
    }

    @AfterAll
    static void close() {
        reader.close();
    }

    @Test
    void readsALowerThird() {
        Picture picture = new Graphics(1280, 720)
                .bar(80, 560, 640, 56, NAVY, Color.WHITE, 36, "INGRID SOLBERG")
                .bar(80, 620, 640, 40, Color.WHITE, NAVY, 24, "NOR   BIB 12   1:42.07")
                .picture();

        List<TextLine> lines = reader.read(picture);

        assertThat(texts(lines)).anyMatch(text -> text.replace(" ", "").equals("INGRIDSOLBERG"));
        assertThat(String.join(" ", texts(lines))).contains("NOR", "12", "1:42.07");
    }

    @Test
    void placesTheBoxAroundTheText() {
        Picture picture = new Graphics(1920, 1080)
                .bar(300, 800, 700, 80, NAVY, Color.WHITE, 48, "MARTA KOVAC")
                .picture();

        assertThat(reader.read(picture)).singleElement().satisfies(line -> {
            assertThat(line.confidence()).isBetween(0.8f, 1f);
            assertThat(line.x()).isBetween(280, 330);
            assertThat(line.y()).isBetween(790, 830);
            assertThat(line.x() + line.width()).isBetween(600, 760);
            assertThat(line.y() + line.height()).isBetween(850, 890);
        });
    }

    @Test
    void readsAScoreboard() {
        Picture picture = new Graphics(1280, 720)
                .bar(40, 40, 110, 44, Color.BLACK, Color.WHITE, 30, "SUI")
                .bar(160, 40, 60, 44, Color.WHITE, Color.BLACK, 30, "3")
                .bar(240, 40, 110, 44, Color.BLACK, Color.WHITE, 30, "CAN")
                .bar(360, 40, 60, 44, Color.WHITE, Color.BLACK, 30, "2")
                .bar(440, 40, 130, 44, Color.BLACK, Color.YELLOW, 30, "12:34")
                .picture();

        assertThat(String.join(" ", texts(reader.read(picture)))).contains("SUI", "CAN", "12:34");
    }

    @Test
    void readsTheAccentsOfItsAlphabetAndTheLettersUnderOthers() {
        Picture picture = new Graphics(1280, 720)
                .bar(80, 500, 700, 60, NAVY, Color.WHITE, 40, "Zoé Müller-Brandt")
                .picture();

        assertThat(texts(reader.read(picture)))
                .singleElement()
                .satisfies(text -> assertThat(text.replace(" ", "")).matches("Zo[ée]M[uü]ller-Brandt"));
    }

    @Test
    void readsSmallGraphicsOfALowResolutionFeed() {
        Picture picture = new Graphics(640, 360)
                .bar(30, 290, 300, 28, NAVY, Color.WHITE, 18, "TOMAS HALVORSEN")
                .picture();

        assertThat(texts(reader.read(picture)))
                .anyMatch(text -> text.replace(" ", "").equals("TOMASHALVORSEN"));
    }

    @Test
    void readsNothingInASceneWithoutText() {
        assertThat(reader.read(new Graphics(1280, 720).picture())).isEmpty();
    }

    @Test
    void readsTheSameFromManyThreads() {
        Picture picture = new Graphics(960, 540)
                .bar(80, 400, 500, 56, NAVY, Color.WHITE, 36, "ELENA RUSSO")
                .picture();
        List<TextLine> expected = reader.read(picture);

        List<CompletableFuture<List<TextLine>>> runs = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> reader.read(picture)))
                .toList();

        assertThat(runs).allSatisfy(run -> assertThat(run.join()).isEqualTo(expected));
        assertThat(expected).isNotEmpty();
    }

    @Test
    void takesAPictureOfOnePixel() {
        assertThat(reader.read(new Picture(1, 1, new byte[3]))).isEmpty();
    }

    @Test
    void saysWhichWeightsRead() {
        assertThat(reader.models())
                .extracting("name", "version", "sha256")
                .containsExactly(
                        tuple("ppocr-v4-detection", "1.2.2", digest("models/ch_PP-OCRv4_det_infer.onnx")),
                        tuple("ppocr-v4-recognition", "1.2.2", digest("models/ch_PP-OCRv4_rec_infer.onnx")));
    }

    private static String digest(String file) {
        return Weights.sha256(ClassPathFile.read(file));
    }

    private static List<String> texts(List<TextLine> lines) {
        return lines.stream().map(TextLine::text).toList();
    }
}
