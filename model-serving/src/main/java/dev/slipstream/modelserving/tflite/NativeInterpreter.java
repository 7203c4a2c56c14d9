package dev.slipstream.modelserving.tflite;

import dev.slipstream.modelserving.ModelException;
import dev.slipstream.modelserving.tensor.DataType;
import dev.slipstream.modelserving.tensor.Signature;
import dev.slipstream.modelserving.tensor.Tensor;
import dev.slipstream.modelserving.tensor.TensorSpec;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.tensorflowlite.TfLiteInterpreter;
import org.bytedeco.tensorflowlite.TfLiteInterpreterOptions;
import org.bytedeco.tensorflowlite.TfLiteModel;
import org.bytedeco.tensorflowlite.TfLiteTensor;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import static org.bytedeco.tensorflowlite.global.tensorflowlite.*;

/** One of TensorFlow Lite's interpreters with its working memory; for one thread at a time. */
final class NativeInterpreter implements AutoCloseable {
    private final TfLiteInterpreter interpreter;
    private final List<TensorSpec> outputs;
    /** Where each input and output of the signature stands among the network's own. */
    private final int[] inputPlaces;

    private final int[] outputPlaces;

    NativeInterpreter(TfLiteModel model, Signature signature, int threads) {
        TfLiteInterpreterOptions options = TfLiteInterpreterOptionsCreate();
        try {
            TfLiteInterpreterOptionsSetNumThreads(options, threads);
            interpreter = TfLiteInterpreterCreate(model, options);
        } finally {
            TfLiteInterpreterOptionsDelete(options);
        }
        if (interpreter == null || interpreter.isNull()) {
            throw new ModelException("TensorFlow Lite takes not all of its operators");
        }
        this.outputs = signature.outputs();
        try {
            check(TfLiteInterpreterAllocateTensors(interpreter), "finds no memory for its tensors");
            inputPlaces = places(signature.inputs(), true);
            outputPlaces = places(signature.outputs(), false);
        } catch (RuntimeException e) {
            TfLiteInterpreterDelete(interpreter);
            throw e;
        }
    }

    private int[] places(List<TensorSpec> specs, boolean input) {
        int count = input
                ? TfLiteInterpreterGetInputTensorCount(interpreter)
                : TfLiteInterpreterGetOutputTensorCount(interpreter);
        int[] places = new int[specs.size()];
        for (int i = 0; i < places.length; i++) {
            places[i] = place(specs.get(i), input, count);
        }
        return places;
    }

    private int place(TensorSpec spec, boolean input, int count) {
        List<String> there = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            TfLiteTensor tensor = tensor(input, i);
            TensorSpec found =
                    new TensorSpec(TfLiteTensorName(tensor).getString(), type(TfLiteTensorType(tensor)), shape(tensor));
            if (found.name().equals(spec.name())) {
                if (found.type() != spec.type() || !spec.accepts(found.shape())) {
                    throw new ModelException("the catalogue says " + spec + ", the network has " + found);
                }
                return i;
            }
            there.add(found.toString());
        }
        throw new ModelException("the catalogue says " + spec + ", the network has " + there);
    }

    private TfLiteTensor tensor(boolean input, int place) {
        return input
                ? TfLiteInterpreterGetInputTensor(interpreter, place)
                : TfLiteInterpreterGetOutputTensor(interpreter, place);
    }

    private static long[] shape(TfLiteTensor tensor) {
        long[] shape = new long[TfLiteTensorNumDims(tensor)];
        Arrays.setAll(shape, axis -> TfLiteTensorDim(tensor, axis));
        return shape;
    }

    private static DataType type(int type) {
        if (type == kTfLiteFloat32) {
            return DataType.FP32;
        }
        if (type == kTfLiteInt32) {
            return DataType.INT32;
        }
        if (type == kTfLiteInt64) {
            return DataType.INT64;
        }
        if (type == kTfLiteUInt8) {
            return DataType.UINT8;
        }
        if (type == kTfLiteInt8) {
            return DataType.INT8;
        }
        throw new ModelException("TensorFlow Lite's data type " + type + " is none that tensors have here");
    }

    /** Runs the network; the results are copies in memory of the JVM's. */
    List<Tensor> run(List<Tensor> inputs) {
        try (PointerScope scope = new PointerScope()) {
            for (int i = 0; i < inputPlaces.length; i++) {
                put(inputs.get(i), TfLiteInterpreterGetInputTensor(interpreter, inputPlaces[i]));
            }
            check(TfLiteInterpreterInvoke(interpreter), "failed while it ran");
            List<Tensor> results = new ArrayList<>(outputPlaces.length);
            for (int i = 0; i < outputPlaces.length; i++) {
                results.add(get(outputs.get(i), TfLiteInterpreterGetOutputTensor(interpreter, outputPlaces[i])));
            }
            return results;
        }
    }

    private static void put(Tensor tensor, TfLiteTensor target) {
        ByteBuffer data = tensor.data();
        if (!data.isDirect()) {
            data = Tensor.allocate(data.remaining()).put(data).flip();
        }
        Pointer from = new Pointer(data.slice());
        check(
                TfLiteTensorCopyFromBuffer(target, from, data.remaining()),
                "takes " + TfLiteTensorByteSize(target) + " bytes as input, not " + data.remaining());
    }

    private static Tensor get(TensorSpec spec, TfLiteTensor source) {
        ByteBuffer data = Tensor.allocate(TfLiteTensorByteSize(source));
        check(TfLiteTensorCopyToBuffer(source, new Pointer(data), data.remaining()), "did not give its result away");
        return new Tensor(spec.name(), spec.type(), shape(source), data);
    }

    private static void check(int status, String problem) {
        if (status != kTfLiteOk) {
            throw new ModelException("TensorFlow Lite " + problem + " (status " + status + ")");
        }
    }

    @Override
    public void close() {
        TfLiteInterpreterDelete(interpreter);
    }
}
