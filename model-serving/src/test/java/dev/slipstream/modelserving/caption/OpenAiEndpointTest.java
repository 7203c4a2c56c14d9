package dev.slipstream.modelserving.caption;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.slipstream.modelserving.client.InferenceException;
import dev.slipstream.modelserving.client.InferenceException.Kind;
import dev.slipstream.modelserving.client.ModelRef;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** What is sent to an OpenAI-compatible server, and that only the form that was asked for is an answer. */
class OpenAiEndpointTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final CaptionQuestion QUESTION =
            new CaptionQuestion(List.of(new byte[] {1, 2, 3}, new byte[] {4}), "ski cross");

    private final CaptionCodec codec = new CaptionCodec();
    private HttpServer server;
    private OpenAiEndpoint endpoint;
    private volatile int status = 200;
    private volatile String reply = "";
    private volatile @Nullable JsonNode request;
    private volatile @Nullable String authorization;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/chat/completions", exchange -> {
            request = JSON.readTree(exchange.getRequestBody());
            authorization = exchange.getRequestHeaders().getFirst("Authorization");
            byte[] body = reply.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        endpoint = new OpenAiEndpoint(new OpenAiOptions(url(), "the-key", OpenAiOptions.MAX_TOKENS));
    }

    private URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
    }

    @AfterEach
    void close() {
        endpoint.close();
        server.stop(0);
    }

    @Test
    void sendsPicturesAndSchemaAndReadsTheCaption() throws Exception {
        reply = completion("stop", "{\"caption\":\"Four skiers leave the gate.\",\"names\":[]}", null);

        CaptionAnswer caption = ask();

        assertThat(caption).isEqualTo(new CaptionAnswer("Four skiers leave the gate.", List.of()));
        JsonNode sent = Objects.requireNonNull(request);
        assertThat(sent.at("/model").asText()).isEqualTo("some-vlm");
        assertThat(sent.at("/messages/0/content/0/text").asText()).contains("ski cross");
        assertThat(sent.at("/messages/0/content/1/image_url/url").asText())
                .isEqualTo("data:image/jpeg;base64," + Base64.getEncoder().encodeToString(new byte[] {1, 2, 3}));
        assertThat(sent.at("/messages/0/content")).hasSize(3);
        assertThat(sent.at("/response_format/json_schema/strict").asBoolean()).isTrue();
        assertThat(sent.at("/response_format/json_schema/schema/additionalProperties")
                        .isBoolean())
                .isTrue();
        assertThat(authorization).isEqualTo("Bearer the-key");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a skier",
                "{\"caption\":\"A skier.\"}",
                "{\"caption\":\"A skier.\",\"names\":[],\"mood\":\"great\"}",
                "{\"caption\":\"\",\"names\":[]}",
                "{\"caption\":7,\"names\":[]}",
                "{\"caption\":\"A skier.\",\"names\":[7]}",
                "{\"caption\":\"A skier.\",\"names\":\"none\"}",
                "{\"caption\":\"A skier.\",\"names\":[]} and more"
            })
    void anotherFormIsRefused(String content) {
        reply = completion("stop", content, null);

        assertThat(failure().kind()).isEqualTo(Kind.REJECTED);
    }

    @Test
    void anEndlessTextIsRefused() {
        reply = completion("stop", "{\"caption\":\"" + "A skier. ".repeat(500) + "\",\"names\":[]}", null);

        assertThat(failure()).hasMessageContaining("600 characters");
    }

    @Test
    void whatWasCutOffFilteredOrRefusedIsNoAnswer() {
        String good = "{\"caption\":\"A skier.\",\"names\":[]}";
        reply = completion("length", good, null);
        assertThat(failure()).hasMessageContaining("not finished");
        reply = completion("content_filter", good, null);
        assertThat(failure().kind()).isEqualTo(Kind.REJECTED);
        reply = completion("stop", null, "I cannot help with that");
        assertThat(failure()).hasMessageContaining("refusal").hasMessageNotContaining("cannot help");
        reply = "{\"choices\":[]}";
        assertThat(failure().kind()).isEqualTo(Kind.REJECTED);
        reply = "<html>busy</html>";
        assertThat(failure().kind()).isIn(Kind.REJECTED, Kind.RETRY);
    }

    @ParameterizedTest
    @CsvSource({"429,RETRY", "503,RETRY", "400,REJECTED", "422,REJECTED", "401,FATAL", "404,FATAL"})
    void errorsAreClassifiedOnce(int code, Kind kind) {
        status = code;
        reply = "{\"error\":{\"message\":\"no\"}}";

        assertThat(failure().kind()).isEqualTo(kind);
        assertThat(failure()).hasMessageNotContaining("the-key");
    }

    @Test
    void aServerThatIsNotThereIsTriedAgain() {
        server.stop(0);

        assertThat(failure().kind()).isEqualTo(Kind.RETRY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://192.0.2.1/v1", "ftp://127.0.0.1/v1", "file:///etc/passwd", "https:/v1"})
    void picturesAndKeysDoNotGoInTheClear(String url) {
        assertThatThrownBy(() -> new OpenAiOptions(URI.create(url), null, 100))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(url)
                .hasMessageContaining("https://");
        assertThat(new OpenAiOptions(URI.create("https://example.org/v1"), "the-key", 1).toString())
                .doesNotContain("the-key");
    }

    private CaptionAnswer ask() {
        return codec.decode(
                QUESTION,
                endpoint.infer(
                                ModelRef.latest("some-vlm"),
                                codec.encode(QUESTION),
                                Duration.ofSeconds(20).toNanos())
                        .join()
                        .outputs());
    }

    private InferenceException failure() {
        RuntimeException thrown = catchThrowableOfType(RuntimeException.class, this::ask);
        assertThat(thrown).isInstanceOfAny(CompletionException.class, InferenceException.class);
        return InferenceException.of(thrown);
    }

    private static String completion(String finish, @Nullable String content, @Nullable String refusal) {
        Map<String, Object> message = new HashMap<>();
        message.put("role", "assistant");
        message.put("content", content);
        message.put("refusal", refusal);
        try {
            return JSON.writeValueAsString(Map.of(
                    "id", "1",
                    "object", "chat.completion",
                    "created", 1,
                    "model", "some-vlm-2026",
                    "choices", List.of(Map.of("index", 0, "finish_reason", finish, "message", message))));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
