package dev.slipstream.simulator.feed;

import dev.slipstream.vision.media.FfmpegPrograms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What FFmpeg's own programs see in a feed. */
public final class Media {
    private static final long MAX_SECONDS = 60;

    private Media() {}

    /** One line for each decoded picture, with its time and digest. */
    public static List<String> pictureDigests(Path file) {
        return ffmpeg("-i", file.toString(), "-map", "0:v", "-f", "framemd5", "-")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .toList();
    }

    /** The same of a file that is damaged, whose decoder complains. */
    static List<String> brokenPictureDigests(Path file) {
        return ffmpeg("-v", "quiet", "-i", file.toString(), "-map", "0:v", "-f", "framemd5", "-")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .toList();
    }

    /** Values of fields of ffprobe's report, one line per stream or packet. */
    public static List<String> probe(String input, String stream, String fields) {
        List<String> command = new ArrayList<>(List.of(FfmpegPrograms.ffprobe().toString(), "-v", "error"));
        command.addAll(List.of("-select_streams", stream, "-show_entries", fields, "-of", "csv=p=0", input));
        return run(command).lines().toList();
    }

    /** Luma of one decoded picture as it stands in the stream, 16 to 235; the planes of colour follow. */
    public static byte[] luma(Path file, int frame) {
        return bytes(
                "-i",
                file.toString(),
                "-vf",
                "select=eq(n\\," + frame + ")",
                "-frames:v",
                "1",
                "-f",
                "rawvideo",
                "-pix_fmt",
                "yuv420p",
                "-");
    }

    public static String ffmpeg(String... arguments) {
        return new String(bytes(arguments), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String... arguments) {
        List<String> command = new ArrayList<>(List.of(FfmpegPrograms.ffmpeg().toString()));
        command.addAll(List.of("-hide_banner", "-v", "error", "-nostdin"));
        command.addAll(List.of(arguments));
        return output(command);
    }

    private static String run(List<String> command) {
        return new String(output(command), StandardCharsets.UTF_8);
    }

    private static byte[] output(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            process.getOutputStream().close();
            byte[] said = process.getInputStream().readAllBytes();
            if (!process.waitFor(MAX_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IllegalStateException(String.join(" ", command) + " failed");
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
