package dev.slipstream.embedded;

import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Hands records to the process that the local Flink runs in. Flink's own way to collect asks the cluster for what is
 * left, and a local cluster is gone the moment its bounded job ends.
 *
 * @param <T> the record
 */
public final class InProcessSink<T> implements Sink<T>, AutoCloseable {
    private static final long serialVersionUID = 1;
    private static final Map<String, Consumer<Object>> RECEIVERS = new ConcurrentHashMap<>();

    private final String id = UUID.randomUUID().toString();

    /** {@code receiver} is called by the task's thread and must not block. */
    @SuppressWarnings("unchecked")
    public InProcessSink(Consumer<? super T> receiver) {
        RECEIVERS.put(id, record -> receiver.accept((T) record));
    }

    @Override
    public SinkWriter<T> createWriter(WriterInitContext context) {
        Consumer<Object> receiver = RECEIVERS.get(id);
        if (receiver == null) {
            throw new IllegalStateException("this sink works only in the process that made it");
        }
        return new SinkWriter<>() {
            @Override
            public void write(T element, Context unused) {
                receiver.accept(element);
            }

            @Override
            public void flush(boolean endOfInput) {}

            @Override
            public void close() {}
        };
    }

    @Override
    public void close() {
        RECEIVERS.remove(id);
    }
}
