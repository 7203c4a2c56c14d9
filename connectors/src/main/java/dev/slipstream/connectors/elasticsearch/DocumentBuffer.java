package dev.slipstream.connectors.elasticsearch;

import org.apache.flink.connector.base.sink.writer.RequestEntryWrapper;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Documents that are not in the index yet, in order: those that wait, and the batches that are on their way. Both go
 * into a checkpoint. Used by the task's thread; metrics read the two sizes from another.
 */
final class DocumentBuffer {
    private final Deque<DocumentRequest> waiting = new ArrayDeque<>();
    /** By identity of the batch: a retried document is in another batch. */
    private final Set<Batch> sent = new LinkedHashSet<>();

    private final int maxBatch;
    private final long maxBatchBytes;
    private volatile int size;
    private final AtomicLong bytes = new AtomicLong();
    /** So many documents at the head go alone, because the server refused a request that held them. */
    private int alone;

    DocumentBuffer(int maxBatch, long maxBatchBytes) {
        this.maxBatch = maxBatch;
        this.maxBatchBytes = maxBatchBytes;
    }

    /** Documents that go in one request. */
    static final class Batch {
        private final List<DocumentRequest> documents;
        private final long bytes;

        private Batch(List<DocumentRequest> documents, long bytes) {
            this.documents = documents;
            this.bytes = bytes;
        }

        List<DocumentRequest> documents() {
            return documents;
        }

        long bytes() {
            return bytes;
        }
    }

    void add(DocumentRequest document) {
        waiting.addLast(document);
        count(document.sizeInBytes());
    }

    /** How many documents the next batch would hold, if so many may go at once; 0 if none waits. */
    int nextBatchSize(int limit) {
        if (alone > 0) {
            return 1;
        }
        return Math.min(Math.min(maxBatch, limit), waiting.size());
    }

    /** Whether a request would be as large as requests may be. */
    boolean holdsFullBatch() {
        return waiting.size() >= maxBatch || bytes.get() >= maxBatchBytes;
    }

    /** Takes the next batch, at least one document, out of those that wait; it stays in the checkpoint. */
    Batch send(int limit) {
        int most = nextBatchSize(limit);
        List<DocumentRequest> documents = new ArrayList<>(most);
        long total = 0;
        while (documents.size() < most && !waiting.isEmpty()) {
            long next = waiting.getFirst().sizeInBytes();
            if (!documents.isEmpty() && total + next > maxBatchBytes) {
                break;
            }
            documents.add(waiting.removeFirst());
            total += next;
        }
        alone = Math.max(0, alone - documents.size());
        count(-total);
        Batch batch = new Batch(List.copyOf(documents), total);
        sent.add(batch);
        return batch;
    }

    /** A batch was answered; {@code retry} goes back to the head, in order. */
    void answered(Batch batch, List<DocumentRequest> retry) {
        sent.remove(batch);
        for (int i = retry.size() - 1; i >= 0; i--) {
            waiting.addFirst(retry.get(i));
            count(retry.get(i).sizeInBytes());
        }
    }

    /** A batch was refused for something in it: its documents are sent one by one. */
    void isolate(Batch batch) {
        answered(batch, batch.documents());
        alone += batch.documents().size();
    }

    private void count(long moreBytes) {
        size = waiting.size();
        bytes.addAndGet(moreBytes);
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    int size() {
        return size;
    }

    long bytes() {
        return bytes.get();
    }

    int requestsInFlight() {
        return sent.size();
    }

    /** Everything that is not known to be in the index, in the order of arrival as far as it is known. */
    List<RequestEntryWrapper<DocumentRequest>> unconfirmed() {
        return Stream.concat(sent.stream().flatMap(batch -> batch.documents().stream()), waiting.stream())
                .map(document -> new RequestEntryWrapper<>(document, document.sizeInBytes()))
                .toList();
    }
}
