package dev.slipstream.modelserving.ocr;

import dev.slipstream.modelserving.ModelInfo;
import dev.slipstream.modelserving.TextLine;
import dev.slipstream.modelserving.catalogue.CatalogueException;
import dev.slipstream.modelserving.catalogue.ModelCatalogue;
import dev.slipstream.modelserving.catalogue.ModelNames;
import dev.slipstream.modelserving.catalogue.ModelStore;
import dev.slipstream.modelserving.client.Answer;
import dev.slipstream.modelserving.tensor.Tensor;
import dev.slipstream.vision.media.Picture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** An operator's own reader, of another alphabet, size and batch, takes the place of the packaged one by an entry in a catalogue. */
class TextTaskTest {
    private static final String OWN = """
            models:
              - name: ppocr-v4-recognition
                task: text-recognition
                licence: Apache-2.0
                version: "1"
                source: {operator: {file: latin.onnx}}
                conversion: none
                file: latin.onnx
                sha256: 2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824
                signature:
                  maxBatch: 2
                  inputs: [{name: picture, datatype: FP32, shape: [-1, 3, 32, -1]}]
                  outputs: [{name: scores, datatype: FP32, shape: [-1, -1, 4]}]
                codec:
                  name: text-recogniser
                  parameters: {height: 32, layout: NCHW, channels: RGB, mean: [0, 0, 0], std: [255, 255, 255], alphabet: latin.txt}
            """;
    private static final int WIDTH = 320;
    private static final int HEIGHT = 320;
    /** In the detector's map, which is as large as the picture here. */
    private static final int LINES = 3;

    @TempDir
    private Path folder;

    private final List<Tensor> questions = new ArrayList<>();

    @Test
    void readsWithTheOperatorsAlphabet() throws Exception {
        Files.writeString(folder.resolve("latin.txt"), "ø\nž\n");
        TextTask task = task(OWN);
        byte[] blue = new byte[WIDTH * HEIGHT * 3];
        for (int i = 2; i < blue.length; i += 3) {
            blue[i] = (byte) 255;
        }

        List<TextLine> lines =
                task.read(new Picture(WIDTH, HEIGHT, blue), this::answer).join().lines();

        assertThat(lines).extracting(TextLine::text).containsExactly("ž ø", "ž ø", "ž ø");
        assertThat(questions).extracting(question -> question.shape()[0]).containsExactly(2L, 1L);
        assertThat(questions).allSatisfy(question -> {
            assertThat(question.name()).isEqualTo("picture");
            assertThat(question.shape()[2]).isEqualTo(32);
            float[] values = question.toFloats();
            assertThat(values[0]).as("red comes first").isZero();
            int lastOfFirst = (int) (values.length / question.shape()[0]) - 1;
            assertThat(values[lastOfFirst]).as("blue comes last").isEqualTo(1);
        });
    }

    @Test
    void anAlphabetOfAnotherModelIsRefusedBeforeAnythingIsRead() throws Exception {
        Files.writeString(folder.resolve("latin.txt"), "a\n");

        assertThatThrownBy(() -> task(OWN))
                .isInstanceOf(CatalogueException.class)
                .hasMessageContainingAll("ppocr-v4-recognition", "scores 4", "latin.txt has 1 ");
    }

    @Test
    void aModelThatIsNoReaderIsRefused() {
        assertThatThrownBy(() -> task(OWN.replace("name: text-recogniser", "name: detector")))
                .isInstanceOf(CatalogueException.class)
                .hasMessageContainingAll("ppocr-v4-recognition", "detector", "text-recogniser");
    }

    private TextTask task(String yaml) throws Exception {
        Path file = Files.writeString(folder.resolve("own.yaml"), yaml);
        return new TextTask(ModelCatalogue.builtIn().with(file), new ModelStore(folder));
    }

    /** Finds three bars, and reads "ž ø" in each. */
    private CompletableFuture<Answer> answer(String model, List<Tensor> inputs) {
        Tensor output;
        if (model.equals(ModelNames.TEXT_DETECTION)) {
            output = Tensor.ofFloats("map", new long[] {1, 1, 480, 480}, bars(480));
        } else {
            questions.add(inputs.get(0));
            int rows = (int) inputs.get(0).shape()[0];
            output = Tensor.ofFloats("scores", new long[] {rows, 5, 4}, scores(rows, 2, 0, 3, 1, 1));
        }
        return CompletableFuture.completedFuture(new Answer(new ModelInfo(model, "1", "ab"), List.of(output)));
    }

    private static float[] bars(int side) {
        float[] map = new float[side * side];
        for (int bar = 0; bar < LINES; bar++) {
            for (int y = 60 + 140 * bar; y < 80 + 140 * bar; y++) {
                Arrays.fill(map, y * side + 60, y * side + 260, 1);
            }
        }
        return map;
    }

    private static float[] scores(int rows, int... best) {
        float[] scores = new float[rows * best.length * 4];
        for (int i = 0; i < rows * best.length; i++) {
            scores[i * 4 + best[i % best.length]] = 0.9f;
        }
        return scores;
    }
}
