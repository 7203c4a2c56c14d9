package dev.slipstream.modelserving.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** One HTTP request and how it is answered. */
final class RestExchange {
    static final ObjectMapper JSON = new ObjectMapper();

    private final HttpExchange exchange;
    private final int maxBytes;

    RestExchange(HttpExchange exchange, int maxBytes) {
        this.exchange = exchange;
        this.maxBytes = maxBytes;
    }

    String path() {
        return exchange.getRequestURI().getPath();
    }

    boolean isPost() {
        return "POST".equals(exchange.getRequestMethod());
    }

    /** The body; {@link TooLargeException} where it is longer than requests may be. */
    byte[] body() throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(maxBytes + 1);
        if (body.length > maxBytes) {
            throw new TooLargeException("The request is larger than " + maxBytes + " bytes");
        }
        return body;
    }

    void json(int status, Object value) throws IOException {
        send(status, "application/json", JSON.writeValueAsBytes(value));
    }

    void error(int status, String message) throws IOException {
        json(status, Map.of("error", message));
    }

    void send(int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    void text(int status, String text) throws IOException {
        send(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    /** A body over the limit. */
    static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1L;

        TooLargeException(String message) {
            super(message);
        }
    }
}
