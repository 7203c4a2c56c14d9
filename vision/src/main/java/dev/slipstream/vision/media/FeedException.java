package dev.slipstream.vision.media;

import org.jspecify.annotations.Nullable;

/** Why a feed cannot be opened or read further, classified once so that the caller retries, waits or gives up. */
public final class FeedException extends Exception {
    /** What the caller should do next. */
    public enum Kind {
        /** The policy does not allow the protocol or the address: retrying is pointless. */
        REFUSED,
        /** The media has no video, or a codec or size that is not carried: retrying is pointless. */
        UNSUPPORTED,
        /** The connection could not be opened in time: retry later. */
        UNREACHABLE,
        /** Reading failed or timed out in mid-stream: connect again. */
        BROKEN,
        /** Time stamps jumped; the connection is fine: begin a new epoch at once. */
        DISCONTINUITY,
        /** {@link FeedReader#cancel()} was called. */
        CANCELLED
    }

    private final Kind kind;

    /** For connectors of other kinds; the message names the masked address, what is wrong and what to do. */
    public FeedException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    FeedException(Kind kind, String maskedAddress, String problem, String remedy) {
        this(kind, maskedAddress, problem, remedy, null);
    }

    FeedException(Kind kind, String maskedAddress, String problem, String remedy, @Nullable Throwable cause) {
        super("Feed " + maskedAddress + ": " + problem + "; " + remedy + ".", cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
