package dev.slipstream.modelserving.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.slipstream.modelserving.tensor.Tensor;
import dev.slipstream.modelserving.tensor.TensorSpec;
import dev.slipstream.modelserving.wire.Parameters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Open Inference Protocol v2 over HTTP: health, metadata and inference in JSON; beside it Prometheus' metrics, and the switch of a
 * model's default version, which takes the token. Health and metrics are open to everybody who reaches the port.
 */
final class RestApi implements HttpHandler {
    private static final Logger LOG = LoggerFactory.getLogger(RestApi.class);
    private static final Pattern MODEL = Pattern.compile("/v2/models/([^/]+)(?:/versions/([^/]+))?(/ready|/infer)?");

    private static final Pattern DEFAULT = Pattern.compile("/v2/repository/models/([^/]+)/default");

    private final Inference inference;
    private final TokenCheck token;
    private final ServerLimits limits;

    RestApi(Inference inference, TokenCheck token, ServerLimits limits) {
        this.inference = inference;
        this.token = token;
        this.limits = limits;
    }

    @Override
    public void handle(HttpExchange http) throws IOException {
        RestExchange exchange = new RestExchange(http, limits.maxJsonBytes());
        try {
            route(exchange, token.accepts(http.getRequestHeaders().getFirst("Authorization")));
        } catch (RestExchange.TooLargeException e) {
            exchange.error(413, String.valueOf(e.getMessage()));
        } catch (RefusedException e) {
            exchange.error(status(e), String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.error("request {} failed", exchange.path(), e);
            exchange.error(500, "The server failed on this request");
        } finally {
            http.close();
        }
    }

    private void route(RestExchange exchange, boolean trusted) throws IOException {
        Matcher model = MODEL.matcher(exchange.path());
        Matcher standard = DEFAULT.matcher(exchange.path());
        switch (exchange.path()) {
            case "/v2/health/live" -> exchange.json(200, Map.of("live", true));
            case "/v2/health/ready" ->
                exchange.json(inference.isReady() ? 200 : 503, Map.of("ready", inference.isReady()));
            case "/metrics" ->
                exchange.send(
                        200,
                        "text/plain; version=0.0.4; charset=utf-8",
                        inference.metrics().text());
            default -> {
                if (!trusted) {
                    exchange.error(401, "Send Authorization: Bearer and the server's token");
                } else if (exchange.path().equals("/v2") || exchange.path().equals("/v2/")) {
                    exchange.json(200, server());
                } else if (standard.matches() && exchange.isPost()) {
                    setDefault(exchange, standard.group(1));
                } else if (model.matches()) {
                    String version = model.group(2) == null ? "" : model.group(2);
                    model(exchange, model.group(1), version, model.group(3) == null ? "" : model.group(3));
                } else {
                    exchange.error(404, "Nothing is here; see docs/model-server.md");
                }
            }
        }
    }

    private Map<String, Object> server() {
        return Map.of(
                "name",
                ServerLimits.NAME,
                "version",
                ServerLimits.VERSION,
                "extensions",
                List.of(),
                "models",
                inference.repository().names());
    }

    private void setDefault(RestExchange exchange, String name) throws IOException {
        if (!token.isOn()) {
            exchange.error(403, "Versions are switched on servers that have a token only");
            return;
        }
        JsonNode version = RestTensors.parse(exchange.body()).path("version");
        if (!version.isTextual()) {
            throw WireRequests.invalid("Send {\"version\": \"...\"}");
        }
        inference.repository().setDefault(name, version.asText());
        exchange.json(200, Map.of("name", name, "default", version.asText()));
    }

    private void model(RestExchange exchange, String name, String version, String what) throws IOException {
        switch (what) {
            case "/ready" -> {
                inference.repository().find(name, version);
                exchange.json(inference.isReady() ? 200 : 503, Map.of("ready", inference.isReady()));
            }
            case "/infer" -> {
                if (exchange.isPost()) {
                    infer(exchange, name, version);
                } else {
                    exchange.error(405, "POST a request");
                }
            }
            default -> exchange.json(200, metadata(name, version));
        }
    }

    private Map<String, Object> metadata(String name, String version) {
        ServedModel model = inference.repository().find(name, version);
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("name", name);
        metadata.put("versions", inference.repository().versions(name));
        metadata.put("platform", ServerLimits.PLATFORM);
        metadata.put(
                "inputs", model.signature().inputs().stream().map(RestApi::spec).toList());
        metadata.put(
                "outputs",
                model.signature().outputs().stream().map(RestApi::spec).toList());
        return metadata;
    }

    private static Map<String, Object> spec(TensorSpec spec) {
        return Map.of("name", spec.name(), "datatype", spec.type().name(), "shape", spec.shape());
    }

    private void infer(RestExchange exchange, String name, String version) throws IOException {
        JsonNode request;
        List<Tensor> inputs;
        try {
            request = RestTensors.parse(exchange.body());
            inputs = RestTensors.inputs(request);
        } catch (RefusedException e) {
            inference.metrics().refused(e.reason());
            throw e;
        }
        Inference.Result result;
        try {
            // The thread is one of the HTTP server's, whose number bounds how many wait.
            result = inference
                    .infer(
                            name,
                            version,
                            inputs,
                            System.nanoTime() + limits.requestTimeout().toNanos(),
                            () -> false)
                    .join();
        } catch (CompletionException e) {
            throw Inference.refused(e);
        }
        Map<String, Object> response = new LinkedHashMap<>();
        response.put("model_name", result.model().name());
        response.put("model_version", result.model().version());
        response.put("id", request.path("id").asText());
        response.put(
                "parameters", Map.of(Parameters.WEIGHTS_SHA256, result.model().sha256()));
        response.put(
                "outputs",
                WireRequests.wanted(result.outputs(), RestTensors.wanted(request)).stream()
                        .map(RestTensors::output)
                        .toList());
        exchange.json(200, response);
    }

    private static int status(RefusedException refused) {
        return switch (refused.reason()) {
            case INVALID -> 400;
            case UNKNOWN -> 404;
            case QUEUE_FULL -> 429;
            case EXPIRED -> 504;
            case DRAINING -> 503;
            case FAILED -> 500;
        };
    }
}
