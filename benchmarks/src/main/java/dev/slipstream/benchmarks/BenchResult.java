package dev.slipstream.benchmarks;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a benchmark writes: figures of this machine, and ratios to a baseline measured in the same run, which travel.
 *
 * @param name of the benchmark
 * @param seeds of generated input; empty where there is none
 * @param machine where it ran
 * @param figures by name, the unit in the name
 * @param ratios ours to the baseline's, by name
 */
@JsonPropertyOrder({"name", "seeds", "machine", "figures", "ratios"})
public record BenchResult(
        String name, List<Long> seeds, Machine machine, Map<String, Double> figures, Map<String, Double> ratios) {

    /** Figures mean little without it; load is the one-minute average when the run began. */
    public record Machine(int cores, String cpu, double load) {
        public static Machine here() {
            var system = ManagementFactory.getOperatingSystemMXBean();
            return new Machine(system.getAvailableProcessors(), cpuModel(), system.getSystemLoadAverage());
        }

        private static String cpuModel() {
            try {
                return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                        .filter(line -> line.startsWith("model name"))
                        .map(line -> line.substring(line.indexOf(':') + 1).strip())
                        .findFirst()
                        .orElse("unknown");
            } catch (IOException e) {
                return System.getProperty("os.arch", "unknown");
            }
        }
    }
}
