package dev.slipstream.modelserving.tflite;

import dev.slipstream.modelserving.ModelException;
import dev.slipstream.modelserving.ModelInfo;
import dev.slipstream.modelserving.tensor.Signature;
import dev.slipstream.modelserving.tensor.Tensor;
import dev.slipstream.modelserving.tensor.TensorModel;
import dev.slipstream.modelserving.tensor.Weights;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.tensorflowlite.TfLiteModel;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Semaphore;

import static org.bytedeco.tensorflowlite.global.tensorflowlite.TfLiteModelCreate;
import static org.bytedeco.tensorflowlite.global.tensorflowlite.TfLiteModelDelete;

/**
 * One TensorFlow Lite network. An interpreter serves one thread, so there is a bounded pool of them over one copy of the
 * weights; who comes when all are busy waits. The weights lie in native memory that outlives the network.
 */
public final class TfLiteTensorModel implements TensorModel {
    private final ModelInfo info;
    private final Signature signature;
    private final TfLiteOptions options;
    private final BytePointer bytes;
    private final TfLiteModel model;
    private final Semaphore permits;
    private final Deque<NativeInterpreter> idle = new ArrayDeque<>();

    /**
     * Loads the network and holds it against its signature.
     *
     * @throws ModelException if it cannot be loaded, or takes or gives other tensors than the signature says
     */
    public TfLiteTensorModel(Weights weights, Signature signature, TfLiteOptions options) {
        this.info = weights.info();
        this.signature = signature;
        this.options = options;
        this.permits = new Semaphore(options.interpreters());
        this.bytes = new BytePointer(weights.bytes().length).put(weights.bytes());
        this.model = TfLiteModelCreate(bytes, weights.bytes().length);
        try {
            if (model == null || model.isNull()) {
                throw new ModelException("its " + weights.bytes().length + " bytes are no TensorFlow Lite network");
            }
            idle.push(new NativeInterpreter(model, signature, options.threads()));
        } catch (RuntimeException e) {
            free();
            throw new ModelException("Model " + info.name() + " cannot be loaded: " + e.getMessage(), e);
        }
    }

    @Override
    public List<Tensor> run(List<Tensor> inputs) {
        permits.acquireUninterruptibly();
        try {
            NativeInterpreter interpreter = take();
            try {
                return interpreter.run(inputs);
            } finally {
                give(interpreter);
            }
        } catch (RuntimeException e) {
            throw new ModelException("Model " + info.name() + " failed: " + e.getMessage(), e);
        } finally {
            permits.release();
        }
    }

    private NativeInterpreter take() {
        synchronized (idle) {
            NativeInterpreter interpreter = idle.poll();
            if (interpreter != null) {
                return interpreter;
            }
        }
        return new NativeInterpreter(model, signature, options.threads());
    }

    private void give(NativeInterpreter interpreter) {
        synchronized (idle) {
            idle.push(interpreter);
        }
    }

    @Override
    public ModelInfo info() {
        return info;
    }

    @Override
    public Signature signature() {
        return signature;
    }

    @Override
    public void close() {
        synchronized (idle) {
            idle.forEach(NativeInterpreter::close);
            idle.clear();
        }
        free();
    }

    private void free() {
        if (model != null && !model.isNull()) {
            TfLiteModelDelete(model);
            model.setNull();
        }
        bytes.close();
    }
}
