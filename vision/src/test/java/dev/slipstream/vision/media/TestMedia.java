package dev.slipstream.vision.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Clips for tests, made once by the bundled FFmpeg program and kept under {@code target/test-media}. */
public final class TestMedia {
    private static final long MAX_SECONDS = 120;
    private static final Path DIRECTORY = Path.of("target", "test-media").toAbsolutePath();

    /** How the sound of a clip is made: FFmpeg's lavfi source, or none. */
    public static final String TONE = "sine=frequency=997:sample_rate=48000";

    /** Video codecs that the bundled program encodes. */
    public enum Codec {
        H264("-c:v libopenh264 -b:v 400k"),
        VP9("-c:v libvpx-vp9 -deadline realtime -cpu-used 8 -b:v 300k"),
        AV1("-c:v libaom-av1 -usage realtime -cpu-used 8 -b:v 300k"),
        /** No free encoder: comes from a file in the test resources, always 8 s with keyframes each second. */
        HEVC("-c:v copy");

        private final String arguments;

        Codec(String arguments) {
            this.arguments = arguments;
        }
    }

    /**
     * What a clip is like.
     *
     * @param gop pictures from one keyframe to the next
     * @param rate pictures per second, as FFmpeg writes it, for example 25 or 30000/1001
     * @param sound a lavfi source, or empty for none
     * @param extension of the file, which chooses the container
     */
    public record Clip(Codec codec, int gop, String rate, double seconds, String size, String sound, String extension) {
        public static Clip of(Codec codec, int gop, double seconds) {
            return new Clip(codec, gop, "25", seconds, "192x108", "", "mp4");
        }

        public Clip withSound(String source) {
            return new Clip(codec, gop, rate, seconds, size, source, extension);
        }

        public Clip in(String container) {
            return new Clip(codec, gop, rate, seconds, size, sound, container);
        }

        public Clip at(String pictureRate) {
            return new Clip(codec, gop, pictureRate, seconds, size, sound, extension);
        }

        public Clip sized(String pictureSize) {
            return new Clip(codec, gop, rate, seconds, pictureSize, sound, extension);
        }
    }

    private TestMedia() {}

    /** The clip as a file, made if it is not there yet. */
    public static Path clip(Clip clip) {
        String name = String.format(
                        Locale.ROOT,
                        "%s-g%d-r%s-%.1fs-%s-%s",
                        clip.codec,
                        clip.gop,
                        clip.rate,
                        clip.seconds,
                        clip.size,
                        Integer.toHexString(clip.sound.hashCode()))
                .replace('/', '_')
                .toLowerCase(Locale.ROOT);
        List<String> arguments = new ArrayList<>();
        if (clip.codec == Codec.HEVC) {
            arguments.addAll(List.of("-i", resource("hevc-gop25-bframes.mp4").toString()));
        } else {
            arguments.addAll(List.of("-f", "lavfi", "-i", "testsrc2=size=" + clip.size + ":rate=" + clip.rate));
        }
        if (!clip.sound.isEmpty()) {
            arguments.addAll(List.of("-f", "lavfi", "-i", clip.sound));
        }
        String seconds = String.valueOf(clip.seconds);
        arguments.addAll(List.of("-t", seconds, "-map", "0:v"));
        if (!clip.sound.isEmpty()) {
            arguments.addAll(List.of("-map", "1:a", "-c:a", clip.extension.equals("webm") ? "libopus" : "aac"));
        }
        arguments.addAll(List.of(clip.codec.arguments.split(" ")));
        if (clip.codec != Codec.HEVC) {
            arguments.addAll(List.of("-g", String.valueOf(clip.gop), "-keyint_min", String.valueOf(clip.gop)));
            arguments.addAll(List.of("-pix_fmt", "yuv420p", "-threads", "1"));
        }
        return make(name + "." + clip.extension, arguments);
    }

    /** A file made by the bundled FFmpeg program with these arguments, unless one of that name is there already. */
    public static Path make(String name, List<String> arguments) {
        Path file = DIRECTORY.resolve(name);
        if (Files.exists(file)) {
            return file;
        }
        try {
            Files.createDirectories(DIRECTORY);
            Path directory = Files.createTempDirectory(DIRECTORY, "making");
            Path made = directory.resolve(name);
            List<String> command = new ArrayList<>(
                    List.of(FfmpegPrograms.ffmpeg().toString(), "-hide_banner", "-v", "error", "-nostdin", "-y"));
            command.addAll(arguments);
            command.add(made.toString());
            run(command);
            Files.move(made, file, StandardCopyOption.REPLACE_EXISTING);
            Files.delete(directory);
            return file;
        } catch (IOException e) {
            throw new IllegalStateException("Test clip " + name + " cannot be made: " + e.getMessage(), e);
        }
    }

    /** A clip that was made elsewhere, for what the bundled program cannot encode. */
    public static Path resource(String name) {
        Path file = DIRECTORY.resolve(name);
        try (InputStream from = TestMedia.class.getResourceAsStream("/media/" + name)) {
            if (from == null) {
                throw new IllegalArgumentException("No test resource /media/" + name);
            }
            Files.createDirectories(DIRECTORY);
            Path written = Files.createTempFile(DIRECTORY, "copy", ".tmp");
            Files.copy(from, written, StandardCopyOption.REPLACE_EXISTING);
            return Files.move(written, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new IllegalStateException("Test resource " + name + " cannot be copied: " + e.getMessage(), e);
        }
    }

    /** Runs a program and gives its output; fails with what it said if it fails. */
    public static String run(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(MAX_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IllegalStateException(String.join(" ", command) + " failed: " + said);
            }
            return said;
        } catch (IOException e) {
            throw new IllegalStateException(command.get(0) + " cannot be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Options that read the test clips, and nothing on the network. */
    public static ReaderOptions options() {
        return ReaderOptions.of(new ProtocolPolicy(List.of(DIRECTORY.toString()), false));
    }
}
