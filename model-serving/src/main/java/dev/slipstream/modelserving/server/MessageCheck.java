package dev.slipstream.modelserving.server;

import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;

/**
 * Tells clients whose bytes are no message so. gRPC by itself calls that an unknown error and writes its stack to the log, which anybody
 * could fill that way. Works on services whose messages are parsed late, by
 * {@link io.grpc.ServerInterceptors#useInputStreamMessages}.
 */
final class MessageCheck implements ServerInterceptor {
    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        return new SimpleForwardingServerCallListener<>(next.startCall(call, headers)) {
            private boolean broken;

            @Override
            public void onMessage(Q message) {
                try {
                    super.onMessage(message);
                } catch (StatusRuntimeException e) {
                    broken = true;
                    call.close(
                            Status.INVALID_ARGUMENT.withDescription("The request is no message of this protocol"),
                            new Metadata());
                }
            }

            @Override
            public void onHalfClose() {
                if (!broken) {
                    super.onHalfClose();
                }
            }
        };
    }
}
