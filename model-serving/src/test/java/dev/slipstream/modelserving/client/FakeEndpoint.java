package dev.slipstream.modelserving.client;

import dev.slipstream.modelserving.ModelInfo;
import dev.slipstream.modelserving.client.InferenceException.Kind;
import dev.slipstream.modelserving.tensor.Tensor;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Keeps every run until the test answers it. */
final class FakeEndpoint implements InferenceEndpoint {
    final Deque<Run> runs = new ArrayDeque<>();
    final List<Run> all = new ArrayList<>();
    private final int maxBatch;

    FakeEndpoint(int maxBatch) {
        this.maxBatch = maxBatch;
    }

    /** A run that was asked for; answers each value v with v + 1. */
    record Run(ModelRef model, float[] values, CompletableFuture<Answer> future) {
        void answer() {
            float[] answers = values.clone();
            for (int i = 0; i < answers.length; i++) {
                answers[i]++;
            }
            future.complete(new Answer(
                    new ModelInfo(model.name(), model.version(), "ab"),
                    List.of(Tensor.ofFloats("y", new long[] {answers.length, 1}, answers))));
        }

        void fail(Kind kind) {
            future.completeExceptionally(new InferenceException(kind, "the test says so"));
        }
    }

    @Override
    public CompletableFuture<Answer> infer(ModelRef model, List<Tensor> inputs, long timeoutNanos) {
        Run run = new Run(model, inputs.get(0).toFloats(), new CompletableFuture<>());
        runs.add(run);
        all.add(run);
        return run.future();
    }

    @Override
    public int maxBatch(ModelRef model) {
        return maxBatch;
    }

    @Override
    public void close() {}
}
