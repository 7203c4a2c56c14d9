package dev.slipstream.modelserving.server;

import com.google.protobuf.ByteString;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DynamicMessage;
import dev.slipstream.modelserving.protocol.GRPCInferenceServiceGrpc;
import dev.slipstream.modelserving.protocol.InferTensorContents;
import dev.slipstream.modelserving.protocol.ModelInferRequest;
import dev.slipstream.modelserving.protocol.ModelInferResponse;
import dev.slipstream.modelserving.protocol.ModelMetadataRequest;
import dev.slipstream.modelserving.protocol.ModelMetadataResponse;
import dev.slipstream.modelserving.protocol.ModelReadyRequest;
import dev.slipstream.modelserving.protocol.ServerLiveRequest;
import dev.slipstream.modelserving.protocol.ServerReadyRequest;
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.protobuf.ProtoUtils;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

/** The Open Inference Protocol over gRPC, as a client of another maker meets it. */
class InferenceServerTest {
    private final FakeModel model = new FakeModel("1", 8);
    private InferenceServer server;
    private ManagedChannel channel;

    @BeforeEach
    void start() throws Exception {
        server = InferenceServer.start(
                ServerOptions.LOCAL.withPorts(0, 0).withBatching(new BatcherOptions(8, Duration.ofMillis(1), 2, 1)));
        server.repository().add(model);
        channel = NettyChannelBuilder.forAddress("127.0.0.1", server.grpcPort())
                .usePlaintext()
                .maxInboundMessageSize(1 << 28)
                .build();
    }

    @AfterEach
    void stop() {
        model.open();
        channel.shutdownNow();
        server.close();
        assertThat(model.closed).isTrue();
    }

    @Test
    void healthAndMetadata() {
        var stub = stub();
        assertThat(stub.serverLive(ServerLiveRequest.getDefaultInstance()).getLive())
                .isTrue();
        assertThat(stub.serverReady(ServerReadyRequest.getDefaultInstance()).getReady())
                .isTrue();
        assertThat(stub.modelReady(
                                ModelReadyRequest.newBuilder().setName("double").build())
                        .getReady())
                .isTrue();
        assertThat(stub.modelReady(
                                ModelReadyRequest.newBuilder().setName("none").build())
                        .getReady())
                .isFalse();
        ModelMetadataResponse metadata = stub.modelMetadata(
                ModelMetadataRequest.newBuilder().setName("double").build());
        assertThat(metadata.getVersionsList()).containsExactly("1");
        assertThat(metadata.getInputs(0).getShapeList()).containsExactly(-1L, 2L);
        assertThat(metadata.getOutputs(0).getDatatype()).isEqualTo("FP32");
    }

    @Test
    void answersRawToRawAndTypedToTyped() {
        ModelInferResponse raw = stub().modelInfer(
                        raw("double", "", floats(3, 4), 1, 2).setId("q1").build());
        assertThat(raw.getId()).isEqualTo("q1");
        assertThat(raw.getModelVersion()).isEqualTo("1");
        assertThat(raw.getParametersOrThrow("weights_sha256").getStringParam()).isEqualTo("ab1");
        assertThat(raw.getRawOutputContents(0)).isEqualTo(floats(6, 8));
        assertThat(raw.getOutputs(0).hasContents()).isFalse();

        ModelInferResponse typed = stub().modelInfer(typed(5, 6));
        assertThat(typed.getOutputs(0).getContents().getFp32ContentsList()).containsExactly(10f, 12f);
        assertThat(typed.getRawOutputContentsCount()).isZero();
    }

