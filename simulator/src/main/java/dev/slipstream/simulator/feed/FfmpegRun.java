package dev.slipstream.simulator.feed;

import dev.slipstream.vision.media.FfmpegPrograms;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One run of the bundled {@code ffmpeg}: it always ends, by itself or by force. A watch ends it when nothing has moved for
 * too long, which also frees a writer that is blocked on its pipe; what it said goes into the error.
 */
final class FfmpegRun implements AutoCloseable {
    private static final int SAID_LINES = 4;
    private static final int SAID_CHARACTERS = 1_000;
    private static final long END_SECONDS = 5;

    private final String what;
    private final Process process;
    private final Path said;
    private final long patienceNanos;
    private final AtomicLong moved = new AtomicLong(System.nanoTime());
    private volatile boolean stuck;

    private FfmpegRun(String what, List<String> arguments, Duration patience) throws IOException {
        this.what = what;
        this.patienceNanos = patience.toNanos();
        List<String> command = new ArrayList<>();
        command.add(FfmpegPrograms.ffmpeg().toString());
        command.addAll(List.of("-hide_banner", "-nostats", "-v", "error", "-y"));
        command.addAll(arguments);
        said = Files.createTempFile("slipstream-ffmpeg", ".log");
        try {
            process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(said.toFile())
                    .start();
        } catch (IOException e) {
            Files.deleteIfExists(said);
            throw e;
        }
        Thread watch = new Thread(this::watch, "ffmpeg-watch");
        watch.setDaemon(true);
        watch.start();
    }

    /**
     * Starts the program.
     *
     * @param what it makes, for errors
     * @param patience it is ended when {@link #moved} was not called for so long
     */
    static FfmpegRun start(String what, List<String> arguments, Duration patience) throws IOException {
        return new FfmpegRun(what, arguments, patience);
    }

    /** Runs the program to its end. */
    static void run(String what, List<String> arguments, Duration patience) throws IOException {
        try (FfmpegRun run = start(what, arguments, patience)) {
            run.process.getOutputStream().close();
            run.finish();
        }
    }

    OutputStream input() {
        return process.getOutputStream();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Says that work goes on. */
    void moved() {
        moved.set(System.nanoTime());
    }

    /** Waits for the end and fails unless it was a good one. */
    void finish() throws IOException {
        try {
            int code = process.waitFor();
            if (code != 0) {
                throw failure("ended with " + code);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(what + " was interrupted");
        }
    }

    /** An error with the program's last words. */
    IOException failure(String how) {
        try {
            process.waitFor(END_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        String reason = stuck ? "stood still for " + TimeUnit.NANOSECONDS.toSeconds(patienceNanos) + " s" : how;
        return new IOException(what + " failed: ffmpeg " + reason + lastWords());
    }

    private String lastWords() {
        try {
            String all = Files.readString(said, StandardCharsets.ISO_8859_1).strip();
            List<String> lines = all.lines().toList();
            String last = String.join("; ", lines.subList(Math.max(0, lines.size() - SAID_LINES), lines.size()));
            return last.isEmpty() ? "" : ": " + last.substring(Math.max(0, last.length() - SAID_CHARACTERS));
        } catch (IOException e) {
            return "";
        }
    }

    private void watch() {
        try {
            while (!process.waitFor(1, TimeUnit.SECONDS)) {
                if (System.nanoTime() - moved.get() > patienceNanos) {
                    stuck = true;
                    process.destroyForcibly();
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the program if it still runs. */
    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor(END_SECONDS, TimeUnit.SECONDS);
            Files.deleteIfExists(said);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
