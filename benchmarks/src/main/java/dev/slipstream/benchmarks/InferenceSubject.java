package dev.slipstream.benchmarks;

import dev.slipstream.modelserving.tensor.DataType;
import dev.slipstream.modelserving.tensor.Signature;
import dev.slipstream.modelserving.tensor.Tensor;
import dev.slipstream.modelserving.tensor.TensorSpec;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.SplittableRandom;

/** The network and the picture that every way of running is measured with: the same weights, the same tensor. */
final class InferenceSubject {
    static final String NAME = "ppocr-v4-detection";
    static final String FILE = "models/ch_PP-OCRv4_det_infer.onnx";
    /** As large as a detector's usual picture, 2.1 MB of floats. */
    static final long[] SHAPE = {1, 3, 416, 416};

    static final long SEED = 1;

    private InferenceSubject() {}

    static Signature signature() {
        long[] any = {-1, 3, -1, -1};
        return new Signature(
                List.of(new TensorSpec("x", DataType.FP32, any)),
                List.of(new TensorSpec("scores", DataType.FP32, new long[] {-1, 1, -1, -1})),
                1);
    }

    /** Noise: what the network sees does not change how long it takes. */
    static Tensor picture() {
        ByteBuffer bytes = Tensor.allocate(Tensor.elements(SHAPE) * Float.BYTES);
        FloatBuffer values = bytes.asFloatBuffer();
        SplittableRandom random = new SplittableRandom(SEED);
        while (values.hasRemaining()) {
            values.put((float) random.nextDouble(-2, 2));
        }
        return Tensor.ofFloats("x", SHAPE, bytes);
    }
}
