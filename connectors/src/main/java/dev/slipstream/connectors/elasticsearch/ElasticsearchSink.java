package dev.slipstream.connectors.elasticsearch;

import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.connector.base.sink.AsyncSinkBase;
import org.apache.flink.connector.base.sink.writer.BufferedRequestState;
import org.apache.flink.connector.base.sink.writer.ElementConverter;
import org.apache.flink.core.io.SimpleVersionedSerializer;

import java.io.IOException;
import java.util.Collection;
import java.util.List;

/**
 * Writes documents to Elasticsearch: each ends in the index or on the dead-letter topic, exactly once to whoever looks at
 * the index, because ids and versions are deterministic. Build with {@link #builder()}.
 *
 * @param <T> what the job sends
 */
public final class ElasticsearchSink<T> extends AsyncSinkBase<T, DocumentRequest> {
    private static final long serialVersionUID = 1;

    private final SinkLimits limits;
    private final ElasticsearchConnection connection;
    private final DeadLetterHandler deadLetters;

    ElasticsearchSink(
            ElementConverter<T, DocumentRequest> converter,
            SinkLimits limits,
            ElasticsearchConnection connection,
            DeadLetterHandler deadLetters) {
        super(
                converter,
                limits.maxBatch(),
                limits.maxInFlight(),
                limits.maxBuffered(),
                limits.maxBatchBytes(),
                limits.linger().toMillis(),
                limits.maxDocumentBytes());
        this.limits = limits;
        this.connection = connection;
        this.deadLetters = deadLetters;
    }

    public static <T> ElasticsearchSinkBuilder<T> builder() {
        return new ElasticsearchSinkBuilder<>();
    }

    @Override
    public StatefulSinkWriter<T, BufferedRequestState<DocumentRequest>> createWriter(WriterInitContext context)
            throws IOException {
        return restoreWriter(context, List.of());
    }

    @Override
    public StatefulSinkWriter<T, BufferedRequestState<DocumentRequest>> restoreWriter(
            WriterInitContext context, Collection<BufferedRequestState<DocumentRequest>> recovered) throws IOException {
        return new ElasticsearchWriter<>(getElementConverter(), limits, connection, deadLetters, context, recovered);
    }

    @Override
    public SimpleVersionedSerializer<BufferedRequestState<DocumentRequest>> getWriterStateSerializer() {
        return new DocumentRequestStateSerializer();
    }
}
