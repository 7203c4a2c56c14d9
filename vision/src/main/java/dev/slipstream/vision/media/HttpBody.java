package dev.slipstream.vision.media;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The body of an answer, read as it comes and never further ahead than one chunk; a wait ends with the deadline. */
final class HttpBody implements HttpResponse.BodySubscriber<HttpBody>, AutoCloseable {
    private static final long POLL_MILLIS = 20;

    private final Deadline deadline;
    private final BlockingQueue<List<ByteBuffer>> chunks = new LinkedBlockingQueue<>();
    private final Deque<ByteBuffer> current = new ArrayDeque<>();
    private volatile Flow.@Nullable Subscription subscription;
    private volatile boolean closed;
    private volatile @Nullable Throwable failure;
    private boolean ended;

    HttpBody(Deadline deadline) {
        this.deadline = deadline;
    }

    @Override
    public CompletionStage<HttpBody> getBody() {
        return CompletableFuture.completedFuture(this);
    }

    @Override
    public void onSubscribe(Flow.Subscription source) {
        subscription = source;
        if (closed) {
            source.cancel();
        } else {
            source.request(1);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> chunk) {
        chunks.add(chunk);
    }

    @Override
    public void onError(Throwable cause) {
        failure = cause;
        chunks.add(List.of());
    }

    @Override
    public void onComplete() {
        chunks.add(List.of());
    }

    /**
     * The next bytes, to be consumed by the caller; null at the end.
     *
     * @throws InterruptedIOException when the deadline passed first
     */
    @Nullable
    ByteBuffer next() throws IOException {
        while (!ended) {
            ByteBuffer head = current.peek();
            if (head != null && head.hasRemaining()) {
                return head;
            }
            if (current.poll() == null) {
                await();
            }
        }
        return null;
    }

    private void await() throws IOException {
        List<ByteBuffer> chunk = take();
        if (chunk.isEmpty()) {
            ended = true;
            Throwable cause = failure;
            if (cause != null) {
                throw new IOException("connection lost", cause);
            }
        } else {
            current.addAll(chunk);
            Flow.Subscription source = subscription;
            if (source != null) {
                source.request(1);
            }
        }
    }

    private List<ByteBuffer> take() throws IOException {
        try {
            while (!deadline.passed()) {
                List<ByteBuffer> chunk = chunks.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
                if (chunk != null) {
                    return chunk;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new InterruptedIOException("no data in time");
    }

    @Override
    public void close() {
        closed = true;
        Flow.Subscription source = subscription;
        if (source != null) {
            source.cancel();
        }
    }
}
