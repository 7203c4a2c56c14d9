package dev.slipstream.modelserving.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** The Open Inference Protocol over HTTP, metrics, and the switch of a version. */
class RestApiTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String INPUT =
            "{\"id\":\"q\",\"inputs\":[{\"name\":\"x\",\"datatype\":\"FP32\",\"shape\":%s,\"data\":%s}]}";

    private final HttpClient client = HttpClient.newHttpClient();
    private InferenceServer server;

    @BeforeEach
    void start() throws IOException {
        server = InferenceServer.start(ServerOptions.LOCAL.withPorts(0, 0).withSecurity(null, "the-token"));
        server.repository().add(new FakeModel("1", 8));
        server.repository().add(new FakeModel("2", 8));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void healthIsOpenAndTheRestTakesTheToken() throws Exception {
        assertThat(get("/v2/health/live", "").statusCode()).isEqualTo(200);
        assertThat(get("/v2/health/ready", "").body()).isEqualTo("{\"ready\":true}");
        assertThat(get("/metrics", "").statusCode()).isEqualTo(200);
        for (String token : List.of("", "Bearer wrong", "the-token", "Bearer the-token2")) {
            assertThat(get("/v2/models/double", token).statusCode()).isEqualTo(401);
        }
        assertThat(get("/v2/models/double", "Bearer the-token").statusCode()).isEqualTo(200);
    }

    @Test
    void metadataAndInference() throws Exception {
        JsonNode metadata =
                JSON.readTree(get("/v2/models/double", "Bearer the-token").body());
        assertThat(metadata.at("/inputs/0/shape").toString()).isEqualTo("[-1,2]");
        assertThat(metadata.at("/versions").toString()).isEqualTo("[\"1\",\"2\"]");

        JsonNode answer =
                JSON.readTree(post("/v2/models/double/versions/2/infer", INPUT.formatted("[2,2]", "[[1,2],[3,4.5]]"))
                        .body());
        assertThat(answer.at("/outputs/0/data").toString()).isEqualTo("[2.0,4.0,6.0,9.0]");
        assertThat(answer.at("/model_version").asText()).isEqualTo("2");
        assertThat(answer.at("/id").asText()).isEqualTo("q");
        assertThat(answer.at("/parameters/weights_sha256").asText()).isEqualTo("ab2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/v2/models/double/infer|{|400|no JSON",
                "/v2/models/double/infer|{}|400|inputs",
                "/v2/models/double/infer|{\"inputs\":[{\"name\":\"x\",\"datatype\":\"FP32\",\"shape\":[1,2],\"data\":[1]}]}|400|8 bytes",
                "/v2/models/double/infer|{\"inputs\":[{\"name\":\"x\",\"datatype\":\"FP32\",\"shape\":[1,2],\"data\":[1,\"a\"]}]}|400|another kind",
                "/v2/models/double/infer|{\"inputs\":[{\"name\":\"x\",\"datatype\":\"FP32\",\"shape\":[1,2],\"data\":[13,1]}]}|500|failed on this request",
                "/v2/models/none/infer|{\"inputs\":[{\"name\":\"x\",\"datatype\":\"FP32\",\"shape\":[1,2],\"data\":[1,2]}]}|404|none",
                "/v2/repository/models/double/default|{\"version\":\"9\"}|404|version 9",
                "/v2/repository/models/double/default|{\"version\":9}|400|version",
                "/etc/passwd|{}|404|docs"
            })
    void saysWhatIsWrong(String path, String body, int status, String reason) throws Exception {
        HttpResponse<String> response = post(path, body);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(JSON.readTree(response.body()).path("error").asText()).contains(reason);
    }

    @Test
    void theDefaultIsSwitchedAndCounted() throws Exception {
        String request = INPUT.formatted("[1,2]", "[1,2]");
        assertThat(post("/v2/models/double/infer", request).body()).contains("\"model_version\":\"1\"");
        assertThat(post("/v2/repository/models/double/default", "{\"version\":\"2\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(post("/v2/models/double/infer", request).body()).contains("\"model_version\":\"2\"");
        assertThat(post("/v2/models/double/infer", INPUT.formatted("[1,3]", "[1,2,3]"))
                        .statusCode())
                .isEqualTo(400);

        List<String> metrics = get("/metrics", "").body().lines().toList();
        assertThat(metrics)
                .contains(
                        "slipstream_inference_requests_total{model=\"double\",outcome=\"ok\",version=\"1\"} 1.0",
                        "slipstream_inference_requests_total{model=\"double\",outcome=\"ok\",version=\"2\"} 1.0",
                        "slipstream_inference_requests_total{model=\"double\",outcome=\"invalid\",version=\"2\"} 1.0",
                        "slipstream_inference_queue_seconds_count{model=\"double\",version=\"2\"} 1",
                        "slipstream_inference_compute_seconds_count{model=\"double\",version=\"2\"} 1",
                        "slipstream_inference_batch_rows_bucket{model=\"double\",version=\"1\",le=\"1.0\"} 1",
                        "slipstream_inference_model_loaded{default=\"true\",model=\"double\",version=\"2\"} 1.0",
                        "slipstream_inference_waiting_requests 0.0");
        assertThat(metrics).allMatch(line -> line.startsWith("#") || line.matches("[a-z_]+(\\{[^}]*\\})? [0-9.eE+-]+"));
    }

    @Test
    void withoutTokenNobodySwitchesVersions() throws Exception {
        server.close();
        server = InferenceServer.start(ServerOptions.LOCAL.withPorts(0, 0));
        server.repository().add(new FakeModel("1", 8));

        assertThat(post("/v2/repository/models/double/default", "{\"version\":\"1\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(get("/v2/models/double", "").statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> get(String path, String authorization) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return client.send(
                HttpRequest.newBuilder(uri(path))
                        .header("Authorization", "Bearer the-token")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.httpPort() + path);
    }
}
