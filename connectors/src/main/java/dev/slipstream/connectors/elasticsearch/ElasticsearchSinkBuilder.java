package dev.slipstream.connectors.elasticsearch;

import org.apache.flink.connector.base.sink.AsyncSinkBaseBuilder;
import org.apache.flink.connector.base.sink.writer.ElementConverter;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * Builds an {@link ElasticsearchSink}. Needed: the connection, the converter, and where dead letters go. The limits that
 * are not set suit descriptions: a few kilobytes each, some hundred a second.
 *
 * @param <T> what the job sends
 */
public final class ElasticsearchSinkBuilder<T>
        extends AsyncSinkBaseBuilder<T, DocumentRequest, ElasticsearchSinkBuilder<T>> {
    private static final int BATCH = 500;
    private static final long BATCH_BYTES = 5L << 20;
    private static final int IN_FLIGHT = 4;
    private static final int BUFFERED = 20_000;
    private static final long BUFFERED_BYTES = 64L << 20;
    private static final long DOCUMENT_BYTES = 4L << 20;
    private static final long LINGER_MILLIS = 50;

    private @Nullable ElasticsearchConnection connection;
    private @Nullable ElementConverter<T, DocumentRequest> converter;
    private @Nullable DeadLetterHandler deadLetters;
    private long maxBufferedBytes = BUFFERED_BYTES;
    private Duration firstBackOff = Duration.ofMillis(100);
    private Duration longestBackOff = Duration.ofSeconds(5);

    ElasticsearchSinkBuilder() {}

    public ElasticsearchSinkBuilder<T> setConnection(ElasticsearchConnection newConnection) {
        this.connection = newConnection;
        return this;
    }

    public ElasticsearchSinkBuilder<T> setElementConverter(ElementConverter<T, DocumentRequest> newConverter) {
        this.converter = newConverter;
        return this;
    }

    public ElasticsearchSinkBuilder<T> setDeadLetters(DeadLetterHandler newDeadLetters) {
        this.deadLetters = newDeadLetters;
        return this;
    }

    /** How much may wait for a server that is away before the task waits too. */
    public ElasticsearchSinkBuilder<T> setMaxBufferedBytes(long newMaxBufferedBytes) {
        this.maxBufferedBytes = newMaxBufferedBytes;
        return this;
    }

    /** First and longest wait before a request is tried again. */
    public ElasticsearchSinkBuilder<T> setBackOff(Duration first, Duration longest) {
        this.firstBackOff = first;
        this.longestBackOff = longest;
        return this;
    }

    @Override
    public ElasticsearchSink<T> build() {
        SinkLimits limits = new SinkLimits(
                Optional.ofNullable(getMaxBatchSize()).orElse(BATCH),
                Optional.ofNullable(getMaxBatchSizeInBytes()).orElse(BATCH_BYTES),
                Optional.ofNullable(getMaxInFlightRequests()).orElse(IN_FLIGHT),
                Optional.ofNullable(getMaxBufferedRequests()).orElse(BUFFERED),
                maxBufferedBytes,
                Optional.ofNullable(getMaxRecordSizeInBytes()).orElse(DOCUMENT_BYTES),
                Duration.ofMillis(Optional.ofNullable(getMaxTimeInBufferMS()).orElse(LINGER_MILLIS)),
                firstBackOff,
                longestBackOff);
        return new ElasticsearchSink<>(
                Objects.requireNonNull(converter, "setElementConverter is missing"),
                limits,
                Objects.requireNonNull(connection, "setConnection is missing"),
                Objects.requireNonNull(deadLetters, "setDeadLetters is missing"));
    }
}