    @Test
    void saysWhatIsWrongWithARequest() {
        assertThat(failure(raw("double", "", floats(1, 2, 3), 1, 3))).satisfies(status -> {
            assertThat(status.getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
            assertThat(status.getDescription()).contains("x FP32 [-1, 2]", "[1, 3]");
        });
        assertThat(failure(raw("double", "", floats(1), 1, 2)).getDescription()).contains("8 bytes", "given are 4");
        assertThat(failure(raw("double", "", floats(), -1, 2)).getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(failure(raw("double", "", floats(), Long.MAX_VALUE, 2)).getCode())
                .isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(failure(raw("double", "", floats(new float[18]), 9, 2)).getDescription())
                .contains("batch of 9");
        assertThat(failure(raw("none", "", floats(1, 2), 1, 2)).getCode()).isEqualTo(Status.Code.NOT_FOUND);
        assertThat(failure(raw("double", "7", floats(1, 2), 1, 2)).getDescription())
                .contains("version 7");
        ModelInferRequest.Builder other = raw("double", "", floats(1, 2), 1, 2);
        other.getInputsBuilder(0).setName("z");
        assertThat(failure(other).getDescription()).contains("x FP32", "missing");
        other.getInputsBuilder(0).setName("x").setDatatype("FP99");
        assertThat(failure(other).getDescription()).contains("FP99");
        other.getInputsBuilder(0).setDatatype("INT32");
        assertThat(failure(other).getDescription()).contains("cannot take x INT32");
        assertThat(failure(ModelInferRequest.newBuilder().setModelName("double"))
                        .getDescription())
                .contains("takes 1 inputs");
        assertThat(failure(raw("double", "", floats(13, 1), 1, 2))).satisfies(status -> {
            assertThat(status.getCode()).isEqualTo(Status.Code.INTERNAL);
            assertThat(status.getDescription()).doesNotContain("secret");
        });
    }

    @Test
    void anOversizeRequestIsRefusedAndTheNextIsAnswered() {
        ByteString big = ByteString.copyFrom(new byte[65 * 1024 * 1024]);
        assertThat(failure(raw("double", "", big, 1, 2)).getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
        assertThat(stub().modelInfer(typed(1, 1)).getModelName()).isEqualTo("double");
    }

    @Test
    void aFullQueueRefusesAndADeadlineEnds() {
        model.hold();
        List<CompletableFuture<ModelInferResponse>> taken = new ArrayList<>();
        taken.add(later(typed(1, 1)));
        await().until(() -> model.runs.size() == 1);
        taken.add(later(typed(2, 1)));
        taken.add(later(typed(3, 1)));
        await().until(() -> server.repository().waiting() == 2);

        assertThat(failure(typed(4, 1).toBuilder()).getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
        StatusRuntimeException late = catchThrowableOfType(
                StatusRuntimeException.class,
                () -> stub().withDeadlineAfter(1, TimeUnit.MILLISECONDS).modelInfer(typed(5, 1)));
        assertThat(late.getStatus().getCode()).isIn(Status.Code.DEADLINE_EXCEEDED, Status.Code.RESOURCE_EXHAUSTED);

        model.open();
        taken.forEach(answer -> assertThat(answer.join().getModelName()).isEqualTo("double"));
        assertThat(model.runs.get(1)).as("two clients in one batch").containsExactlyInAnyOrder(2, 1, 3, 1);
    }

    @Test
    void theDefaultIsSwitchedUnderLoad() throws Exception {
        FakeModel second = new FakeModel("2", 8);
        List<String> versions = new ArrayList<>();
        Thread[] clients = new Thread[3];
        for (int t = 0; t < clients.length; t++) {
            clients[t] = new Thread(() -> {
                for (int i = 0; i < 1_000; i++) {
                    ModelInferResponse response = retryWhileFull(typed(i + 20, 1));
                    synchronized (versions) {
                        versions.add(response.getModelVersion());
                    }
                }
            });
            clients[t].start();
        }
        await().until(() -> count(versions) > 500);
        server.repository().add(second);
        server.repository().setDefault("double", "2");
        server.repository().remove("double", "1");
        await().untilAsserted(() ->
                assertThat(model.closed).as("freed after its last request").isTrue());
        for (Thread client : clients) {
            client.join();
        }

        assertThat(versions).hasSize(3_000).containsOnly("1", "2");
        int first = versions.indexOf("2");
        assertThat(versions.subList(first, versions.size()).stream()
                        .filter("1"::equals)
                        .count())
                .as("only what was under way at the switch")
                .isLessThanOrEqualTo(3);
        assertThat(failure(raw("double", "1", floats(1, 2), 1, 2)).getCode()).isEqualTo(Status.Code.NOT_FOUND);
        server.close();
        assertThat(second.closed).isTrue();
    }

    private static int count(List<String> versions) {
        synchronized (versions) {
            return versions.size();
        }
    }

    private ModelInferResponse retryWhileFull(ModelInferRequest request) {
        while (true) {
            try {
                return stub().modelInfer(request);
            } catch (StatusRuntimeException e) {
                if (e.getStatus().getCode() != Status.Code.RESOURCE_EXHAUSTED) {
                    throw e;
                }
            }
        }
    }

    @Test
    void closingFinishesWhatIsUnderWayAndRefusesTheRest() {
        model.hold();
        CompletableFuture<ModelInferResponse> underWay = later(typed(1, 1));
        await().until(() -> model.runs.size() == 1);
        CompletableFuture<Void> closing = CompletableFuture.runAsync(server::close);
        await().until(() ->
                !stub().serverReady(ServerReadyRequest.getDefaultInstance()).getReady());

        assertThat(failure(typed(2, 1).toBuilder()).getCode()).isEqualTo(Status.Code.UNAVAILABLE);
        model.open();

        assertThat(underWay.join().getModelName()).isEqualTo("double");
        closing.join();
    }

    @Test
    void aStockClientFindsItsWayByReflection() throws Exception {
        CompletableFuture<ServerReflectionResponse> found = new CompletableFuture<>();
        StreamObserver<ServerReflectionRequest> ask = ServerReflectionGrpc.newStub(channel)
                .serverReflectionInfo(new StreamObserver<>() {
                    @Override
                    public void onNext(ServerReflectionResponse response) {
                        found.complete(response);
                    }

                    @Override
                    public void onError(Throwable error) {
                        found.completeExceptionally(error);
                    }

                    @Override
                    public void onCompleted() {}
                });
        ask.onNext(ServerReflectionRequest.newBuilder()
                .setFileContainingSymbol("inference.GRPCInferenceService")
                .build());
        FileDescriptor file = FileDescriptor.buildFrom(
                FileDescriptorProto.parseFrom(
                        found.join().getFileDescriptorResponse().getFileDescriptorProto(0)),
                new FileDescriptor[0]);
        ask.onCompleted();

        var infer = file.findServiceByName("GRPCInferenceService").findMethodByName("ModelInfer");
        Descriptor request = infer.getInputType();
        Descriptor input = request.findNestedTypeByName("InferInputTensor");
        DynamicMessage question = DynamicMessage.newBuilder(request)
                .setField(request.findFieldByName("model_name"), "double")
                .addRepeatedField(
                        request.findFieldByName("inputs"),
                        DynamicMessage.newBuilder(input)
                                .setField(input.findFieldByName("name"), "x")
                                .setField(input.findFieldByName("datatype"), "FP32")
                                .addRepeatedField(input.findFieldByName("shape"), 1L)
                                .addRepeatedField(input.findFieldByName("shape"), 2L)
                                .build())
                .addRepeatedField(request.findFieldByName("raw_input_contents"), floats(7, 8))
                .build();
        MethodDescriptor<DynamicMessage, DynamicMessage> method =
                MethodDescriptor.<DynamicMessage, DynamicMessage>newBuilder()
                        .setType(MethodDescriptor.MethodType.UNARY)
                        .setFullMethodName("inference.GRPCInferenceService/ModelInfer")
                        .setRequestMarshaller(ProtoUtils.marshaller(DynamicMessage.getDefaultInstance(request)))
                        .setResponseMarshaller(
                                ProtoUtils.marshaller(DynamicMessage.getDefaultInstance(infer.getOutputType())))
                        .build();
        DynamicMessage answer = ClientCalls.blockingUnaryCall(channel, method, CallOptions.DEFAULT, question);

        assertThat(answer.getRepeatedField(infer.getOutputType().findFieldByName("raw_output_contents"), 0))
                .isEqualTo(floats(14, 16));
    }

    @Test
    void nonsenseGetsACleanStatusAndTheServerGoesOn() {
        SplittableRandom random = new SplittableRandom(17);
        for (int i = 0; i < 500; i++) {
            byte[] junk = new byte[random.nextInt(64)];
            random.nextBytes(junk);
            ModelInferRequest.Builder request = ModelInferRequest.newBuilder()
                    .setModelName(random.nextBoolean() ? "double" : "d" + i)
                    .addRawInputContents(ByteString.copyFrom(junk));
            for (int inputs = random.nextInt(3); inputs > 0; inputs--) {
                request.addInputsBuilder()
                        .setName(random.nextBoolean() ? "x" : "")
                        .setDatatype(random.nextBoolean() ? "FP32" : random.nextBoolean() ? "BYTES" : "\u0000")
                        .addShape(random.nextLong())
                        .addShape(random.nextInt(5) - 1);
            }
            assertThat(failure(request).getCode()).isIn(Status.Code.INVALID_ARGUMENT, Status.Code.NOT_FOUND);
        }
        assertThat(stub().modelInfer(typed(1, 1)).getModelName()).isEqualTo("double");
    }

    private GRPCInferenceServiceGrpc.GRPCInferenceServiceBlockingStub stub() {
        return GRPCInferenceServiceGrpc.newBlockingStub(channel).withDeadlineAfter(60, TimeUnit.SECONDS);
    }

    private CompletableFuture<ModelInferResponse> later(ModelInferRequest request) {
        return CompletableFuture.supplyAsync(() -> stub().modelInfer(request));
    }

    private Status failure(ModelInferRequest.Builder request) {
        return catchThrowableOfType(StatusRuntimeException.class, () -> stub().modelInfer(request.build()))
                .getStatus();
    }

    private static ModelInferRequest.Builder raw(
            String model, String version, ByteString bytes, long rows, long columns) {
        ModelInferRequest.Builder request =
                ModelInferRequest.newBuilder().setModelName(model).setModelVersion(version);
        request.addInputsBuilder()
                .setName("x")
                .setDatatype("FP32")
                .addShape(rows)
                .addShape(columns);
        return request.addRawInputContents(bytes);
    }

    private static ModelInferRequest typed(float first, float second) {
        ModelInferRequest.Builder request = ModelInferRequest.newBuilder().setModelName("double");
        request.addInputsBuilder()
                .setName("x")
                .setDatatype("FP32")
                .addShape(1)
                .addShape(2)
                .setContents(
                        InferTensorContents.newBuilder().addFp32Contents(first).addFp32Contents(second));
        return request.build();
    }

    private static ByteString floats(float... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * 4).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            bytes.putFloat(value);
        }
        return ByteString.copyFrom(bytes.flip());
    }
}
