package dev.slipstream.modelserving.client;

import dev.slipstream.modelserving.ModelInfo;
import dev.slipstream.modelserving.client.InferenceException.Kind;
import dev.slipstream.modelserving.protocol.GRPCInferenceServiceGrpc;
import dev.slipstream.modelserving.protocol.GRPCInferenceServiceGrpc.GRPCInferenceServiceStub;
import dev.slipstream.modelserving.protocol.ModelInferResponse;
import dev.slipstream.modelserving.protocol.ModelMetadataRequest;
import dev.slipstream.modelserving.protocol.ModelMetadataResponse;
import dev.slipstream.modelserving.tensor.Tensor;
import dev.slipstream.modelserving.wire.Parameters;
import io.grpc.ChannelCredentials;
import io.grpc.ConnectivityState;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.TlsChannelCredentials;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.StreamObserver;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Models behind the Open Inference Protocol v2 over gRPC: ours, Triton, KServe or any other server. Tensors travel as raw
 * bytes. Each call has its own deadline, so a server that hangs is noticed.
 */
public final class GrpcEndpoint implements InferenceEndpoint {
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(30);
    private static final Duration METADATA_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration METADATA_AGE = Duration.ofSeconds(5);

    private final GrpcOptions options;
    private final ManagedChannel channel;
    private final GRPCInferenceServiceStub stub;
    private final Map<ModelRef, Known> known = new ConcurrentHashMap<>();

    /** What the server last said of a model. */
    private record Known(boolean ready, boolean batches, long askedNanos) {}

    /** Connects when the first call needs it. */
    public GrpcEndpoint(GrpcOptions options) throws IOException {
        this.options = options;
        channel = NettyChannelBuilder.forAddress(options.host(), options.port(), credentials(options))
                .maxInboundMessageSize(options.maxMessageBytes())
                .keepAliveTime(KEEP_ALIVE.toSeconds(), TimeUnit.SECONDS)
                // Answers are handed on at once; whoever decodes them has threads of his own.
                .directExecutor()
                .build();
        GRPCInferenceServiceStub plain = GRPCInferenceServiceGrpc.newStub(channel);
        String token = options.token();
        if (token == null) {
            stub = plain;
        } else {
            Metadata headers = new Metadata();
            headers.put(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), "Bearer " + token);
            stub = plain.withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
        }
    }

    private static ChannelCredentials credentials(GrpcOptions options) throws IOException {
        if (!options.tls()) {
            return InsecureChannelCredentials.create();
        }
        TlsChannelCredentials.Builder tls = TlsChannelCredentials.newBuilder();
        if (options.trust() != null) {
            tls.trustManager(options.trust().toFile());
        }
        return tls.build();
    }

    @Override
    public CompletableFuture<Answer> infer(ModelRef ref, List<Tensor> inputs, long timeoutNanos) {
        reconnect();
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        stub.withDeadlineAfter(timeoutNanos, TimeUnit.NANOSECONDS)
                .modelInfer(WireTensors.request(ref, inputs), new StreamObserver<>() {
                    @Override
                    public void onNext(ModelInferResponse response) {
                        try {
                            answer.complete(new Answer(info(ref, response), WireTensors.outputs(response)));
                        } catch (RuntimeException e) {
                            answer.completeExceptionally(new InferenceException(
                                    Kind.REJECTED,
                                    "Model " + ref + " at " + options + " gave no valid answer: " + e.getMessage(),
                                    e));
                        }
                    }

                    @Override
                    public void onError(Throwable error) {
                        answer.completeExceptionally(GrpcErrors.classify("Model " + ref + " at " + options, error));
                    }

                    @Override
                    public void onCompleted() {
                        // Without effect after an answer.
                        answer.completeExceptionally(new InferenceException(
                                Kind.RETRY, "Model " + ref + " at " + options + " did not answer"));
                    }
                });
        return answer;
    }

    /**
     * gRPC leaves a server that was out of reach alone for up to two minutes. How long it is left alone the caller decides, and
     * this call says that it is to be tried.
     */
    private void reconnect() {
        if (channel.getState(false) == ConnectivityState.TRANSIENT_FAILURE) {
            channel.resetConnectBackoff();
        }
    }

    private static ModelInfo info(ModelRef asked, ModelInferResponse response) {
        String name = response.getModelName().isEmpty() ? asked.name() : response.getModelName();
        return new ModelInfo(name, response.getModelVersion(), WireTensors.text(response, Parameters.WEIGHTS_SHA256));
    }

    @Override
    public int maxBatch(ModelRef ref) {
        Known model = refreshed(ref);
        // How many rows are too many the protocol does not tell; the caller's own limit holds.
        return model.batches() ? Integer.MAX_VALUE : 1;
    }

    @Override
    public boolean prepare(ModelRef ref) {
        return refreshed(ref).ready();
    }

    /** What is known by now; asks again where that is old. */
    private Known refreshed(ModelRef ref) {
        long now = System.nanoTime();
        Known last = known.get(ref);
        if (last != null && now - last.askedNanos() < METADATA_AGE.toNanos()) {
            return last;
        }
        Known asking = new Known(last != null && last.ready(), last != null && last.batches(), now);
        known.put(ref, asking);
        stub.withDeadlineAfter(METADATA_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                .modelMetadata(
                        ModelMetadataRequest.newBuilder()
                                .setName(ref.name())
                                .setVersion(ref.version())
                                .build(),
                        new StreamObserver<>() {
                            @Override
                            public void onNext(ModelMetadataResponse response) {
                                boolean batches = response.getInputsList().stream()
                                        .allMatch(input -> input.getShapeCount() > 0 && input.getShape(0) < 0);
                                known.put(ref, new Known(true, batches, now));
                            }

                            @Override
                            public void onError(Throwable error) {
                                known.put(ref, new Known(false, asking.batches(), now));
                            }

                            @Override
                            public void onCompleted() {}
                        });
        return asking;
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
