package dev.slipstream.modelserving.tflite;

import dev.slipstream.modelserving.ModelException;
import dev.slipstream.modelserving.ResidentMemory;
import dev.slipstream.modelserving.TestModels;
import dev.slipstream.modelserving.tensor.DataType;
import dev.slipstream.modelserving.tensor.Signature;
import dev.slipstream.modelserving.tensor.Tensor;
import dev.slipstream.modelserving.tensor.TensorModel;
import dev.slipstream.modelserving.tensor.TensorSpec;
import dev.slipstream.modelserving.tensor.Weights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import static dev.slipstream.modelserving.catalogue.ModelNames.POSE_LITE;
import static dev.slipstream.modelserving.catalogue.ModelNames.SOUND_EVENTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** TensorFlow Lite networks through our own seam: what they give, from many threads, and what they leave behind. */
class TfLiteTensorModelTest {
    /** The pose network's weights and working memory have 15 MB: a leak of one set per round would show as 450 MB. */
    private static final int ROUNDS = 30;

    private static final long MOST_GROWTH_KIB = 120 * 1024;

    @Test
    void givesWhatTheSignatureSays() {
        try (TensorModel model = TestModels.open(POSE_LITE)) {
            List<Tensor> outputs = model.run(List.of(noise(1)));

            assertThat(outputs).hasSize(5);
            for (int i = 0; i < outputs.size(); i++) {
                assertThat(outputs.get(i).name())
                        .isEqualTo(model.signature().outputs().get(i).name());
                assertThat(model.signature()
                                .outputs()
                                .get(i)
                                .accepts(outputs.get(i).shape()))
                        .isTrue();
            }
            assertThat(outputs.get(0).toFloats()).hasSize(195).doesNotContain(Float.NaN);
        }
    }

    @Test
    void givesTheSameFromManyThreadsThroughFewInterpreters() throws Exception {
        Weights weights = weights();
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try (TfLiteTensorModel model = new TfLiteTensorModel(weights, signature(), new TfLiteOptions(2, 1))) {
            List<float[]> alone = IntStream.range(0, 6)
                    .mapToObj(seed -> model.run(List.of(noise(seed))).get(0).toFloats())
                    .toList();

            List<CompletableFuture<float[]>> together = IntStream.range(0, 24)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> model.run(List.of(noise(i % 6))).get(0).toFloats(), threads))
                    .toList();

            for (int i = 0; i < together.size(); i++) {
                assertThat(together.get(i).get()).containsExactly(alone.get(i % 6));
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void takesHeapMemoryToo() {
        try (TensorModel model = TestModels.open(POSE_LITE)) {
            Tensor direct = noise(3);
            byte[] copy = new byte[direct.data().remaining()];
            direct.data().get(copy);
            Tensor heap = new Tensor(direct.name(), direct.type(), direct.shape(), ByteBuffer.wrap(copy));

            assertThat(model.run(List.of(heap)).get(0).toFloats())
                    .containsExactly(model.run(List.of(direct)).get(0).toFloats());
        }
    }

    @Test
    void refusesBytesThatAreNoNetwork() {
        assertThatThrownBy(() -> new TfLiteTensorModel(
                        Weights.of("noise", "1", new byte[1000]), signature(), TfLiteOptions.DEFAULT))
                .isInstanceOf(ModelException.class)
                .hasMessage("Model noise cannot be loaded: its 1000 bytes are no TensorFlow Lite network");
    }

    @Test
    void refusesANetworkThatIsNotTheCataloguesByName() {
        Signature other = new Signature(
                List.of(new TensorSpec("input_1", DataType.FP32, new long[] {1, 128, 128, 3})),
                signature().outputs(),
                0);
        Weights weights = weights();
        assertThatThrownBy(() -> new TfLiteTensorModel(weights, other, TfLiteOptions.DEFAULT))
                .hasMessage(
                        "Model pose-landmark-lite cannot be loaded: the catalogue says input_1 FP32 [1, 128, 128, 3],"
                                + " the network has input_1 FP32 [1, 256, 256, 3]");
    }

    @Test
    void refusesAnInputOfAnotherSize() {
        try (TensorModel model = TestModels.open(SOUND_EVENTS)) {
            Tensor half = Tensor.ofFloats("waveform_binary", new long[] {7800}, new float[7800]);
            assertThatThrownBy(() -> model.run(List.of(half)))
                    .isInstanceOf(ModelException.class)
                    .hasMessageContaining("Model yamnet failed: TensorFlow Lite takes 62400 bytes as input, not 31200");
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void openingAndClosingDoesNotGrow() throws IOException {
        for (int i = 0; i < 5; i++) {
            openUseClose();
        }
        long before = ResidentMemory.kib();
        for (int i = 0; i < ROUNDS; i++) {
            openUseClose();
        }
        long growth = ResidentMemory.kib() - before;
        System.out.printf("Resident memory grew by %d KiB over %d rounds, from %d KiB%n", growth, ROUNDS, before);
        assertThat(growth).isLessThan(MOST_GROWTH_KIB);
    }

    private static void openUseClose() {
        try (TensorModel model = TestModels.open(POSE_LITE)) {
            assertThat(model.run(List.of(noise(7)))).hasSize(5);
        }
    }

    private static Weights weights() {
        return TestModels.weights(POSE_LITE);
    }

    private static Signature signature() {
        return TestModels.entry(POSE_LITE).signature();
    }

    private static Tensor noise(int seed) {
        float[] values = new float[256 * 256 * 3];
        Random random = new Random(seed);
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat();
        }
        return Tensor.ofFloats("input_1", new long[] {1, 256, 256, 3}, values);
    }
}
