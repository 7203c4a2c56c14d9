package dev.slipstream.modelserving.server;

import java.time.Duration;

/**
 * What a client may ask of the server.
 *
 * @param maxRequestBytes largest request; what is larger is refused before it is read
 * @param maxJsonBytes the same for JSON, which takes many times its size in memory; one 416 x 416 picture has 6 MB
 * @param requestTimeout longest that one may take
 */
record ServerLimits(int maxRequestBytes, int maxJsonBytes, Duration requestTimeout) {
    static final String NAME = "slipstream";
    static final String VERSION = "0.1.0";
    static final String PLATFORM = "onnxruntime";

    static final ServerLimits DEFAULT = new ServerLimits(64 * 1024 * 1024, 8 * 1024 * 1024, Duration.ofSeconds(60));
}
