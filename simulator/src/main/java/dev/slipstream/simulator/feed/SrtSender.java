package dev.slipstream.simulator.feed;

import dev.slipstream.vision.media.FfmpegPrograms;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Sends one feed over SRT to whoever calls, one at a time: the bundled ffmpeg listens, plays the stream over and over at its
 * own pace, and is started again when its client has left.
 */
final class SrtSender implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SrtSender.class);
    private static final long BETWEEN_MILLIS = 200;
    private static final long JOIN_MILLIS = 5_000;

    private final String feed;
    private final List<String> command;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;
    private volatile @Nullable Process process;

    SrtSender(String feed, Path stream, int port) {
        this.feed = feed;
        command = List.of(
                FfmpegPrograms.ffmpeg().toString(),
                "-nostdin",
                "-hide_banner",
                "-v",
                "quiet",
                "-re",
                "-stream_loop",
                "-1",
                "-i",
                stream.toString(),
                "-map",
                "0",
                "-c",
                "copy",
                "-f",
                "mpegts",
                uri(port) + "?mode=listener");
        thread = new Thread(this::run, "srt-" + feed);
        thread.setDaemon(true);
        thread.start();
    }

    static String uri(int port) {
        return "srt://127.0.0.1:" + port;
    }

    private void run() {
        try {
            while (closed.getCount() > 0) {
                Process started = new ProcessBuilder(command)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
                process = started;
                if (closed.getCount() == 0) {
                    started.destroyForcibly();
                }
                int code = started.waitFor();
                LOG.debug("The SRT sender of {} ended with {}", feed, code);
                // Also keeps a port that is taken from costing a core.
                if (closed.await(BETWEEN_MILLIS, TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (IOException e) {
            LOG.error("Feed {} cannot be sent over SRT", feed, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        Process running = process;
        if (running != null) {
            running.destroyForcibly();
        }
        try {
            thread.join(JOIN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
