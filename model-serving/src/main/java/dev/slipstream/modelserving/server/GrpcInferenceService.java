package dev.slipstream.modelserving.server;

import dev.slipstream.modelserving.protocol.GRPCInferenceServiceGrpc;
import dev.slipstream.modelserving.protocol.ModelInferRequest;
import dev.slipstream.modelserving.protocol.ModelInferResponse;
import dev.slipstream.modelserving.protocol.ModelMetadataRequest;
import dev.slipstream.modelserving.protocol.ModelMetadataResponse;
import dev.slipstream.modelserving.protocol.ModelReadyRequest;
import dev.slipstream.modelserving.protocol.ModelReadyResponse;
import dev.slipstream.modelserving.protocol.ServerLiveRequest;
import dev.slipstream.modelserving.protocol.ServerLiveResponse;
import dev.slipstream.modelserving.protocol.ServerMetadataRequest;
import dev.slipstream.modelserving.protocol.ServerMetadataResponse;
import dev.slipstream.modelserving.protocol.ServerReadyRequest;
import dev.slipstream.modelserving.protocol.ServerReadyResponse;
import dev.slipstream.modelserving.tensor.Tensor;
import dev.slipstream.modelserving.tensor.TensorSpec;
import io.grpc.Context;
import io.grpc.Deadline;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.concurrent.TimeUnit;

/** The Open Inference Protocol v2 over gRPC. */
final class GrpcInferenceService extends GRPCInferenceServiceGrpc.GRPCInferenceServiceImplBase {
    private static final Logger LOG = LoggerFactory.getLogger(GrpcInferenceService.class);

    private final Inference inference;
    private final ServerLimits limits;

    GrpcInferenceService(Inference inference, ServerLimits limits) {
        this.inference = inference;
        this.limits = limits;
    }

    @Override
    public void serverLive(ServerLiveRequest request, StreamObserver<ServerLiveResponse> observer) {
        answer(observer, ServerLiveResponse.newBuilder().setLive(true).build());
    }

    @Override
    public void serverReady(ServerReadyRequest request, StreamObserver<ServerReadyResponse> observer) {
        answer(
                observer,
                ServerReadyResponse.newBuilder().setReady(inference.isReady()).build());
    }

    @Override
    public void modelReady(ModelReadyRequest request, StreamObserver<ModelReadyResponse> observer) {
        boolean ready;
        try {
            inference.repository().find(request.getName(), request.getVersion());
            ready = inference.isReady();
        } catch (RefusedException e) {
            ready = false;
        }
        answer(observer, ModelReadyResponse.newBuilder().setReady(ready).build());
    }

    @Override
    public void serverMetadata(ServerMetadataRequest request, StreamObserver<ServerMetadataResponse> observer) {
        answer(
                observer,
                ServerMetadataResponse.newBuilder()
                        .setName(ServerLimits.NAME)
                        .setVersion(ServerLimits.VERSION)
                        .build());
    }

    @Override
    public void modelMetadata(ModelMetadataRequest request, StreamObserver<ModelMetadataResponse> observer) {
        ServedModel model;
        try {
            model = inference.repository().find(request.getName(), request.getVersion());
        } catch (RefusedException e) {
            observer.onError(status(e).asRuntimeException());
            return;
        }
        ModelMetadataResponse.Builder response = ModelMetadataResponse.newBuilder()
                .setName(model.info().name())
                .addAllVersions(inference.repository().versions(request.getName()))
                .setPlatform(ServerLimits.PLATFORM);
        model.signature().inputs().forEach(spec -> response.addInputs(metadata(spec)));
        model.signature().outputs().forEach(spec -> response.addOutputs(metadata(spec)));
        answer(observer, response.build());
    }

    private static ModelMetadataResponse.TensorMetadata metadata(TensorSpec spec) {
        ModelMetadataResponse.TensorMetadata.Builder metadata = ModelMetadataResponse.TensorMetadata.newBuilder()
                .setName(spec.name())
                .setDatatype(spec.type().name());
        for (long axis : spec.shape()) {
            metadata.addShape(axis);
        }
        return metadata.build();
    }

    @Override
    public void modelInfer(ModelInferRequest request, StreamObserver<ModelInferResponse> observer) {
        List<Tensor> inputs;
        try {
            inputs = WireRequests.inputs(request);
        } catch (RefusedException e) {
            inference.metrics().refused(e.reason());
            observer.onError(status(e).asRuntimeException());
            return;
        }
        ServerCallStreamObserver<ModelInferResponse> client = (ServerCallStreamObserver<ModelInferResponse>) observer;
        // With a handler a client that goes away is no exception, neither here nor where its answer is written.
        client.setOnCancelHandler(() -> LOG.debug("a client of model {} has gone", request.getModelName()));
        var unused = inference
                .infer(request.getModelName(), request.getModelVersion(), inputs, deadline(), client::isCancelled)
                .thenApply(result -> WireRequests.response(request, result.model(), result.outputs()))
                .whenComplete((response, failure) -> {
                    try {
                        if (failure == null) {
                            answer(observer, response);
                        } else {
                            observer.onError(status(Inference.refused(failure)).asRuntimeException());
                        }
                    } catch (RuntimeException e) {
                        // There is nobody to tell but the log.
                        LOG.warn("an answer of model {} could not be sent: {}", request.getModelName(), e.toString());
                    }
                });
    }

    /** The client's, but no longer than a request may take at all. */
    private long deadline() {
        Deadline given = Context.current().getDeadline();
        long most = limits.requestTimeout().toNanos();
        long left = given == null ? most : Math.min(most, given.timeRemaining(TimeUnit.NANOSECONDS));
        return System.nanoTime() + left;
    }

    private static <T> void answer(StreamObserver<T> observer, T response) {
        observer.onNext(response);
        observer.onCompleted();
    }

    static Status status(RefusedException refused) {
        Status status = switch (refused.reason()) {
            case INVALID -> Status.INVALID_ARGUMENT;
            case UNKNOWN -> Status.NOT_FOUND;
            case QUEUE_FULL -> Status.RESOURCE_EXHAUSTED;
            case EXPIRED -> Status.DEADLINE_EXCEEDED;
            case DRAINING -> Status.UNAVAILABLE;
            case FAILED -> Status.INTERNAL;
        };
        return status.withDescription(refused.getMessage());
    }
}
