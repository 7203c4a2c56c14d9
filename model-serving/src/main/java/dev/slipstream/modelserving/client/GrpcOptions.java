package dev.slipstream.modelserving.client;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;

/**
 * How a server that speaks the Open Inference Protocol is reached.
 *
 * @param host its name or address
 * @param tls whether the connection is encrypted
 * @param trust PEM file of the certificates that are trusted; null for the machine's
 * @param token sent as {@code authorization: Bearer}; null for none; a secret
 * @param maxMessageBytes largest answer that is taken
 */
public record GrpcOptions(
        String host,
        int port,
        boolean tls,
        @Nullable Path trust,
        @Nullable String token,
        int maxMessageBytes) {
    /** The answers of 16 pictures of a text detector have 33 MB. */
    public static final int MAX_MESSAGE_BYTES = 128 * 1024 * 1024;

    /** Without encryption, for servers on this machine or in one pod. */
    public static GrpcOptions plain(String host, int port) {
        return new GrpcOptions(host, port, false, null, null, MAX_MESSAGE_BYTES);
    }

    /** Without the token. */
    @Override
    public String toString() {
        return (tls ? "grpcs://" : "grpc://") + host + ":" + port;
    }
}
