package dev.slipstream.connectors.elasticsearch;

import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import dev.slipstream.connectors.elasticsearch.DocumentBuffer.Batch;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.connector.base.sink.writer.BufferedRequestState;
import org.apache.flink.connector.base.sink.writer.ElementConverter;
import org.apache.flink.connector.base.sink.writer.RequestEntryWrapper;
import org.apache.flink.connector.base.sink.writer.strategy.BasicResultInfo;
import org.apache.flink.connector.base.sink.writer.strategy.RateLimitingStrategy;
import org.apache.flink.util.function.ThrowingRunnable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;

/**
 * Sends documents in bulk requests and gives each its verdict. All state belongs to the task's thread; answers and timers
 * come to it as mails.
 *
 * <p>Not Flink's {@code AsyncSinkWriter}, because that one waits inside a timer, and for its requests before a
 * checkpoint: while the server is away it stops the task and its checkpoints after the first second. Here a task goes on
 * until the buffer is full, and a checkpoint takes what waits <em>and</em> what is on its way; sending that again after a
 * restore is harmless, because documents carry versions.
 */
final class ElasticsearchWriter<T> implements StatefulSinkWriter<T, BufferedRequestState<DocumentRequest>> {
    private static final Logger LOG = LoggerFactory.getLogger(ElasticsearchWriter.class);

    private final ElementConverter<T, DocumentRequest> converter;
    private final SinkLimits limits;
    private final ElasticsearchConnection connection;
    private final BulkClient client;
    private final DeadLetterHandler deadLetters;
    private final MailboxExecutor task;
    private final ProcessingTimeService time;
    private final RateLimitingStrategy rate;
    private final BackOff backOff;
    private final DocumentBuffer buffer;
    private final ElasticsearchSinkMetrics metrics;
    private boolean pausing;
    private boolean lingering;
    private volatile boolean closed;

    ElasticsearchWriter(
            ElementConverter<T, DocumentRequest> converter,
            SinkLimits limits,
            ElasticsearchConnection connection,
            DeadLetterHandler deadLetters,
            WriterInitContext context,
            Collection<BufferedRequestState<DocumentRequest>> restored)
            throws IOException {
        this.converter = converter;
        this.limits = limits;
        this.connection = connection;
        this.deadLetters = deadLetters;
        this.task = context.getMailboxExecutor();
        this.time = context.getProcessingTimeService();
        this.rate = limits.rate();
        this.backOff = new BackOff(
                limits.firstBackOff(),
                limits.longestBackOff(),
                new Random(context.getTaskInfo().getIndexOfThisSubtask()));
        this.buffer = new DocumentBuffer(limits.maxBatch(), limits.maxBatchBytes());
        this.metrics = new ElasticsearchSinkMetrics(context.metricGroup());
        metrics.watch(buffer);
        converter.open(context);
        deadLetters.open();
        this.client = new BulkClient(connection);
        for (BufferedRequestState<DocumentRequest> state : restored) {
            state.getBufferedRequestEntries().stream()
                    .map(RequestEntryWrapper::getRequestEntry)
                    .forEach(buffer::add);
        }
        if (!buffer.isEmpty()) {
            linger();
        }
    }

    @Override
    public void write(T element, Context context) throws IOException, InterruptedException {
        DocumentRequest document = converter.apply(element, context);
        if (document.sizeInBytes() > limits.maxDocumentBytes()) {
            reject(
                    document,
                    "it has " + document.sizeInBytes() + " bytes, and at most " + limits.maxDocumentBytes()
                            + " are sent");
            return;
        }
        while (limits.isFull(buffer)) {
            sendWhatMayGo();
            if (limits.isFull(buffer)) {
                task.yield(); // An answer or the end of a pause will come.
            }
        }
        buffer.add(document);
        if (buffer.holdsFullBatch()) {
            sendWhatMayGo();
        } else {
            linger();
        }
    }

    /** Sends what waits at the latest when the linger time is over, and then as fast as answers come. */
    private void linger() {
        if (!lingering) {
            lingering = true;
            after(limits.linger().toMillis(), () -> lingering = false);
        }
    }

    private void after(long millis, Runnable change) {
        ScheduledFuture<?> unused = time.registerTimer(time.getCurrentProcessingTime() + millis, now -> {
            change.run();
            sendWhatMayGo();
        });
    }

    private void sendWhatMayGo() {
        while (!pausing && !buffer.isEmpty()) {
            int most = rate.getMaxBatchSize();
            int next = buffer.nextBatchSize(most);
            if (rate.shouldBlock(() -> next)) {
                return;
            }
            send(buffer.send(most));
        }
    }

