package dev.slipstream.modelserving.server;

import dev.slipstream.modelserving.ModelInfo;
import dev.slipstream.modelserving.tensor.DataType;
import dev.slipstream.modelserving.tensor.Signature;
import dev.slipstream.modelserving.tensor.Tensor;
import dev.slipstream.modelserving.tensor.TensorModel;
import dev.slipstream.modelserving.tensor.TensorSpec;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Doubles rows of two numbers; waits where a test holds it, and fails on a row that begins with 13. */
final class HeldModel implements TensorModel {
    final List<float[]> runs = new CopyOnWriteArrayList<>();
    private final String version;
    private final int maxBatch;
    volatile boolean closed;
    private volatile CountDownLatch gate = new CountDownLatch(0);

    HeldModel(String version, int maxBatch) {
        this.version = version;
        this.maxBatch = maxBatch;
    }

    /** From now on runs wait until {@link #open}. */
    void hold() {
        gate = new CountDownLatch(1);
    }

    void open() {
        gate.countDown();
    }

    static List<Tensor> row(float first, float second) {
        return List.of(Tensor.ofFloats("x", new long[] {1, 2}, first, second));
    }

    @Override
    public ModelInfo info() {
        return new ModelInfo("double", version, "ab" + version);
    }

    @Override
    public Signature signature() {
        return new Signature(
                List.of(new TensorSpec("x", DataType.FP32, new long[] {-1, 2})),
                List.of(new TensorSpec("y", DataType.FP32, new long[] {-1, 2})),
                maxBatch);
    }

    @Override
    public List<Tensor> run(List<Tensor> inputs) {
        float[] values = inputs.get(0).toFloats();
        runs.add(values.clone());
        try {
            if (!gate.await(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the test forgot to open the gate");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (closed) {
            throw new IllegalStateException("asked after it was closed");
        }
        for (int i = 0; i < values.length; i++) {
            if (values[i] == 13) {
                throw new IllegalArgumentException("a secret detail of the model");
            }
            values[i] *= 2;
        }
        return List.of(Tensor.ofFloats("y", inputs.get(0).shape(), values));
    }

    @Override
    public void close() {
        closed = true;
    }
}
