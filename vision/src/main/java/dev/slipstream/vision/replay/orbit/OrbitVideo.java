package dev.slipstream.vision.replay.orbit;

import dev.slipstream.vision.geometry.Camera;
import dev.slipstream.vision.media.Mp4Writer;
import dev.slipstream.vision.media.Yuv420;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An orbit as a video: pictures are drawn by several threads, one picture each, while the calling thread encodes those
 * that are done, in order. A few buffers go around, so that memory stays the same however long the video is.
 */
public final class OrbitVideo {
    private final Venue venue;
    private final int fps;
    private final int threads;
    private final Map<String, String> tags;

    /**
     * @param fps pictures per second
     * @param threads that draw; the caller's comes on top
     * @param tags written into the file, such as how it was made
     */
    public OrbitVideo(Venue venue, int fps, int threads, Map<String, String> tags) {
        this.venue = venue;
        this.fps = fps;
        this.threads = threads;
        this.tags = Map.copyOf(tags);
    }

    /**
     * Writes the file, which appears when it is whole.
     *
     * @param path a virtual camera for each picture, all of one size with even sides
     * @param moments what is shown
     * @param shown for each picture, which of the moments: always the same to freeze, the next and the next for time that
     *     runs
     * @throws InterruptedIOException if the thread is interrupted
     */
    public void write(Path mp4, List<Camera> path, List<Moment> moments, int[] shown) throws IOException {
        if (path.isEmpty() || shown.length != path.size()) {
            throw new IllegalArgumentException(path.size() + " places of the camera and " + shown.length + " moments");
        }
        int width = path.get(0).width();
        int height = path.get(0).height();
        BlockingQueue<Yuv420> free = new ArrayBlockingQueue<>(threads + 3);
        while (free.remainingCapacity() > 0) {
            free.add(Yuv420.ofSize(width, height));
        }
        List<CompletableFuture<Yuv420>> done = new ArrayList<>();
        path.forEach(camera -> done.add(new CompletableFuture<>()));
        AtomicInteger next = new AtomicInteger();
        ExecutorService drawing = Executors.newFixedThreadPool(threads, OrbitVideo::thread);
        try (Mp4Writer writer = new Mp4Writer(mp4, width, height, fps, tags)) {
            for (int i = 0; i < threads; i++) {
                drawing.execute(() -> draw(path, moments, shown, next, free, done));
            }
            for (CompletableFuture<Yuv420> picture : done) {
                Yuv420 ready = picture.get();
                writer.add(ready);
                free.add(ready);
            }
            writer.finish();
        } catch (ExecutionException e) {
            throw new IOException("Cannot draw " + mp4, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Drawing " + mp4 + " was interrupted");
        } finally {
            drawing.shutdownNow();
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "orbit");
        thread.setDaemon(true);
        return thread;
    }

    /** Takes a buffer before a number: whoever holds the next picture's number can always finish it. */
    private void draw(
            List<Camera> path,
            List<Moment> moments,
            int[] shown,
            AtomicInteger next,
            BlockingQueue<Yuv420> free,
            List<CompletableFuture<Yuv420>> done) {
        Canvas canvas = Canvas.ofSize(path.get(0).width(), path.get(0).height());
        OrbitRenderer renderer = new OrbitRenderer(venue, canvas.width(), canvas.height());
        int i = 0;
        try {
            while (true) {
                Yuv420 buffer = free.take();
                i = next.getAndIncrement();
                if (i >= path.size()) {
                    return;
                }
                renderer.render(moments.get(shown[i]), path.get(i), canvas);
                buffer.fill(canvas.rgb());
                done.get(i).complete(buffer);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // The caller gave up.
        } catch (RuntimeException | Error e) {
            done.get(Math.min(i, done.size() - 1)).completeExceptionally(e);
        }
    }
}