    private void send(Batch batch) {
        long sent = time.getCurrentProcessingTime();
        rate.registerInFlightRequest(() -> batch.documents().size());
        metrics.sent(batch.documents().size(), batch.bytes());
        CompletableFuture<?> unused = client.send(batch.documents())
                .whenComplete((items, failure) -> inTask(() -> {
                    metrics.answered(time.getCurrentProcessingTime() - sent);
                    if (failure == null) {
                        answered(batch, items);
                    } else {
                        failed(
                                batch,
                                failure instanceof CompletionException && failure.getCause() != null
                                        ? failure.getCause()
                                        : failure);
                    }
                    sendWhatMayGo();
                }));
    }

    private void inTask(ThrowingRunnable<IOException> mail) {
        try {
            task.execute(mail, "answer of Elasticsearch");
        } catch (RejectedExecutionException e) {
            if (!closed) {
                throw e;
            }
        }
    }

    private void answered(Batch batch, List<BulkResponseItem> items) throws IOException {
        List<DocumentRequest> retry = new ArrayList<>();
        @Nullable BulkResponseItem busy = null;
        for (int i = 0; i < items.size(); i++) {
            DocumentRequest document = batch.documents().get(i);
            BulkResponseItem item = items.get(i);
            Verdict verdict = Verdicts.of(item);
            switch (verdict) {
                case INDEXED, SUPERSEDED -> metrics.count(verdict);
                case REJECT -> reject(document, "Elasticsearch answered " + Verdicts.explain(item));
                case RETRY -> {
                    metrics.count(verdict);
                    retry.add(document);
                    busy = item;
                }
                case FATAL -> throw fatal(document.toString(), Verdicts.explain(item));
            }
        }
        complete(batch, retry);
        if (busy == null) {
            backOff.reset();
        } else {
            pause(retry.size(), Verdicts.explain(busy));
        }
    }

    private void failed(Batch batch, Throwable failure) throws IOException {
        metrics.requestFailed();
        String why = Verdicts.explain(failure);
        List<DocumentRequest> documents = batch.documents();
        switch (Verdicts.of(failure)) {
            case FATAL -> throw fatal("a request of " + documents.size() + " documents", why);
            case REJECT -> {
                if (documents.size() == 1) {
                    reject(documents.get(0), "Elasticsearch answered " + why);
                    complete(batch, List.of());
                } else {
                    rate.registerCompletedRequest(new BasicResultInfo(documents.size(), documents.size()));
                    buffer.isolate(batch);
                }
            }
            case RETRY, INDEXED, SUPERSEDED -> {
                documents.forEach(document -> metrics.count(Verdict.RETRY));
                complete(batch, documents);
                pause(documents.size(), why);
            }
        }
    }

    private void complete(Batch batch, List<DocumentRequest> retry) {
        rate.registerCompletedRequest(
                new BasicResultInfo(retry.size(), batch.documents().size()));
        buffer.answered(batch, retry);
    }

    /** Several requests that fail together are one failure. */
    private void pause(int documents, String why) {
        if (pausing) {
            return;
        }
        pausing = true;
        long millis = backOff.nextMillis();
        LOG.warn(
                "Elasticsearch at {} did not take {} documents (failure {} in a row: {}); {} wait, next try in {} ms",
                connection,
                documents,
                backOff.failures(),
                why,
                buffer.size(),
                millis);
        after(millis, () -> pausing = false);
    }

    private void reject(DocumentRequest document, String why) throws IOException {
        metrics.count(Verdict.REJECT);
        LOG.debug("{} was rejected: {}", document, why);
        deadLetters.accept(
                DocumentDeadLetters.of(document, why, Instant.ofEpochMilli(time.getCurrentProcessingTime())));
    }

    private IOException fatal(String what, String why) {
        metrics.count(Verdict.FATAL);
        return new IOException("Elasticsearch at " + connection + " does not let this job write: it answered " + why
                + " to " + what + ". Check the API key and its rights, the address, and that the indices may be created"
                + " and written to; then restart the job, nothing is lost.");
    }

    /** Requests on their way need not be waited for: they are in the checkpoint. Dead letters are not. */
    @Override
    public void flush(boolean endOfInput) throws IOException, InterruptedException {
        while (endOfInput && !(buffer.isEmpty() && buffer.requestsInFlight() == 0)) {
            sendWhatMayGo();
            task.yield();
        }
        deadLetters.flush();
    }

    @Override
    public List<BufferedRequestState<DocumentRequest>> snapshotState(long checkpointId) {
        return List.of(new BufferedRequestState<>(buffer.unconfirmed()));
    }

    @Override
    public void close() throws IOException {
        closed = true;
        try (deadLetters) {
            client.close();
        }
    }
}
