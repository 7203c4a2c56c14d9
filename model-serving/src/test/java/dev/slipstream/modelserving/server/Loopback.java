package dev.slipstream.modelserving.server;

import com.google.protobuf.ByteString;
import dev.slipstream.modelserving.protocol.GRPCInferenceServiceGrpc;
import dev.slipstream.modelserving.protocol.GRPCInferenceServiceGrpc.GRPCInferenceServiceBlockingStub;
import dev.slipstream.modelserving.protocol.GRPCInferenceServiceGrpc.GRPCInferenceServiceFutureStub;
import dev.slipstream.modelserving.protocol.ModelInferRequest;
import dev.slipstream.modelserving.protocol.ModelInferResponse;
import dev.slipstream.modelserving.tensor.Tensor;
import dev.slipstream.modelserving.tensor.TensorModel;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import org.junit.jupiter.api.function.Executable;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertThrows;

/** A server on free ports of this machine, and a client of each protocol that is as plain as can be. */
final class Loopback implements AutoCloseable {
    static final BatcherOptions AT_ONCE = new BatcherOptions(8, Duration.ZERO, 64, 1);

    final InferenceServer server;
    final ManagedChannel channel;
    final HttpClient http = HttpClient.newHttpClient();

    Loopback(ServerOptions options, TensorModel... models) throws IOException {
        server = InferenceServer.start(options, List.of(models));
        channel = NettyChannelBuilder.forAddress("127.0.0.1", server.grpcPort())
                .usePlaintext()
                .build();
    }

    static Loopback of(BatcherOptions batching, TensorModel... models) throws IOException {
        return new Loopback(ServerOptions.LOCAL.withPorts(0, 0).withBatching(batching), models);
    }

    GRPCInferenceServiceBlockingStub grpc() {
        return GRPCInferenceServiceGrpc.newBlockingStub(channel);
    }

    GRPCInferenceServiceFutureStub later() {
        return GRPCInferenceServiceGrpc.newFutureStub(channel);
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return http.send(posting(path, body), HttpResponse.BodyHandlers.ofString());
    }

    HttpRequest posting(String path, String body) {
        return request(path).POST(HttpRequest.BodyPublishers.ofString(body)).build();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.httpPort() + path))
                .timeout(Duration.ofSeconds(20));
    }

    /** A request with one FP32 input x as raw bytes. */
    static ModelInferRequest.Builder raw(String model, String version, long[] shape, float... values) {
        return ModelInferRequest.newBuilder()
                .setModelName(model)
                .setModelVersion(version)
                .addInputs(x(shape))
                .addRawInputContents(ByteString.copyFrom(
                        Tensor.ofFloats("x", new long[] {values.length}, values).data()));
    }

    static ModelInferRequest.InferInputTensor.Builder x(long... shape) {
        ModelInferRequest.InferInputTensor.Builder input =
                ModelInferRequest.InferInputTensor.newBuilder().setName("x").setDatatype("FP32");
        for (long axis : shape) {
            input.addShape(axis);
        }
        return input;
    }

    /** The numbers of the first output. */
    static float[] y(ModelInferResponse response) {
        var numbers = response.getRawOutputContents(0)
                .asReadOnlyByteBuffer()
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer();
        float[] values = new float[numbers.remaining()];
        numbers.get(values);
        return values;
    }

    static io.grpc.Status status(Executable call) {
        return io.grpc.Status.fromThrowable(assertThrows(io.grpc.StatusRuntimeException.class, call));
    }

    @Override
    public void close() {
        channel.shutdownNow();
        server.close();
    }
}
