package dev.slipstream.benchmarks;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.slipstream.modelserving.onnx.ClassPathFile;
import dev.slipstream.modelserving.tensor.Tensor;

import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** ONNX Runtime and nothing else: threads that run the network in a loop. What every layer above is measured by. */
final class BareSession implements AutoCloseable {
    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;
    private final Tensor picture = InferenceSubject.picture();

    BareSession() throws OrtException {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            // As ours are set.
            options.setMemoryPatternOptimization(false);
            options.setCPUArenaAllocator(false);
            session = environment.createSession(ClassPathFile.read(InferenceSubject.FILE), options);
        }
    }

    /** Runs {@code images} images on {@code threads} threads. */
    Measurement run(int images, int threads) throws Exception {
        long[] latencies = new long[images];
        AtomicInteger next = new AtomicInteger();
        long cpu = CpuTime.nanos();
        long start = System.nanoTime();
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            var runs = new Future<?>[threads];
            for (int t = 0; t < threads; t++) {
                runs[t] = pool.submit(() -> {
                    for (int i = next.getAndIncrement(); i < images; i = next.getAndIncrement()) {
                        long asked = System.nanoTime();
                        runOnce();
                        latencies[i] = System.nanoTime() - asked;
                    }
                    return null;
                });
            }
            for (Future<?> run : runs) {
                run.get();
            }
        } finally {
            pool.shutdown();
        }
        return new Measurement(CpuTime.nanos() - cpu, System.nanoTime() - start, latencies);
    }

    private void runOnce() throws OrtException {
        try (OnnxTensor input = OnnxTensor.createTensor(environment, picture.floats(), picture.shape());
                OrtSession.Result result = session.run(Map.of("x", input))) {
            // An answer that is not read is no answer.
            ((OnnxTensor) result.get(0)).getFloatBuffer();
        }
    }

    @Override
    public void close() throws OrtException {
        session.close();
    }
}
