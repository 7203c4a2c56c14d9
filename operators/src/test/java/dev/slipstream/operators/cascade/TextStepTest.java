package dev.slipstream.operators.cascade;

import dev.slipstream.contracts.record.ReadText;
import dev.slipstream.modelserving.ModelInfo;
import dev.slipstream.modelserving.catalogue.ModelCatalogue;
import dev.slipstream.modelserving.catalogue.ModelNames;
import dev.slipstream.modelserving.catalogue.ModelStore;
import dev.slipstream.modelserving.client.Answer;
import dev.slipstream.modelserving.ocr.TextTask;
import dev.slipstream.modelserving.tensor.Tensor;
import dev.slipstream.operators.describe.ReadSample;
import dev.slipstream.operators.describe.ShotSamples;
import dev.slipstream.operators.sample.TestSegments;
import dev.slipstream.vision.media.Picture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** A wall of small print costs and carries no more than a graphic, and does not hide one. */
class TextStepTest {
    private static final String OWN_READER = """
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
                  maxBatch: 8
                  inputs: [{name: picture, datatype: FP32, shape: [-1, 3, 32, -1]}]
                  outputs: [{name: scores, datatype: FP32, shape: [-1, -1, 4]}]
                codec:
                  name: text-recogniser
                  parameters: {height: 32, layout: NCHW, channels: RGB, mean: [0, 0, 0], std: [255, 255, 255], alphabet: latin.txt}
            """;

    private static final int SIDE = 960;
    private static final int BOXES = 10_000;
    private static final int PITCH = 8;
    private static final int LINES = 3;
    private static final int LINE_Y = 860;

    @TempDir
    private Path folder;

    private long linesRead;

    @Test
    void of10000BoxesInOnePictureTheTallestAreReadAndKept() throws Exception {
        Files.writeString(folder.resolve("latin.txt"), "\u00f8\n\u017e\n");
        Path own = Files.writeString(folder.resolve("own.yaml"), OWN_READER);
        TextStep step = new TextStep(new TextTask(ModelCatalogue.builtIn().with(own), new ModelStore(folder)));
        Picture picture = new Picture(SIDE, SIDE, new byte[SIDE * SIDE * 3]);
        ReadSample result = new ReadSample();

        step.run(ShotSamples.of(TestSegments.media(0, 0, (byte) 1), 0, true), picture, 1, this::answer, 1)
                .join()
                .addTo(result);

        assertThat(result.texts).hasSize(TextStep.MAX_TEXTS);
        // What the reader is asked is bounded before.
        assertThat(linesRead).isLessThanOrEqualTo(64);
        assertThat(result.texts)
                .filteredOn(text -> text.getBox().getHeight() > 2 * PITCH)
                .extracting(ReadText::getText, text -> text.getBox().getY() > LINE_Y - 20)
                .containsExactly(tuple("\u017e", true), tuple("\u017e", true), tuple("\u017e", true));
        assertThat(result.texts)
                .as("in the order in which they stand")
                .isSortedAccordingTo(Comparator.comparing(text -> text.getBox().getY()));
    }

    /** Finds the wall and the lines of a graphic below it, and reads one letter in each. */
    private CompletableFuture<Answer> answer(String model, List<Tensor> inputs) {
        Tensor output;
        if (model.equals(ModelNames.TEXT_DETECTION)) {
            output = Tensor.ofFloats("map", new long[] {1, 1, SIDE, SIDE}, wall());
        } else {
            int rows = (int) inputs.get(0).shape()[0];
            linesRead += rows;
            float[] scores = new float[rows * 4];
            for (int row = 0; row < rows; row++) {
                scores[row * 4 + 2] = 0.9f;
            }
            output = Tensor.ofFloats("scores", new long[] {rows, 1, 4}, scores);
        }
        return CompletableFuture.completedFuture(new Answer(new ModelInfo(model, "1", "ab"), List.of(output)));
    }

    private static float[] wall() {
        float[] map = new float[SIDE * SIDE];
        int inARow = SIDE / PITCH;
        for (int box = 0; box < BOXES; box++) {
            fill(map, box % inARow * PITCH, box / inARow * PITCH, 3, 3);
        }
        for (int line = 0; line < LINES; line++) {
            fill(map, 100, LINE_Y + 36 * line, 300, 20);
        }
        return map;
    }

    private static void fill(float[] map, int x, int y, int width, int height) {
        for (int row = y; row < y + height; row++) {
            Arrays.fill(map, row * SIDE + x, row * SIDE + x + width, 0.9f);
        }
    }
}
