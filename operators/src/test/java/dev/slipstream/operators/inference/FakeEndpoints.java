package dev.slipstream.operators.inference;

import dev.slipstream.modelserving.ModelInfo;
import dev.slipstream.modelserving.client.Answer;
import dev.slipstream.modelserving.client.InferenceEndpoint;
import dev.slipstream.modelserving.client.InferenceException;
import dev.slipstream.modelserving.client.InferenceException.Kind;
import dev.slipstream.modelserving.client.ModelRef;
import dev.slipstream.modelserving.tensor.Tensor;

import java.io.Serializable;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** Endpoints that answer at once, as a test says. */
public final class FakeEndpoints {
    /** Endpoints that are open; a test that closes what it opened leaves 0. */
    public static final AtomicInteger OPEN = new AtomicInteger();

    private FakeEndpoints() {}

    /** What a model does with its inputs; an exception that is no {@link InferenceException} is a rejected input. */
    @FunctionalInterface
    public interface Model extends Serializable {
        List<Tensor> run(ModelRef model, List<Tensor> inputs) throws Exception;
    }

    /** A factory of endpoints on which every model does this. */
    public static EndpointFactory of(String key, Model model) {
        return new EndpointFactory() {
            private static final long serialVersionUID = 1L;

            @Override
            public String key() {
                return key;
            }

            @Override
            public InferenceEndpoint open() {
                OPEN.incrementAndGet();
                return new Endpoint(model);
            }
        };
    }

    private record Endpoint(Model model) implements InferenceEndpoint {
        @Override
        public CompletableFuture<Answer> infer(ModelRef ref, List<Tensor> inputs, long timeoutNanos) {
            try {
                return CompletableFuture.completedFuture(
                        new Answer(new ModelInfo(ref.name(), "1", "ab"), model.run(ref, inputs)));
            } catch (InferenceException e) {
                return CompletableFuture.failedFuture(e);
            } catch (Exception e) {
                return CompletableFuture.failedFuture(
                        new InferenceException(Kind.REJECTED, String.valueOf(e.getMessage()), e));
            }
        }

        @Override
        public int maxBatch(ModelRef ref) {
            return 1;
        }

        @Override
        public void close() {
            OPEN.decrementAndGet();
        }
    }
}
