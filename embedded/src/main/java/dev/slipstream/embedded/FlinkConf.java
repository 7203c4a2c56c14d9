package dev.slipstream.embedded;

import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.YamlParserUtils;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The configuration in {@code flink-conf/}: {@code config.yaml}, which every cluster is started with, and one overlay per
 * job, which holds only what that job needs differently. A key of the overlay replaces the key of {@code config.yaml},
 * however each of them is nested.
 *
 * @param folder the folder that holds the files
 */
public record FlinkConf(Path folder) {
    /** System property that names the folder in which {@code flink-conf} lies. */
    public static final String ROOT_PROPERTY = "slipstream.root";
    /** Environment variable for the same, for installed copies. */
    public static final String ROOT_VARIABLE = "SLIPSTREAM_HOME";

    private static final String BASE = "config";
    private static final int MAX_BYTES = 1 << 20;

    /** The configuration of this installation: system property, environment variable, else the working directory. */
    public static FlinkConf locate() {
        String variable = System.getenv(ROOT_VARIABLE);
        String root = System.getProperty(ROOT_PROPERTY, variable == null ? "" : variable);
        return new FlinkConf(Path.of(root).resolve("flink-conf").toAbsolutePath());
    }

    /** What a cluster is started with. */
    public Configuration cluster() throws IOException {
        return Configuration.fromMap(read(BASE));
    }

    /**
     * What a job is submitted with: {@code config.yaml} with the job's overlay on top.
     *
     * @param job name of the overlay, such as {@code ingest}
     */
    public Configuration job(String job) throws IOException {
        Map<String, String> settings = read(BASE);
        settings.putAll(read(job));
        return Configuration.fromMap(settings);
    }

    /** Only what the overlay of a job says, for {@code flink run -D}. */
    public Map<String, String> overlay(String job) throws IOException {
        return read(job);
    }

    private Map<String, String> read(String name) throws IOException {
        Path file = folder.resolve(name + ".yaml");
        if (!Files.isRegularFile(file)) {
            throw new FileNotFoundException(file + " is missing. Start from the root of Slipstream, or name it with -D"
                    + ROOT_PROPERTY + " or " + ROOT_VARIABLE + ".");
        }
        if (Files.size(file) > MAX_BYTES) {
            throw new IOException(file + " is larger than 1 MiB, which no configuration is; check what it holds.");
        }
        Map<String, String> flat = new TreeMap<>();
        try {
            flatten("", YamlParserUtils.loadYamlFile(file.toFile()), flat);
        } catch (Exception e) {
            throw new IOException(file + " is not valid YAML: " + e.getMessage(), e);
        }
        return flat;
    }

    /** As Flink's {@code GlobalConfiguration} does it: nested keys are joined by dots, lists stay YAML. */
    private static void flatten(String prefix, Map<?, ?> nested, Map<String, String> flat) {
        nested.forEach((key, value) -> {
            String name = prefix + key;
            if (value instanceof Map<?, ?> deeper) {
                flatten(name + ".", deeper, flat);
            } else if (value instanceof List<?>) {
                flat.put(name, YamlParserUtils.toYAMLString(value));
            } else {
                flat.put(name, String.valueOf(value));
            }
        });
    }
}
