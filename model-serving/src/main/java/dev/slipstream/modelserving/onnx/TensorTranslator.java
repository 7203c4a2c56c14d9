package dev.slipstream.modelserving.onnx;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.NoBatchifyTranslator;
import ai.djl.translate.TranslatorContext;
import dev.slipstream.modelserving.tensor.DataType;
import dev.slipstream.modelserving.tensor.Signature;
import dev.slipstream.modelserving.tensor.Tensor;

import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Between our tensors and DJL's arrays; the bytes of an input are not copied where they are direct memory. */
final class TensorTranslator implements NoBatchifyTranslator<List<Tensor>, List<Tensor>> {
    private final Signature signature;

    TensorTranslator(Signature signature) {
        this.signature = signature;
    }

    @Override
    public NDList processInput(TranslatorContext context, List<Tensor> inputs) {
        NDManager manager = context.getNDManager();
        NDList list = new NDList(inputs.size());
        for (Tensor tensor : inputs) {
            NDArray array = manager.create(buffer(tensor), new Shape(tensor.shape()), type(tensor.type()));
            array.setName(tensor.name());
            list.add(array);
        }
        return list;
    }

    private static Buffer buffer(Tensor tensor) {
        ByteBuffer bytes = tensor.data();
        return switch (tensor.type()) {
            case FP32 -> bytes.asFloatBuffer();
            case FP64 -> bytes.asDoubleBuffer();
            case INT64 -> bytes.asLongBuffer();
            case INT32 -> bytes.asIntBuffer();
            case BOOL, UINT8, INT8 -> bytes;
            case UINT16, UINT32, UINT64, INT16, FP16, BYTES -> throw unsupported(tensor.type());
        };
    }

    private static ai.djl.ndarray.types.DataType type(DataType type) {
        return switch (type) {
            case FP32 -> ai.djl.ndarray.types.DataType.FLOAT32;
            case FP64 -> ai.djl.ndarray.types.DataType.FLOAT64;
            case INT64 -> ai.djl.ndarray.types.DataType.INT64;
            case INT32 -> ai.djl.ndarray.types.DataType.INT32;
            case BOOL -> ai.djl.ndarray.types.DataType.BOOLEAN;
            case UINT8 -> ai.djl.ndarray.types.DataType.UINT8;
            case INT8 -> ai.djl.ndarray.types.DataType.INT8;
            case UINT16, UINT32, UINT64, INT16, FP16, BYTES -> throw unsupported(type);
        };
    }

    private static IllegalArgumentException unsupported(DataType type) {
        return new IllegalArgumentException(
                "ONNX networks are fed with FP32, FP64, INT64, INT32, UINT8, INT8 or BOOL, not" + " with " + type);
    }

    @Override
    public List<Tensor> processOutput(TranslatorContext context, NDList output) {
        List<Tensor> tensors = new ArrayList<>(output.size());
        for (int i = 0; i < output.size(); i++) {
            NDArray array = output.get(i);
            var spec = signature.outputs().get(i);
            tensors.add(new Tensor(spec.name(), spec.type(), array.getShape().getShape(), array.toByteBuffer()));
        }
        return tensors;
    }
}
