package dev.slipstream.modelserving.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.ByteString;
import dev.slipstream.modelserving.protocol.InferTensorContents;
import dev.slipstream.modelserving.protocol.ModelInferRequest;
import dev.slipstream.modelserving.protocol.ModelMetadataRequest;
import dev.slipstream.modelserving.protocol.ModelReadyRequest;
import dev.slipstream.modelserving.protocol.ServerLiveRequest;
import dev.slipstream.modelserving.protocol.ServerReadyRequest;
import io.grpc.Status;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthGrpc;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.http.HttpResponse;

import static org.assertj.core.api.Assertions.assertThat;

/** What the two protocols answer, good requests and bad, with a real engine behind them. */
class ProtocolTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long[] TWO_ROWS = {2, 3};

    private static Loopback loopback;

    @BeforeAll
    static void start() throws Exception {
        loopback = Loopback.of(Loopback.AT_ONCE, TinyOnnx.doubler("twice", "1", 3), TinyOnnx.doubler("twice", "2", 3));
    }

    @AfterAll
    static void stop() {
        loopback.close();
    }

    @Test
    void healthOnBothProtocols() throws Exception {
        assertThat(loopback.grpc()
                        .serverLive(ServerLiveRequest.getDefaultInstance())
                        .getLive())
                .isTrue();
        assertThat(loopback.grpc()
                        .serverReady(ServerReadyRequest.getDefaultInstance())
                        .getReady())
                .isTrue();
        assertThat(ready("twice", "")).isTrue();
        assertThat(ready("twice", "2")).isTrue();
        assertThat(ready("twice", "3")).isFalse();
        assertThat(ready("thrice", "")).isFalse();
        assertThat(HealthGrpc.newBlockingStub(loopback.channel)
                        .check(HealthCheckRequest.getDefaultInstance())
                        .getStatus())
                .isEqualTo(HealthCheckResponse.ServingStatus.SERVING);
        assertThat(loopback.get("/v2/health/live").statusCode()).isEqualTo(200);
        assertThat(loopback.get("/v2/health/ready").statusCode()).isEqualTo(200);
        assertThat(loopback.get("/v2/models/twice/ready").statusCode()).isEqualTo(200);
        assertThat(loopback.get("/v2/models/thrice/ready").statusCode()).isEqualTo(404);
    }

    private static boolean ready(String model, String version) {
        return loopback.grpc()
                .modelReady(ModelReadyRequest.newBuilder()
                        .setName(model)
                        .setVersion(version)
                        .build())
                .getReady();
    }

    @Test
    void metadataOnBothProtocols() throws Exception {
        var metadata = loopback.grpc()
                .modelMetadata(
                        ModelMetadataRequest.newBuilder().setName("twice").build());
        assertThat(metadata.getVersionsList()).containsExactly("1", "2");
        assertThat(metadata.getInputs(0).getName()).isEqualTo("x");
        assertThat(metadata.getInputs(0).getDatatype()).isEqualTo("FP32");
        assertThat(metadata.getInputs(0).getShapeList()).containsExactly(-1L, 3L);
        assertThat(metadata.getOutputs(0).getName()).isEqualTo("y");

        JsonNode json = JSON.readTree(loopback.get("/v2/models/twice").body());
        assertThat(json.at("/versions/0").asText()).isEqualTo("1");
        assertThat(json.at("/inputs/0/shape/1").asInt()).isEqualTo(3);
        assertThat(json.at("/outputs/0/name").asText()).isEqualTo("y");
        assertThat(JSON.readTree(loopback.get("/v2").body()).at("/models/0").asText())
                .isEqualTo("twice");
    }

    @Test
    void rawIsAnsweredRaw() {
        var response = loopback.grpc()
                .modelInfer(Loopback.raw("twice", "", TWO_ROWS, 1, 2, 3, 4, 5, 6)
                        .setId("42")
                        .build());
        assertThat(Loopback.y(response)).containsExactly(2, 4, 6, 8, 10, 12);
        assertThat(response.getOutputs(0).getShapeList()).containsExactly(2L, 3L);
        assertThat(response.getId()).isEqualTo("42");
        assertThat(response.getModelVersion()).isEqualTo("1");
        assertThat(response.getParametersOrThrow("weights_sha256").getStringParam())
                .hasSize(64);
    }

    @Test
    void typedIsAnsweredTyped() {
        var request = ModelInferRequest.newBuilder()
                .setModelName("twice")
                .setModelVersion("2")
                .addInputs(Loopback.x(1, 3)
                        .setContents(InferTensorContents.newBuilder()
                                .addFp32Contents(1)
                                .addFp32Contents(2)
                                .addFp32Contents(-3)))
                .build();
        var response = loopback.grpc().modelInfer(request);
        assertThat(response.getOutputs(0).getContents().getFp32ContentsList()).containsExactly(2f, 4f, -6f);
        assertThat(response.getRawOutputContentsCount()).isZero();
        assertThat(response.getModelVersion()).isEqualTo("2");
    }

    @Test
    void jsonIsAnsweredWithJson() throws Exception {
        JsonNode flat = infer("[1,2,3,4,5,6]", "[2,3]", 200);
        assertThat(flat.at("/outputs/0/data").toString()).isEqualTo("[2.0,4.0,6.0,8.0,10.0,12.0]");
        assertThat(flat.at("/parameters/weights_sha256").asText()).hasSize(64);
        JsonNode nested = infer("[[1,2,3],[4,5,6]]", "[2,3]", 200);
        assertThat(nested.at("/outputs")).isEqualTo(flat.at("/outputs"));
    }

    private static JsonNode infer(String data, String shape, int status) throws Exception {
        HttpResponse<String> response = loopback.post(
                "/v2/models/twice/versions/1/infer",
                "{\"inputs\":[{\"name\":\"x\",\"datatype\":\"FP32\",\"shape\":" + shape + ",\"data\":" + data + "}]}");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return JSON.readTree(response.body());
    }

    @Test
    void badRequestsAreNamed() {
        Status shape = refused(Loopback.raw("twice", "", new long[] {1, 2}, 1, 2));
        assertThat(shape.getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(shape.getDescription()).contains("x FP32 [-1, 3]", "[1, 2]");

        Status bytes = refused(Loopback.raw("twice", "", new long[] {1, 3}, 1, 2));
        assertThat(bytes.getDescription()).contains("takes 12 bytes", "given are 8");

        Status type = refused(Loopback.raw("twice", "", new long[] {1, 3}, 1, 2, 3)
                .setInputs(0, Loopback.x(1, 3).setDatatype("INT32")));
        assertThat(type.getDescription()).contains("x FP32", "x INT32");

        Status unknownType = refused(Loopback.raw("twice", "", new long[] {1, 3}, 1, 2, 3)
                .setInputs(0, Loopback.x(1, 3).setDatatype("FP33")));
        assertThat(unknownType.getDescription()).contains("x", "FP33");

        Status name = refused(Loopback.raw("twice", "", new long[] {1, 3}, 1, 2, 3)
                .setInputs(0, Loopback.x(1, 3).setName("z")));
        assertThat(name.getDescription()).contains("x FP32", "is missing");

        Status none = refused(ModelInferRequest.newBuilder().setModelName("twice"));
        assertThat(none.getDescription()).contains("takes 1 inputs");

        Status both = refused(Loopback.raw("twice", "", new long[] {1, 3}, 1, 2, 3)
                .setInputs(
                        0,
                        Loopback.x(1, 3)
                                .setContents(InferTensorContents.newBuilder().addFp32Contents(1))));
        assertThat(both.getDescription()).contains("typed and raw");

        Status rows = refused(Loopback.raw("twice", "", new long[] {9, 3}, new float[27]));
        assertThat(rows.getDescription()).contains("9", "between 1 and 8");

        Status wanted = refused(Loopback.raw("twice", "", new long[] {1, 3}, 1, 2, 3)
                .addOutputs(ModelInferRequest.InferRequestedOutputTensor.newBuilder()
                        .setName("w")));
        assertThat(wanted.getDescription()).contains("w", "y FP32");

        assertThat(java.util.stream.Stream.of(bytes, type, unknownType, name, none, both, rows, wanted))
                .allMatch(status -> status.getCode() == Status.Code.INVALID_ARGUMENT);
    }

    /** 2^62 floats are 2^64 bytes, which a long takes for none. */
    @Test
    void aShapeThatWrapsRoundIsRefused() {
        Status status = refused(ModelInferRequest.newBuilder()
                .setModelName("twice")
                .addInputs(Loopback.x(1L << 62))
                .addRawInputContents(ByteString.EMPTY));
        assertThat(status.getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(status.getDescription()).contains("x", "overflow");
    }

    @Test
    void whatIsNotLoadedIsNotFound() throws Exception {
        assertThat(refused(Loopback.raw("thrice", "", TWO_ROWS, new float[6])).getCode())
                .isEqualTo(Status.Code.NOT_FOUND);
        Status version = refused(Loopback.raw("twice", "7", TWO_ROWS, new float[6]));
        assertThat(version.getCode()).isEqualTo(Status.Code.NOT_FOUND);
        assertThat(version.getDescription()).contains("twice", "7", "not loaded");
        assertThat(loopback.get("/v2/models/thrice").statusCode()).isEqualTo(404);
        assertThat(loopback.get("/nothing").statusCode()).isEqualTo(404);
    }

    private static Status refused(ModelInferRequest.Builder request) {
        return Loopback.status(() -> loopback.grpc().modelInfer(request.build()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[1,2]|[1,2]|cannot take",
                "[1,2]|[1,3]|takes 12 bytes",
                "[1,2,\"a\"]|[1,3]|none of it",
                "null|[1,3]|none of it",
                "[1,2,3]|[-1,3]|negative",
                "[1,2,3]|[\"a\",3]|negative",
                "[1,2,3]|null|takes 4 bytes"
            })
    void badJsonIsNamed(String data, String shape, String message) throws Exception {
        assertThat(infer(data, shape, 400).path("error").asText()).contains("x", message);
    }

    @Test
    void aNumberThatDoesNotFitIsNotCutOff() throws Exception {
        HttpResponse<String> response = loopback.post(
                "/v2/models/twice/infer",
                "{\"inputs\":[{\"name\":\"x\",\"datatype\":\"UINT8\",\"shape\":[1],\"data\":[256]}]}");
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("x of UINT8", "none of it");
    }

    @Test
    void jsonThatIsNone() throws Exception {
        assertThat(loopback.post("/v2/models/twice/infer", "{\"inputs\"").statusCode())
                .isEqualTo(400);
        assertThat(loopback.post("/v2/models/twice/infer", "[".repeat(100_000)).statusCode())
                .isEqualTo(400);
        assertThat(loopback.post("/v2/models/twice/infer", "").statusCode()).isEqualTo(400);
        assertThat(loopback.get("/v2/models/twice/infer").statusCode()).isEqualTo(405);
    }

    @Test
    void whatIsTooLargeIsNotRead() throws Exception {
        Status status = refused(Loopback.raw("twice", "", new long[] {1, 3}, 1, 2, 3)
                .setRawInputContents(0, ByteString.copyFrom(new byte[ServerLimits.DEFAULT.maxRequestBytes() + 1])));
        assertThat(status.getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
        var http = loopback.post("/v2/models/twice/infer", " ".repeat(ServerLimits.DEFAULT.maxJsonBytes() + 1));
        assertThat(http.statusCode()).isEqualTo(413);
        assertThat(http.body()).contains("larger than", "gRPC");
    }
}
