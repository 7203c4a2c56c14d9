package dev.slipstream.modelserving.server;

import dev.slipstream.modelserving.ModelException;
import dev.slipstream.modelserving.ModelInfo;
import dev.slipstream.modelserving.tensor.DataType;
import dev.slipstream.modelserving.tensor.Signature;
import dev.slipstream.modelserving.tensor.Tensor;
import dev.slipstream.modelserving.tensor.TensorModel;
import dev.slipstream.modelserving.tensor.TensorSpec;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Multiplies by a number that tells its version, notes each batch, waits at a gate, and fails on values that are not numbers. */
final class FakeModel implements TensorModel {
    static final int MAX_BATCH = 8;

    private final ModelInfo info;
    private final float factor;
    final List<Integer> batches = new CopyOnWriteArrayList<>();
    final AtomicLong rows = new AtomicLong();
    final AtomicInteger running = new AtomicInteger();
    volatile boolean closed;
    /** A run after the model was freed, or one under way while it was: with a real engine the process would be gone. */
    volatile boolean misused;

    private final Semaphore gate = new Semaphore(Integer.MAX_VALUE / 2);
    private volatile boolean noting = true;

    FakeModel(String name, String version, float factor) {
        this.info = new ModelInfo(name, version, "0".repeat(63) + version);
        this.factor = factor;
    }

    /** From now on runs wait until they are let through. */
    FakeModel shut() {
        gate.drainPermits();
        return this;
    }

    void let(int runs) {
        gate.release(runs);
    }

    void open() {
        gate.release(Integer.MAX_VALUE / 2);
    }

    /** For thousands of requests, whose list nobody would read. */
    FakeModel withoutNotes() {
        noting = false;
        return this;
    }

    @Override
    public ModelInfo info() {
        return info;
    }

    @Override
    public Signature signature() {
        long[] shape = {-1, 2};
        return new Signature(
                List.of(new TensorSpec("x", DataType.FP32, shape)),
                List.of(new TensorSpec("y", DataType.FP32, shape)),
                MAX_BATCH);
    }

    @Override
    public List<Tensor> run(List<Tensor> inputs) {
        running.incrementAndGet();
        misused |= closed;
        try {
            gate.acquireUninterruptibly();
            Tensor x = inputs.get(0);
            if (noting) {
                batches.add((int) x.shape()[0]);
            }
            rows.addAndGet(x.shape()[0]);
            float[] values = x.toFloats();
            for (int i = 0; i < values.length; i++) {
                if (Float.isNaN(values[i])) {
                    throw new ModelException("this is not a number");
                }
                values[i] *= factor;
            }
            return List.of(Tensor.ofFloats("y", x.shape(), values));
        } finally {
            misused |= closed;
            running.decrementAndGet();
        }
    }

    @Override
    public void close() {
        misused |= running.get() > 0;
        closed = true;
    }
}
