package dev.slipstream.vision.clip;

import dev.slipstream.vision.media.FfmpegPrograms;
import dev.slipstream.vision.media.TestMedia;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * What FFmpeg's own programs make of a file or a playlist, so not the code that wrote it.
 *
 * @param pictures decoded, 4:2:0, in the order in which they are shown
 * @param complaints all that the decoder had to say
 */
record Played(List<byte[]> pictures, String complaints) {
    /** Decodes all of it. */
    static Played of(Path file, int width, int height) throws IOException, InterruptedException {
        Path errors = Files.createTempFile("played", ".txt");
        Path raw = Files.createTempFile("played", ".yuv");
        try {
            Process process = new ProcessBuilder(
                            FfmpegPrograms.ffmpeg().toString(),
                            "-hide_banner",
                            "-nostdin",
                            "-y",
                            "-v",
                            "warning",
                            "-i",
                            file.toString(),
                            "-map",
                            "0:v",
                            "-fps_mode",
                            "passthrough",
                            "-f",
                            "rawvideo",
                            "-pix_fmt",
                            "yuv420p",
                            raw.toString(),
                            "-map",
                            "0:a?",
                            "-f",
                            "null",
                            "-")
                    .redirectError(errors.toFile())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            String said = Files.readString(errors)
                    .lines()
                    .filter(line -> !line.contains("no version information available")) // of the stand-in libraries
                    .collect(Collectors.joining("\n"));
            byte[] all = Files.readAllBytes(raw);
            int size = width * height * 3 / 2;
            List<byte[]> pictures = new ArrayList<>();
            for (int at = 0; at + size <= all.length; at += size) {
                pictures.add(Arrays.copyOfRange(all, at, at + size));
            }
            return new Played(pictures, said);
        } finally {
            Files.delete(errors);
            Files.delete(raw);
        }
    }

    /** Time stamps of all packets of a track in seconds, by their order in the file. */
    static List<Double> times(Path file, String track, String kind) {
        return TestMedia.run(List.of(
                        FfmpegPrograms.ffprobe().toString(),
                        "-v",
                        "error",
                        "-select_streams",
                        track,
                        "-show_entries",
                        "packet=" + kind,
                        "-of",
                        "csv=p=0",
                        file.toString()))
                .lines()
                .filter(line -> !line.contains("version information"))
                .map(line -> Double.valueOf(line.replaceAll("[^0-9.-]", "")))
                .toList();
    }

    /** Which of other pictures each one looks like most. */
    List<Integer> numbersIn(List<byte[]> source) {
        return pictures.stream().map(picture -> nearest(picture, source)).toList();
    }

    private static int nearest(byte[] picture, List<byte[]> source) {
        int best = -1;
        double least = Double.MAX_VALUE;
        for (int i = 0; i < source.size(); i++) {
            double error = error(picture, source.get(i));
            if (error < least) {
                least = error;
                best = i;
            }
        }
        return best;
    }

    /** Mean squared error. */
    private static double error(byte[] a, byte[] b) {
        long sum = 0;
        for (int i = 0; i < a.length; i++) {
            int difference = (a[i] & 0xff) - (b[i] & 0xff);
            sum += (long) difference * difference;
        }
        return sum / (double) a.length;
    }

    /** Of one picture to another, dB; infinite where they are the same. */
    static double psnr(byte[] a, byte[] b) {
        return 10 * Math.log10(255 * 255 / error(a, b));
    }
}
