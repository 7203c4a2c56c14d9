package dev.slipstream.modelserving.server;

import java.time.Duration;

/**
 * What a client may ask of the server.
 *
 * @param maxRequestBytes largest request; what is larger is refused before it is read
 * @param requestTimeout longest that one may take
 */
record ServerLimits(int maxRequestBytes, Duration requestTimeout) {
    static final String NAME = "slipstream";
    static final String VERSION = "0.1.0";
    static final String PLATFORM = "onnxruntime";

    static final ServerLimits DEFAULT = new ServerLimits(64 * 1024 * 1024, Duration.ofSeconds(60));
}
