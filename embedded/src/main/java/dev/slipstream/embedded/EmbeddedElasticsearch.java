package dev.slipstream.embedded;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.BindException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * A real Elasticsearch, one node on a loopback port, in a process of its own that ends with this JVM, even if this JVM
 * is killed. Security is off and the licence is basic. See {@link dev.slipstream.embedded} for what it is not.
 *
 * <p>It lacks scripts, ingest processors, lifecycle management, data streams and {@code _delete_by_query}.
 */
public final class EmbeddedElasticsearch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedElasticsearch.class);
    private static final int PORT_TRIES = 3;

    private final ElasticsearchFolder folder;
    private final ServerAccount account;
    private final Options options;
    private final Thread hook = new Thread(this::stopAndClean, "stop-elasticsearch");
    private int port;
    private @Nullable ElasticsearchProcess process;

    /**
     * How a server is started.
     *
     * @param port HTTP port on 127.0.0.1; 0 = any free one, which is then kept for the life of this object
     * @param heap maximum (and first) heap as the JVM writes it, such as {@code 512m}
     * @param settings further settings of the node
     * @param startTimeout how long a start may take; it needs about 13 s of processor time, half of that if temporary
     * @param temporary whether {@link #close} removes the data too, and the server is tuned for a quick start instead of
     *     for long load; not for benchmarks
     */
    public record Options(
            int port, String heap, Map<String, String> settings, Duration startTimeout, boolean temporary) {
        public static Options defaults() {
            return new Options(0, "512m", Map.of(), Duration.ofMinutes(4), false);
        }

        public Options withPort(int newPort) {
            return new Options(newPort, heap, settings, startTimeout, temporary);
        }

        public Options withHeap(String newHeap) {
            return new Options(port, newHeap, settings, startTimeout, temporary);
        }

        public Options withSettings(Map<String, String> newSettings) {
            return new Options(port, heap, Map.copyOf(newSettings), startTimeout, temporary);
        }

        /** A server for a test: starts in half the time, and its data is removed when it is closed. */
        public Options asTemporary() {
            return new Options(port, heap, settings, startTimeout, true);
        }
    }

    private EmbeddedElasticsearch(ElasticsearchFolder folder, ServerAccount account, Options options) {
        this.folder = folder;
        this.account = account;
        this.options = options;
        this.port = options.port();
    }

    /**
     * Starts a server on the data in {@code dir} and waits until it answers.
     *
     * @param dir a folder for this server alone; created if missing. If this JVM is root and the unprivileged user that
     *     the server runs as cannot enter the folders above it, the data lies under /var/lib/slipstream instead
     * @throws IOException one message that says what is wrong, with the end of the server's log
     */
    public static EmbeddedElasticsearch start(Path dir, Options options) throws IOException {
        ServerAccount account = ServerAccount.current();
        ElasticsearchDistribution distribution = ElasticsearchDistribution.find();
        ElasticsearchFolder folder = ElasticsearchFolder.prepare(dir, account);
        distribution.install(folder.home());
        EmbeddedElasticsearch server = new EmbeddedElasticsearch(folder, account, options);
        Runtime.getRuntime().addShutdownHook(server.hook);
        try {
            server.start();
        } catch (IOException e) {
            server.close();
            throw e;
        }
        return server;
    }

    public static EmbeddedElasticsearch start(Path dir) throws IOException {
        return start(dir, Options.defaults());
    }

    /** Starts it again after {@link #stop}, on the same port and data; does nothing if it runs. */
    public synchronized void start() throws IOException {
        if (process != null && process.isAlive()) {
            return;
        }
        for (int attempt = 1; ; attempt++) {
            int wanted = port == 0 ? LoopbackPorts.free() : port;
            try {
                process = ElasticsearchProcess.start(folder, account, options, wanted);
                port = wanted;
                return;
            } catch (BindException taken) {
                if (port != 0 || attempt == PORT_TRIES) {
                    throw taken;
                }
                LOG.info("Port {} was taken by another program; trying another one", wanted);
            }
        }
    }

    /** Stops the process and keeps port and data. */
    public synchronized void stop() throws IOException {
        if (process != null) {
            process.stop();
            process = null;
        }
        Folders.delete(folder.run());
    }

    /** Where clients connect. */
    public synchronized String url() {
        return "http://127.0.0.1:" + port;
    }

    /** Process id of the server's JVM. */
    public synchronized long pid() {
        if (process == null) {
            throw new IllegalStateException("Elasticsearch is stopped");
        }
        return process.pid();
    }

    /** What the server printed since its last start. */
    public Path log() {
        return folder.console();
    }

    /** Never fails, and may be called again: from {@link #close}, and from the hooks of a JVM that ends. */
    synchronized void stopAndClean() {
        try {
            stop();
            if (options.temporary()) {
                Folders.delete(folder.root());
            }
        } catch (IOException e) {
            LOG.warn("Elasticsearch left files in {}: {}", folder.root(), e.toString());
        }
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            return; // the hook does it
        }
        stopAndClean();
    }
}
