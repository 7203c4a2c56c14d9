package dev.slipstream.modelserving.client;

import dev.slipstream.modelserving.client.InferenceException.Kind;
import io.grpc.Status;

/** What a status of gRPC means for a call; decided here and nowhere else. */
final class GrpcErrors {
    private GrpcErrors() {}

    /** {@code who}: the model and where it was asked, to begin the message with. */
    static InferenceException classify(String who, Throwable error) {
        Status status = Status.fromThrowable(error);
        String detail = status.getDescription() == null ? "" : ": " + status.getDescription();
        return new InferenceException(kind(status.getCode()), who + ": " + status.getCode() + detail, error);
    }

    private static Kind kind(Status.Code code) {
        return switch (code) {
            case UNAVAILABLE, RESOURCE_EXHAUSTED, ABORTED, CANCELLED -> Kind.RETRY;
            case DEADLINE_EXCEEDED -> Kind.TIMEOUT;
            // Servers report a model that failed on an input as INTERNAL or UNKNOWN.
            case INVALID_ARGUMENT, OUT_OF_RANGE, FAILED_PRECONDITION, INTERNAL, UNKNOWN, DATA_LOSS, ALREADY_EXISTS ->
                Kind.REJECTED;
            case NOT_FOUND, UNIMPLEMENTED, UNAUTHENTICATED, PERMISSION_DENIED -> Kind.FATAL;
            case OK -> throw new IllegalArgumentException("OK is no error");
        };
    }
}
