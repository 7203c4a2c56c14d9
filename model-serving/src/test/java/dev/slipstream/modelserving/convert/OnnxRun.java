package dev.slipstream.modelserving.convert;

import dev.slipstream.modelserving.onnx.OnnxOptions;
import dev.slipstream.modelserving.onnx.OnnxTensorModel;
import dev.slipstream.modelserving.tensor.DataType;
import dev.slipstream.modelserving.tensor.Signature;
import dev.slipstream.modelserving.tensor.Tensor;
import dev.slipstream.modelserving.tensor.TensorSpec;
import dev.slipstream.modelserving.tensor.Weights;

import java.nio.ByteBuffer;
import java.util.List;

/** A converted network on ONNX Runtime. */
final class OnnxRun {
    private OnnxRun() {}

    static OnnxTensorModel open(byte[] onnx, List<TfjsRuntime.Input> inputs, List<String> outputs) {
        Signature signature = new Signature(
                inputs.stream()
                        .map(input -> new TensorSpec(input.name(), type(input), input.shape()))
                        .toList(),
                outputs.stream()
                        .map(output -> new TensorSpec(output, DataType.FP32, new long[0]))
                        .toList(),
                0);
        return new OnnxTensorModel(Weights.of("converted", "test", onnx), signature, OnnxOptions.DEFAULT);
    }

    static List<Tensor> tensors(List<TfjsRuntime.Input> inputs) {
        return inputs.stream().map(OnnxRun::tensor).toList();
    }

    /** The first output of a network whose outputs are all floats. */
    static float[] first(byte[] onnx, List<TfjsRuntime.Input> inputs, String output) {
        try (OnnxTensorModel model = open(onnx, inputs, List.of(output))) {
            return model.run(tensors(inputs)).get(0).toFloats();
        }
    }

    private static DataType type(TfjsRuntime.Input input) {
        return input.ints() ? DataType.INT32 : DataType.FP32;
    }

    private static Tensor tensor(TfjsRuntime.Input input) {
        ByteBuffer bytes = Tensor.allocate(input.values().length * 4L);
        for (float value : input.values()) {
            if (input.ints()) {
                bytes.putInt((int) value);
            } else {
                bytes.putFloat(value);
            }
        }
        return new Tensor(input.name(), type(input), input.shape(), bytes.flip());
    }
}
