package dev.slipstream.embedded;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.OutputStream;
import java.net.BindException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * One run of the server. We hold the writing end of its standard input: a byte on it asks for a clean stop, and its end
 * (this JVM is gone, however it went) makes the server stop by itself.
 */
final class ElasticsearchProcess {
    private static final Logger LOG = LoggerFactory.getLogger(ElasticsearchProcess.class);
    private static final byte STOP = 0x1B;
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(20);
    private static final int LOG_LINES = 30;
    private static final String LOGGING = """
            status = error
            appender.console.type = Console
            appender.console.name = console
            appender.console.layout.type = PatternLayout
            appender.console.layout.pattern = [%d{ISO8601}][%-5p][%-25c{1.}]%marker %m%consoleException%n
            rootLogger.level = info
            rootLogger.appenderRef.console.ref = console
            """;

    private final Process process;

    private ElasticsearchProcess(Process process) {
        this.process = process;
    }

    /**
     * Starts the server and waits until its cluster is usable.
     *
     * @throws BindException if the port is taken
     */
    static ElasticsearchProcess start(
            ElasticsearchFolder folder, ServerAccount account, EmbeddedElasticsearch.Options options, int port)
            throws IOException {
        long started = System.nanoTime();
        String cluster = "slipstream-" + UUID.randomUUID();
        Folders.delete(folder.run());
        Files.createDirectories(folder.temporary());
        Files.createDirectories(folder.config().resolve("jvm.options.d"));
        Files.writeString(folder.config().resolve("log4j2.properties"), LOGGING);
        Files.writeString(folder.config().resolve("elasticsearch.yml"), "# The launcher passes the settings.\n");
        for (Path owned : List.of(folder.run(), folder.data(), folder.logs())) {
            account.createOwned(owned);
        }

        ProcessBuilder builder = new ProcessBuilder(account.command(ElasticsearchCommand.of(folder, options)))
                .directory(folder.run().toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.console().toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS"));
        environment.put("LIBFFI_TMPDIR", folder.temporary().toString());
        environment.put("HOME", folder.run().toString());
        environment.put("LANG", "en_US.UTF-8");
        Map<String, String> settings = settings(folder, options, cluster, port);

        Process process = builder.start();
        try {
            OutputStream in = process.getOutputStream();
            in.write(ElasticsearchArguments.encode(settings, folder.config(), folder.logs()));
            in.flush();
            awaitReady(process, port, cluster, options.startTimeout());
        } catch (IOException e) {
            process.destroyForcibly();
            throw explained(e, folder, port);
        }
        LOG.info("Elasticsearch is ready at http://127.0.0.1:{} after {} ms", port, millisSince(started));
        return new ElasticsearchProcess(process);
    }

    private static Map<String, String> settings(
            ElasticsearchFolder folder, EmbeddedElasticsearch.Options options, String cluster, int port) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("cluster.name", cluster);
        settings.put("node.name", "embedded");
        settings.put("discovery.type", "single-node");
        settings.put("network.host", "127.0.0.1");
        settings.put("http.port", Integer.toString(port));
        settings.put("transport.port", "0");
        settings.put("path.home", folder.home().toString());
        settings.put("path.data", folder.data().toString());
        settings.put("path.logs", folder.logs().toString());
        settings.put("xpack.security.enabled", "false");
        // A nearly full disk of a laptop must not turn indices read-only.
        settings.put("cluster.routing.allocation.disk.threshold_enabled", "false");
        settings.putAll(options.settings());
        return settings;
    }

    /** The cluster's name is ours alone, so another server on the port is not taken for this one. */
    private static void awaitReady(Process process, int port, String cluster, Duration timeout) throws IOException {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest health = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/_cluster/health?wait_for_status=yellow&timeout=10s"))
                .timeout(Duration.ofSeconds(15))
                .build();
        long started = System.nanoTime();
        try {
            while (!isReady(client, health, cluster)) {
                if (process.waitFor(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new IOException("the process ended with status " + process.exitValue());
                }
                if (millisSince(started) > timeout.toMillis()) {
                    throw new IOException("it did not answer within " + timeout.toSeconds() + " s");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the start was interrupted", e);
        }
    }

    private static boolean isReady(HttpClient client, HttpRequest health, String cluster) throws InterruptedException {
        try {
            HttpResponse<String> response = client.send(health, HttpResponse.BodyHandlers.ofString());
            return response.statusCode() == 200 && response.body().contains(cluster);
        } catch (IOException notYet) {
            return false;
        }
    }

    private static IOException explained(IOException failure, ElasticsearchFolder folder, int port) {
        List<String> lines = List.of();
        try {
            lines = Files.readAllLines(folder.console(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
        if (lines.stream().anyMatch(l -> l.contains("BindHttpException") || l.contains("Address already in use"))) {
            var taken = new BindException("Elasticsearch cannot start: port " + port + " of 127.0.0.1 is taken");
            taken.initCause(failure);
            return taken;
        }
        String end = String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size()));
        return new IOException(
                "Elasticsearch did not start: " + failure.getMessage() + ". The end of " + folder.console() + ":\n"
                        + end,
                failure);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Of the server's JVM; where {@code su} started it, that is its child. */
    long pid() {
        return process.descendants().findFirst().map(ProcessHandle::pid).orElse(process.pid());
    }

    /** Asks for a clean stop, and kills the process if that takes too long. */
    void stop() {
        try (OutputStream in = process.getOutputStream()) {
            in.write(STOP);
        } catch (IOException gone) {
            LOG.debug("Elasticsearch had closed its standard input", gone);
        }
        try {
            if (!process.waitFor(STOP_TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("Elasticsearch did not stop within {} s and was killed", STOP_TIMEOUT.toSeconds());
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly().waitFor(STOP_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static long millisSince(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanos);
    }
}
