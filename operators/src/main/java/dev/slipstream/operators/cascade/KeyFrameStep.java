package dev.slipstream.operators.cascade;

import dev.slipstream.contracts.record.KeyFrame;
import dev.slipstream.contracts.record.Segment;
import dev.slipstream.modelserving.client.InferenceException;
import dev.slipstream.modelserving.client.InferenceException.Kind;
import dev.slipstream.modelserving.client.ModelCall;
import dev.slipstream.operators.describe.Segments;
import dev.slipstream.operators.describe.ShotSample;
import dev.slipstream.vision.media.JpegEncoder;
import dev.slipstream.vision.media.JpegFile;
import dev.slipstream.vision.media.Picture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Stores the picture as a small JPEG file, for a viewer to see what a shot shows: here the picture is decoded already. Which of a
 * shot's pictures stands for it is decided later; the others are deleted with the media.
 *
 * <p>Encodes in the worker's thread and stores in threads of its own, for a slow store must not hold up what else is asked about
 * the picture: where it has not answered in half of the time, the sample goes on without, and where too much waits for it already,
 * at once.
 */
public final class KeyFrameStep implements AnalysisStep {
    private static final Logger LOG = LoggerFactory.getLogger(KeyFrameStep.class);

    /** Pixels: fills a list of search results, and a phone. */
    private static final int LONG_SIDE = 640;
    /** FFmpeg's scale; keeps a lower third readable, and a busy scene of 640 by 360 at some 40 KB. */
    private static final int QUALITY = 6;

    private static final int WRITERS = 2;
    /** More than are in process while the store answers: with so many it hangs, and nobody should wait for it. */
    private static final int MOST_WAITING = 16;

    private final KeyFrameStore store;
    private final ExecutorService writers = new ThreadPoolExecutor(
            WRITERS, WRITERS, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING), KeyFrameStep::thread);
    private final AtomicBoolean failing = new AtomicBoolean();

    public KeyFrameStep(KeyFrameStore store) {
        this.store = store;
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "slipstream-key-frames");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public String name() {
        return Step.KEY_FRAME;
    }

    @Override
    public CompletableFuture<Finding> run(
            ShotSample sample, Picture picture, double scale, ModelCall models, long timeoutNanos) {
        Segment segment = sample.segment;
        JpegFile jpeg = jpeg(picture);
        return CompletableFuture.supplyAsync(() -> write(segment, jpeg), writers)
                .orTimeout(timeoutNanos / 2, TimeUnit.NANOSECONDS)
                .handle((frame, failure) -> {
                    if (failure != null) {
                        throw explained(segment, failure);
                    }
                    failing.set(false);
                    return result -> result.keyFrame = frame;
                });
    }

    private static JpegFile jpeg(Picture picture) {
        try (JpegEncoder encoder = new JpegEncoder()) {
            return encoder.encode(picture, LONG_SIDE, QUALITY);
        }
    }

    private KeyFrame write(Segment segment, JpegFile jpeg) {
        try {
            return new KeyFrame(
                    store.write(segment.getFeed(), segment.getEpoch(), segment.getSequence(), jpeg.bytes()),
                    jpeg.width(),
                    jpeg.height(),
                    segment.getId(),
                    Segments.sampleTime(segment));
        } catch (IOException e) {
            throw new InferenceException(Kind.REJECTED, e.toString(), e);
        }
    }

    /** Says it once, until it goes well again: a store that is full would fill the log with each picture. */
    private InferenceException explained(Segment segment, Throwable failure) {
        InferenceException why = failure instanceof TimeoutException
                ? new InferenceException(Kind.TIMEOUT, "the media store did not take it in time", failure)
                : InferenceException.of(failure);
        if (!failing.getAndSet(true)) {
            LOG.warn(
                    "The key frame of segment {} cannot be stored ({}), and descriptions go out without theirs until it can;"
                            + " check the media store's space and permissions",
                    segment.getId(),
                    why.getMessage());
        }
        return why;
    }

    @Override
    public void close() {
        writers.shutdownNow();
    }
}
