package dev.slipstream.cli;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/** Where a running demo's servers are, so that commands in another terminal find them without being told. */
final class RunningDemo {
    private static final String ELASTICSEARCH = "elasticsearch";
    private static final String KAFKA = "kafka";
    private static final String PID = "pid";

    private RunningDemo() {}

    /** Folder for what runs leave behind in this checkout; ignored by git. */
    static Path folder() {
        return Path.of(System.getProperty("slipstream.root", "."), ".slipstream");
    }

    private static Path file() {
        return folder().resolve("running-demo.properties");
    }

    static void announce(String elasticsearchUrl, String kafka) throws IOException {
        Properties servers = new Properties();
        servers.setProperty(ELASTICSEARCH, elasticsearchUrl);
        servers.setProperty(KAFKA, kafka);
        servers.setProperty(PID, Long.toString(ProcessHandle.current().pid()));
        Files.createDirectories(folder());
        try (Writer out = Files.newBufferedWriter(file())) {
            servers.store(out, null);
        }
    }

    static void withdraw() {
        try {
            Files.deleteIfExists(file());
        } catch (IOException e) {
            // The next reader sees that the process is gone.
        }
    }

    static Optional<String> elasticsearch() {
        return server(ELASTICSEARCH);
    }

    /** Its bootstrap servers. */
    static Optional<String> kafka() {
        return server(KAFKA);
    }

    private static Optional<String> server(String name) {
        Properties servers = new Properties();
        try (Reader in = Files.newBufferedReader(file())) {
            servers.load(in);
            long pid = Long.parseLong(servers.getProperty(PID, "-1"));
            boolean alive = ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
            return alive ? Optional.ofNullable(servers.getProperty(name)) : Optional.empty();
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }
}
