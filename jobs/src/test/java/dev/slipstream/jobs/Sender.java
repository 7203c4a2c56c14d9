package dev.slipstream.jobs;

import dev.slipstream.vision.media.FfmpegPrograms;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A program that sends a clip once, in real time, from a port of this machine. */
final class Sender implements AutoCloseable {
    /** VLC refuses to run as root. */
    private static final List<String> AS_NOBODY = List.of("setpriv", "--reuid=65534", "--clear-groups");

    private final Process process;

    private Sender(List<String> command, Path clip) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(clip.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("HOME", "/nonexistent");
        process = builder.start();
    }

    /** Waits for one caller, then sends to it. */
    static Sender srt(Path clip, int port) throws IOException {
        return new Sender(
                List.of(
                        FfmpegPrograms.ffmpeg().toString(),
                        "-v",
                        "error",
                        "-re",
                        "-i",
                        clip.toString(),
                        "-c",
                        "copy",
                        "-f",
                        "mpegts",
                        "srt://127.0.0.1:" + port + "?mode=listener"),
                new File("/dev/null").toPath());
    }

    /** Sends from now on, whether anybody listens or not; whoever comes later misses the beginning. */
    static Sender rtsp(Path clip, int port) throws IOException {
        boolean root = "root".equals(System.getProperty("user.name"));
        List<String> vlc = List.of(
                "cvlc", "--quiet", "fd://0", "vlc://quit", "--sout", "#rtp{sdp=rtsp://127.0.0.1:" + port + "/x}");
        return new Sender(root ? Stream.concat(AS_NOBODY.stream(), vlc.stream()).toList() : vlc, clip);
    }

    static boolean hasVlc() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "cvlc")));
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
