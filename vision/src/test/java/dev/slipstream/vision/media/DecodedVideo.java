package dev.slipstream.vision.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/** A video as FFmpeg's own programs read it: not by the code that wrote it. */
public final class DecodedVideo {
    private DecodedVideo() {}

    /** All pictures' pixels, one after the other, in one of FFmpeg's pixel formats. */
    public static byte[] pixels(Path file, String format) throws IOException, InterruptedException {
        return output(
                file,
                List.of(
                        FfmpegPrograms.ffmpeg().toString(),
                        "-v",
                        "error",
                        "-i",
                        file.toString(),
                        "-f",
                        "rawvideo",
                        "-pix_fmt",
                        format,
                        "pipe:1"));
    }

    /** What a program says of a file; fails with what it complains about. */
    static byte[] output(Path file, List<String> command) throws IOException, InterruptedException {
        Path errors = Files.createTempFile("decoded", ".txt");
        try {
            Process process =
                    new ProcessBuilder(command).redirectError(errors.toFile()).start();
            process.getOutputStream().close();
            byte[] said = process.getInputStream().readAllBytes();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue())
                    .as("%s of %s: %s", command.get(0), file, Files.readString(errors))
                    .isZero();
            return said;
        } finally {
            Files.delete(errors);
        }
    }
}
