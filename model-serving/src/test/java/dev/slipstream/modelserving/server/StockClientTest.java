package dev.slipstream.modelserving.server;

import com.google.protobuf.ByteString;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DynamicMessage;
import io.grpc.CallOptions;
import io.grpc.MethodDescriptor;
import io.grpc.protobuf.ProtoUtils;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/** Clients that know none of our classes: one that learns the protocol from the server itself, and one that is not even Java. */
class StockClientTest {
    private static final String SERVICE = "inference.GRPCInferenceService";

    @Test
    void theServerTellsTheProtocolToWhoeverAsks() throws Exception {
        try (Loopback loopback = Loopback.of(Loopback.AT_ONCE, TinyOnnx.doubler("twice", "1", 3))) {
            FileDescriptor file = reflect(loopback);
            Descriptors.MethodDescriptor method =
                    file.findServiceByName("GRPCInferenceService").findMethodByName("ModelInfer");
            Descriptors.Descriptor request = method.getInputType();
            Descriptors.Descriptor input = request.findNestedTypeByName("InferInputTensor");
            DynamicMessage x = DynamicMessage.newBuilder(input)
                    .setField(input.findFieldByName("name"), "x")
                    .setField(input.findFieldByName("datatype"), "FP32")
                    .addRepeatedField(input.findFieldByName("shape"), 1L)
                    .addRepeatedField(input.findFieldByName("shape"), 3L)
                    .build();
            ByteBuffer numbers = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
            numbers.putFloat(1).putFloat(2).putFloat(3.5f).flip();
            DynamicMessage message = DynamicMessage.newBuilder(request)
                    .setField(request.findFieldByName("model_name"), "twice")
                    .addRepeatedField(request.findFieldByName("inputs"), x)
                    .addRepeatedField(request.findFieldByName("raw_input_contents"), ByteString.copyFrom(numbers))
                    .build();

            DynamicMessage response =
                    ClientCalls.blockingUnaryCall(loopback.channel, call(method), CallOptions.DEFAULT, message);

            Descriptors.Descriptor answer = method.getOutputType();
            ByteString raw = (ByteString) response.getRepeatedField(answer.findFieldByName("raw_output_contents"), 0);
            var doubled =
                    raw.asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
            assertThat(new float[] {doubled.get(), doubled.get(), doubled.get()})
                    .containsExactly(2, 4, 7);
            assertThat(response.getField(answer.findFieldByName("model_name"))).isEqualTo("twice");
        }
    }

    private static MethodDescriptor<DynamicMessage, DynamicMessage> call(Descriptors.MethodDescriptor method) {
        return MethodDescriptor.<DynamicMessage, DynamicMessage>newBuilder()
                .setType(MethodDescriptor.MethodType.UNARY)
                .setFullMethodName(MethodDescriptor.generateFullMethodName(SERVICE, method.getName()))
                .setRequestMarshaller(ProtoUtils.marshaller(DynamicMessage.getDefaultInstance(method.getInputType())))
                .setResponseMarshaller(ProtoUtils.marshaller(DynamicMessage.getDefaultInstance(method.getOutputType())))
                .build();
    }

    private static FileDescriptor reflect(Loopback loopback) throws Exception {
        CompletableFuture<ServerReflectionResponse> answer = new CompletableFuture<>();
        StreamObserver<ServerReflectionRequest> ask = ServerReflectionGrpc.newStub(loopback.channel)
                .serverReflectionInfo(new StreamObserver<>() {
                    @Override
                    public void onNext(ServerReflectionResponse response) {
                        answer.complete(response);
                    }

                    @Override
                    public void onError(Throwable error) {
                        answer.completeExceptionally(error);
                    }

                    @Override
                    public void onCompleted() {}
                });
        ask.onNext(ServerReflectionRequest.newBuilder()
                .setFileContainingSymbol(SERVICE)
                .build());
        ServerReflectionResponse response = answer.get(10, TimeUnit.SECONDS);
        ask.onCompleted();
        List<ByteString> files = response.getFileDescriptorResponse().getFileDescriptorProtoList();
        assertThat(files).hasSize(1);
        return FileDescriptor.buildFrom(FileDescriptorProto.parseFrom(files.get(0)), new FileDescriptor[0]);
    }

    @Test
    void aClientOfNodeThatWroteItsOwnProtocolFile() throws Exception {
        Path folder = Path.of("target", "node-client").toAbsolutePath();
        install(folder);
        try (Loopback loopback = Loopback.of(Loopback.AT_ONCE, TinyOnnx.doubler("twice", "1", 3))) {
            Path log = folder.resolve("client.log");
            Process client = new ProcessBuilder("node", "client.js", "127.0.0.1:" + loopback.server.grpcPort())
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            boolean ended = client.waitFor(20, TimeUnit.SECONDS);
            client.destroyForcibly();
            String said = Files.readString(log);
            assertThat(ended).as(said).isTrue();
            assertThat(said.lines())
                    .containsExactly("metadata twice 1 x FP32 -1,3", "answer twice y 1,3 2,4,7", "refused 3");
        }
    }

    /** Once; the packages are fetched without running anything of theirs. */
    private static void install(Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        for (String file : List.of("client.js", "client.proto", "package.json")) {
            try (var in = StockClientTest.class.getResourceAsStream("node/" + file)) {
                Files.write(folder.resolve(file), in.readAllBytes());
            }
        }
        if (Files.isDirectory(folder.resolve("node_modules/@grpc/proto-loader"))) {
            return;
        }
        try {
            Process npm = new ProcessBuilder("npm", "install", "--ignore-scripts", "--no-audit", "--no-fund")
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("npm.log").toFile())
                    .start();
            boolean done = npm.waitFor(60, TimeUnit.SECONDS);
            npm.destroyForcibly();
            Assumptions.assumeTrue(
                    done && npm.exitValue() == 0, "npm could not fetch @grpc/grpc-js; see " + folder + "/npm.log");
        } catch (IOException e) {
            Assumptions.abort("npm is not installed: " + e.getMessage());
        }
    }
}
