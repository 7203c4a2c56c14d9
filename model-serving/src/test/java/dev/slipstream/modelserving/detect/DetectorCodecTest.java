package dev.slipstream.modelserving.detect;

import dev.slipstream.modelserving.TestModels;
import dev.slipstream.modelserving.catalogue.CatalogueException;
import dev.slipstream.modelserving.tensor.Tensor;
import dev.slipstream.vision.media.Picture;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import static dev.slipstream.modelserving.catalogue.ModelNames.NANODET;
import static dev.slipstream.modelserving.catalogue.ModelNames.TEXT_DETECTION;
import static dev.slipstream.modelserving.catalogue.ModelNames.YOLOX_NANO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

/** The detectors' way in and out, on tensors made by hand from the papers. */
class DetectorCodecTest {
    private static final Offset<Float> CLOSE = Offset.offset(0.01f);
    /** Twice as large as what the network sees, and half as high as wide. */
    private static final Picture PICTURE = picture(832, 416);

    private static Picture picture(int width, int height) {
        byte[] rgb = new byte[width * height * 3];
        for (int i = 0; i < width * height; i++) {
            rgb[3 * i] = (byte) 200;
            rgb[3 * i + 1] = 100;
            rgb[3 * i + 2] = 50;
        }
        return new Picture(width, height, rgb);
    }

    @Test
    void writesBlueFirstAndPadsBelow() {
        Tensor input = yolox().encode(PICTURE).get(0);

        float[] values = input.toFloats();
        assertThat(input.shape()).containsExactly(1, 3, 416, 416);
        assertThat(values[0]).isCloseTo(50, CLOSE);
        assertThat(values[416 * 416]).isCloseTo(100, CLOSE);
        assertThat(values[2 * 416 * 416 + 207 * 416 + 415]).isCloseTo(200, CLOSE);
        assertThat(values[208 * 416]).isEqualTo(114);
    }

    @Test
    void normalisesEachColour() {
        float[] values = ObjectTasks.codec(TestModels.entry(NANODET))
                .encode(PICTURE)
                .get(0)
                .toFloats();

        assertThat(values[0]).isCloseTo((50 - 103.53f) / 57.375f, CLOSE);
        assertThat(values[416 * 416]).isCloseTo((100 - 116.28f) / 57.12f, CLOSE);
        assertThat(values[2 * 416 * 416]).isCloseTo((200 - 123.675f) / 58.395f, CLOSE);
        assertThat(values[400 * 416]).isCloseTo((114 - 103.53f) / 57.375f, CLOSE);
    }

    @Test
    void placesABoxOfYolox() {
        float[] values = new float[3549 * 85];
        // Second stride (16), third row, fifth cell: centre at (4.5, 2.25) strides, 2 strides wide and 4 high.
        cell(values, 52 * 52 + 2 * 26 + 4, 0.5f, 0.25f, 2, 4, 0.9f, 0, 0.8f);
        cell(values, 52 * 52 + 2 * 26 + 5, -0.4f, 0.25f, 2, 4, 0.9f, 0, 0.7f); // the same person again
        cell(values, 52 * 52 + 2 * 26 + 6, -1.4f, 0.25f, 2, 4, 0.9f, 32, 0.6f); // a ball in the same place
        cell(values, 0, 0.5f, 0.5f, 2, 2, 0.5f, 0, 0.5f); // 0.25 is too little

        List<DetectedObject> objects =
                yolox().decode(PICTURE, List.of(Tensor.ofFloats("output", new long[] {1, 3549, 85}, values)));

        assertThat(objects)
                .extracting(DetectedObject::label, DetectedObject::x, DetectedObject::y)
                .containsExactly(tuple("person", 112f, 8f), tuple("sports ball", 115.2f, 8f));
        assertThat(objects.get(0).width()).isCloseTo(64, CLOSE);
        assertThat(objects.get(0).height()).isCloseTo(128, CLOSE);
        assertThat(objects.get(0).confidence()).isCloseTo(0.72f, CLOSE);
    }

    private static void cell(
            float[] values, int cell, float x, float y, float w, float h, float any, int type, float score) {
        int at = cell * 85;
        values[at] = x;
        values[at + 1] = y;
        values[at + 2] = (float) Math.log(w);
        values[at + 3] = (float) Math.log(h);
        values[at + 4] = any;
        values[at + 5 + type] = score;
    }

    @Test
    void placesABoxOfNanoDet() {
        List<Tensor> outputs = new ArrayList<>();
        int[] cells = {2704, 676, 169};
        for (int level = 0; level < 3; level++) {
            float[] scores = new float[cells[level] * 80];
            if (level == 2) {
                scores[(3 * 13 + 4) * 80] = 0.75f;
            }
            outputs.add(Tensor.ofFloats("scores", new long[] {1, cells[level], 80}, scores));
        }
        for (int level = 0; level < 3; level++) {
            float[] distances = new float[cells[level] * 44];
            if (level == 2) {
                // Distances of 1, 2, 3 and half-way between 3 and 4 strides of 32.
                int at = (3 * 13 + 4) * 44;
                distances[at + 1] = 50;
                distances[at + 11 + 2] = 50;
                distances[at + 22 + 3] = 50;
                distances[at + 33 + 3] = 50;
                distances[at + 33 + 4] = 50;
            }
            outputs.add(Tensor.ofFloats("distances", new long[] {1, cells[level], 44}, distances));
        }

        List<DetectedObject> objects =
                ObjectTasks.codec(TestModels.entry(NANODET)).decode(PICTURE, outputs);

        // Centre (144, 112): from (112, 48) to (240, 224), which is below the picture's 208, so cut there.
        assertThat(objects).singleElement().satisfies(object -> {
            assertThat(object.label()).isEqualTo("person");
            assertThat(object.x()).isCloseTo(224, CLOSE);
            assertThat(object.y()).isCloseTo(96, CLOSE);
            assertThat(object.width()).isCloseTo(256, CLOSE);
            assertThat(object.height()).isCloseTo(320, CLOSE);
        });
    }

    @Test
    void boundsWhatACrowdGives() {
        float[] values = new float[3549 * 85];
        for (int cell = 0; cell < 2704; cell++) {
            cell(values, cell, 0.5f, 0.5f, 0.5f, 0.5f, 0.9f, 0, 0.9f);
        }

        assertThat(yolox().decode(PICTURE, List.of(Tensor.ofFloats("output", new long[] {1, 3549, 85}, values))))
                .hasSizeLessThanOrEqualTo(FoundObjects.MAX)
                .hasSizeGreaterThan(10);
    }

    @Test
    void survivesDamagedNumbers() {
        float[] values = new float[3549 * 85];
        Arrays.fill(values, Float.NaN);
        Arrays.fill(values, 0, 85 * 100, Float.POSITIVE_INFINITY);

        assertThat(yolox().decode(PICTURE, List.of(Tensor.ofFloats("output", new long[] {1, 3549, 85}, values))))
                .allSatisfy(object -> {
                    assertThat(object.x()).isBetween(0f, 832f);
                    assertThat(object.confidence()).isBetween(0f, 1f);
                });
    }

    @Test
    void refusesAModelThatIsNoDetector() {
        assertThatThrownBy(() -> ObjectTasks.of(TestModels.entry(TEXT_DETECTION)))
                .isInstanceOf(CatalogueException.class)
                .hasMessage("Model ppocr-v4-detection is read by the codec text-detector; here it takes a detector");
    }

    private static DetectorCodec yolox() {
        return ObjectTasks.codec(TestModels.entry(YOLOX_NANO));
    }
}
