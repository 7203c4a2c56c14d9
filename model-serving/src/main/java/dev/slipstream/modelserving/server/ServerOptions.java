package dev.slipstream.modelserving.server;

import org.jspecify.annotations.Nullable;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;

/**
 * Where the server listens and whom it lets in.
 *
 * @param bind address to listen on
 * @param grpcPort 0 takes a free one
 * @param httpPort 0 takes a free one
 * @param identity for TLS; null for none
 * @param token that clients send; null lets everybody in who reaches the ports; a secret
 * @param batching of requests
 * @param drain how long requests that are under way may take when the server stops
 */
public record ServerOptions(
        String bind,
        int grpcPort,
        int httpPort,
        @Nullable PemIdentity identity,
        @Nullable String token,
        BatcherOptions batching,
        Duration drain) {
    /** On loopback, for everybody on this machine. */
    public static final ServerOptions LOCAL =
            new ServerOptions("127.0.0.1", 8001, 8000, null, null, BatcherOptions.DEFAULT, Duration.ofSeconds(30));

    public ServerOptions {
        if (!isLoopback(bind) && (identity == null || token == null)) {
            throw new IllegalArgumentException("Address " + bind
                    + " is open to the network; give a certificate, a key and a token, or listen on 127.0.0.1");
        }
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("Address " + host + " to listen on is not known", e);
        }
    }

    public ServerOptions withPorts(int grpc, int http) {
        return new ServerOptions(bind, grpc, http, identity, token, batching, drain);
    }

    public ServerOptions withBatching(BatcherOptions other) {
        return new ServerOptions(bind, grpcPort, httpPort, identity, token, other, drain);
    }

    public ServerOptions withSecurity(@Nullable PemIdentity pem, @Nullable String secret) {
        return new ServerOptions(bind, grpcPort, httpPort, pem, secret, batching, drain);
    }

    /** Without the token. */
    @Override
    public String toString() {
        return bind + ", gRPC " + grpcPort + ", HTTP " + httpPort + (identity == null ? "" : ", TLS")
                + (token == null ? "" : ", token");
    }
}
