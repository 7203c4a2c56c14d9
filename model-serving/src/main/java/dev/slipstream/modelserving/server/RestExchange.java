package dev.slipstream.modelserving.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;

import java.io.IOException;
import java.io.InputStream;
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
        String announced = exchange.getRequestHeaders().getFirst("Content-Length");
        // The HTTP server has checked that it is a number.
        if (announced != null && Long.parseLong(announced) > maxBytes) {
            throw tooLarge();
        }
        byte[] body = exchange.getRequestBody().readNBytes(maxBytes + 1);
        if (body.length > maxBytes) {
            throw tooLarge();
        }
        return body;
    }

    /** A client that still sends would not read the answer; it may send a little more, and nobody keeps it. */
    private TooLargeException tooLarge() throws IOException {
        InputStream body = exchange.getRequestBody();
        byte[] buffer = new byte[64 * 1024];
        long left = 8L * maxBytes;
        while (left > 0) {
            int read = body.read(buffer);
            if (read < 0) {
                break;
            }
            left -= read;
        }
        return new TooLargeException("The request is larger than " + maxBytes + " bytes; send large tensors over gRPC");
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

    /** A body over the limit. */
    static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1L;

        TooLargeException(String message) {
            super(message);
        }
    }
}
