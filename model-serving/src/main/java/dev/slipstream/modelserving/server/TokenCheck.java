package dev.slipstream.modelserving.server;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Lets in who has the token. Whether a server is alive anybody may ask. */
final class TokenCheck implements ServerInterceptor {
    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    private static final String SCHEME = "Bearer ";
    private static final String HEALTH = "grpc.health.v1.Health";

    private final byte @Nullable [] token;

    /** {@code token}: null lets everybody in. */
    TokenCheck(@Nullable String token) {
        this.token = token == null ? null : token.getBytes(StandardCharsets.UTF_8);
    }

    boolean isOn() {
        return token != null;
    }

    /** Whether the value of an {@code Authorization} header is right; takes the same time whatever is wrong with it. */
    boolean accepts(@Nullable String authorization) {
        if (token == null) {
            return true;
        }
        String header = authorization == null ? "" : authorization;
        boolean scheme = header.startsWith(SCHEME);
        String given = scheme ? header.substring(SCHEME.length()) : "";
        return MessageDigest.isEqual(token, given.getBytes(StandardCharsets.UTF_8)) && scheme;
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        boolean health = HEALTH.equals(call.getMethodDescriptor().getServiceName());
        if (health || accepts(headers.get(AUTHORIZATION))) {
            return next.startCall(call, headers);
        }
        call.close(
                Status.UNAUTHENTICATED.withDescription("Send authorization: Bearer and the server's token"),
                new Metadata());
        return new ServerCall.Listener<>() {};
    }
}
