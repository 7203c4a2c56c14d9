package dev.slipstream.connectors.elasticsearch;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.ErrorCause;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import co.elastic.clients.transport.TransportException;
import org.elasticsearch.client.ResponseException;

/** The one place where Elasticsearch's answers are classified. */
final class Verdicts {
    private static final String VERSION_CONFLICT = "version_conflict_engine_exception";
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int REQUEST_TIMEOUT = 408;
    private static final int CONFLICT = 409;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERRORS = 500;
    private static final int UNKNOWN = -1;
    private static final int MAX_CAUSE = 1000;
    private static final int MAX_DEPTH = 5;

    private Verdicts() {}

    /** Verdict on one document of a bulk request that was answered. */
    static Verdict of(BulkResponseItem item) {
        ErrorCause error = item.error();
        if (error == null) {
            return Verdict.INDEXED;
        }
        if (item.status() == CONFLICT && VERSION_CONFLICT.equals(error.type())) {
            return Verdict.SUPERSEDED;
        }
        return ofStatus(item.status());
    }

    /**
     * Verdict on a bulk request that failed as a whole. A status other than 200 says what the server thinks of it; a
     * failure without one, or an answer that cannot be read, says that something else than Elasticsearch answered, or
     * nothing, and that may pass.
     */
    static Verdict of(Throwable failure) {
        int status = status(failure);
        return status == UNKNOWN || status < 300 ? Verdict.RETRY : ofStatus(status);
    }

    private static Verdict ofStatus(int status) {
        return switch (status) {
            case REQUEST_TIMEOUT, TOO_MANY_REQUESTS -> Verdict.RETRY;
            // No index and none created, no such path, or no right to write: the same for every document.
            case UNAUTHORIZED, FORBIDDEN, NOT_FOUND -> Verdict.FATAL;
            default -> status >= SERVER_ERRORS ? Verdict.RETRY : Verdict.REJECT;
        };
    }

    private static int status(Throwable failure) {
        if (failure instanceof ElasticsearchException answered) {
            return answered.status();
        }
        if (failure instanceof ResponseException answered) {
            return answered.getResponse().getStatusLine().getStatusCode(); // below the client's own handling: 413
        }
        return failure instanceof TransportException answered ? answered.statusCode() : UNKNOWN;
    }

    /** What Elasticsearch said about a document, with the causes it gives, at most 1000 characters. */
    static String explain(BulkResponseItem item) {
        StringBuilder text = new StringBuilder().append(item.status());
        ErrorCause cause = item.error();
        for (int depth = 0; cause != null && depth < MAX_DEPTH; depth++) {
            text.append(depth == 0 ? " " : ", because ")
                    .append(cause.type())
                    .append(": ")
                    .append(cause.reason());
            cause = cause.causedBy();
        }
        return shortened(text.toString());
    }

    static String explain(Throwable failure) {
        return shortened(String.valueOf(failure.getMessage() == null ? failure : failure.getMessage()));
    }

    private static String shortened(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.length() <= MAX_CAUSE ? line : line.substring(0, MAX_CAUSE) + "…";
    }
}
