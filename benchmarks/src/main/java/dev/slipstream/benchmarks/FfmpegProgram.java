package dev.slipstream.benchmarks;

import dev.slipstream.vision.media.FfmpegPrograms;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Runs the {@code ffmpeg} program of the very libraries that we link, as the baseline. */
final class FfmpegProgram {
    private FfmpegProgram() {}

    /** Runs it to its end. */
    static void run(List<String> arguments) throws IOException, InterruptedException {
        execute(command(arguments));
    }

    /** CPU seconds, user and system, that a run took, its start included. */
    static double cpuSeconds(List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("bash", "-c", "TIMEFORMAT='cpu %U %S'; time \"$@\"", "bash"));
        command.addAll(command(arguments));
        String timing = execute(command)
                .lines()
                .filter(line -> line.startsWith("cpu "))
                .findFirst()
                .orElseThrow(() -> new IOException("bash did not report times"));
        String[] words = timing.split(" ", 3);
        return Double.parseDouble(words[1]) + Double.parseDouble(words[2]);
    }

    private static List<String> command(List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(FfmpegPrograms.ffmpeg().toString());
        command.addAll(List.of("-hide_banner", "-loglevel", "error", "-nostdin", "-y"));
        command.addAll(arguments);
        return command;
    }

    private static String execute(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("ffmpeg failed: " + output.strip());
        }
        return output;
    }
}
