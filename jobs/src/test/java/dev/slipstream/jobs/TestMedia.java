package dev.slipstream.jobs;

import dev.slipstream.vision.media.FfmpegPrograms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Clips of 320x180 with a keyframe, and so a segment, each second; made once, by the bundled FFmpeg program. */
final class TestMedia {
    static final Path FOLDER = Path.of("target", "test-media").toAbsolutePath();

    private static final String ENCODE = "-pix_fmt yuv420p -c:v libopenh264 -b:v 300k -g 25 -keyint_min 25 -threads 1";
    private static final String SIZE = "size=320x180:rate=25";

    private TestMedia() {}

    /** A test pattern that moves and never cuts: one shot. */
    static Path oneShot(int seconds) {
        return make("one-shot-" + seconds + "s.mp4", "-f lavfi -i testsrc2=" + SIZE + " -t " + seconds + " " + ENCODE);
    }

    /** A test pattern that moves, with a tone; its pictures depend on each other for a second at a time. */
    static Path withSound(int seconds) {
        return make(
                "sound-" + seconds + "s.mp4",
                "-f lavfi -i testsrc2=size=320x180:rate=25:duration=" + seconds
                        + " -f lavfi -i sine=frequency=440:duration=" + seconds
                        + " -c:v libopenh264 -g 25 -b:v 600k -c:a aac -shortest");
    }

    /** Four patterns that have nothing in common, of so many seconds each: four shots. */
    static Path fourShots(int secondsEach) {
        return make(
                "four-shots-" + secondsEach + "s.mp4",
                "-f lavfi -i testsrc2=" + SIZE + ":d=" + secondsEach
                        + " -f lavfi -i smptebars=" + SIZE + ":d=" + secondsEach
                        + " -f lavfi -i mandelbrot=" + SIZE + ":end_pts=1000"
                        + " -f lavfi -i rgbtestsrc=" + SIZE + ":d=" + secondsEach
                        + " -filter_complex [2]trim=duration=" + secondsEach
                        + "[m];[0]format=yuv420p[a];[1]format=yuv420p[b];[m]format=yuv420p[c];"
                        + "[3]format=yuv420p[d];[a][b][c][d]concat=n=4[v] -map [v] " + ENCODE);
    }

    /** A test pattern that moves, and after so many seconds stands still for fifteen more. */
    static Path frozenAfter(int seconds) {
        return make(
                "frozen-after-" + seconds + "s.mp4",
                "-f lavfi -i testsrc2=" + SIZE + ":d=" + seconds + " -vf tpad=stop_mode=clone:stop_duration=15 "
                        + ENCODE);
    }

    /** The moving pattern as a sender would put it on the air. */
    static Path transportStream(int seconds) {
        return make(
                "stream-" + seconds + "s.ts",
                "-f lavfi -i testsrc2=" + SIZE + " -t " + seconds + " " + ENCODE + " -f mpegts");
    }

    private static Path make(String name, String arguments) {
        Path file = FOLDER.resolve(name);
        if (Files.exists(file)) {
            return file;
        }
        try {
            Files.createDirectories(FOLDER);
            Path folder = Files.createTempDirectory(FOLDER, "making");
            Path made = folder.resolve(name);
            List<String> command =
                    new ArrayList<>(List.of(FfmpegPrograms.ffmpeg().toString()));
            command.addAll(List.of("-hide_banner", "-v", "error", "-nostdin", "-y"));
            command.addAll(List.of(arguments.split(" ")));
            command.add(made.toString());
            run(command);
            Files.move(made, file, StandardCopyOption.REPLACE_EXISTING);
            Files.delete(folder);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("Clip " + name + " cannot be made", e);
        }
    }

    private static void run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        try {
            if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new IOException(String.join(" ", command) + " failed: " + said);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
