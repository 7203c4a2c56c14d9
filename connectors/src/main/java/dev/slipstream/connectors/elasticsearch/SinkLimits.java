package dev.slipstream.connectors.elasticsearch;

import org.apache.flink.connector.base.sink.writer.strategy.AIMDScalingStrategy;
import org.apache.flink.connector.base.sink.writer.strategy.CongestionControlRateLimitingStrategy;
import org.apache.flink.connector.base.sink.writer.strategy.RateLimitingStrategy;

import java.io.Serializable;
import java.time.Duration;

/**
 * Every bound of a writer.
 *
 * @param maxBatch documents in one request
 * @param maxBatchBytes bytes in one request
 * @param maxInFlight requests at the same time
 * @param maxBuffered documents that wait before the task does
 * @param maxBufferedBytes bytes that wait before the task does
 * @param maxDocumentBytes a larger document becomes a dead letter
 * @param linger how long the first document of an idle sink waits for others
 * @param firstBackOff wait after a failure; doubles
 * @param longestBackOff no wait is longer
 */
record SinkLimits(
        int maxBatch,
        long maxBatchBytes,
        int maxInFlight,
        int maxBuffered,
        long maxBufferedBytes,
        long maxDocumentBytes,
        Duration linger,
        Duration firstBackOff,
        Duration longestBackOff)
        implements Serializable {
    private static final long serialVersionUID = 1;
    private static final double DECREASE = 0.5;
    private static final int STEPS = 10;

    /**
     * How much may be on its way: grows by a tenth of a batch with every request that went well, and halves with every
     * one that did not (additive increase, multiplicative decrease).
     */
    RateLimitingStrategy rate() {
        return CongestionControlRateLimitingStrategy.builder()
                .setMaxInFlightRequests(maxInFlight)
                .setInitialMaxInFlightMessages(maxBatch)
                .setScalingStrategy(AIMDScalingStrategy.builder(maxBatch * maxInFlight)
                        .setIncreaseRate(Math.max(1, maxBatch / STEPS))
                        .setDecreaseFactor(DECREASE)
                        .build())
                .build();
    }

    boolean isFull(DocumentBuffer buffer) {
        return buffer.size() >= maxBuffered || buffer.bytes() >= maxBufferedBytes;
    }
}
