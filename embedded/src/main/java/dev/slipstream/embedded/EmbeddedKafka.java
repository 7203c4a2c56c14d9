package dev.slipstream.embedded;

import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/**
 * A real Kafka, broker and controller (KRaft) in this JVM, on loopback ports. Records are as durable as the folder they
 * lie in; topics have to be created, with replication factor one.
 */
public final class EmbeddedKafka implements AutoCloseable {
    /** Largest record the broker takes: 8 MiB, as the contracts' topics are created with. */
    public static final int MAX_RECORD_BYTES = 8 * 1024 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedKafka.class);
    private static final int PORT_TRIES = 3;

    private final Path data;
    private final Options options;
    private int port;
    private int controllerPort;
    private @Nullable KafkaRaftServer server;

    static {
        // A broker that finds its folder unusable halts the JVM; here that would take the demo or a test run with it.
        Exit.setHaltProcedure((status, message) -> {
            throw new IllegalStateException("Kafka gave up with status " + status + ": " + message);
        });
        Exit.setExitProcedure((status, message) -> {
            throw new IllegalStateException("Kafka gave up with status " + status + ": " + message);
        });
    }

    /**
     * How a broker is started.
     *
     * @param port client port on 127.0.0.1; 0 = any free one, which is then kept for the life of this object
     * @param settings further broker settings
     * @param temporary whether {@link #close} removes the data too
     */
    public record Options(int port, Map<String, String> settings, boolean temporary) {
        public static Options defaults() {
            return new Options(0, Map.of(), false);
        }

        public Options withPort(int newPort) {
            return new Options(newPort, settings, temporary);
        }

        public Options withSettings(Map<String, String> newSettings) {
            return new Options(port, Map.copyOf(newSettings), temporary);
        }

        /** A broker whose data is removed when it is closed. */
        public Options asTemporary() {
            return new Options(port, settings, true);
        }
    }

    private EmbeddedKafka(Path data, Options options) {
        this.data = data;
        this.options = options;
        this.port = options.port();
    }

    /**
     * Starts a broker on the data in {@code dir} and waits until it serves clients.
     *
     * @param dir a folder for this broker alone; created if missing
     * @throws IOException one message that says what is wrong
     */
    public static EmbeddedKafka start(Path dir, Options options) throws IOException {
        EmbeddedKafka kafka = new EmbeddedKafka(dir.toAbsolutePath().normalize(), options);
        kafka.start();
        return kafka;
    }

    public static EmbeddedKafka start(Path dir) throws IOException {
        return start(dir, Options.defaults());
    }

    /** Starts it again after {@link #stop}, on the same port and data; does nothing if it runs. */
    public synchronized void start() throws IOException {
        if (server != null) {
            return;
        }
        format();
        for (int attempt = 1; ; attempt++) {
            int wanted = port == 0 ? LoopbackPorts.free() : port;
            int wantedController = controllerPort == 0 ? LoopbackPorts.free() : controllerPort;
            try {
                server = serve(wanted, wantedController);
                port = wanted;
                controllerPort = wantedController;
                return;
            } catch (BindException taken) {
                if (port != 0 || attempt == PORT_TRIES) {
                    throw taken;
                }
                LOG.info("Port {} or {} was taken by another program; trying others", wanted, wantedController);
            }
        }
    }

    private KafkaRaftServer serve(int clients, int controller) throws IOException {
        long started = System.nanoTime();
        Properties settings = KafkaSettings.of(data, clients, controller, options.settings());
        KafkaRaftServer candidate = null;
        try {
            candidate = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
            candidate.startup();
        } catch (RuntimeException e) {
            if (candidate != null) {
                shutDown(candidate);
            }
            if (!LoopbackPorts.isFree(clients) || !LoopbackPorts.isFree(controller)) {
                var taken = new BindException(
                        "Kafka cannot start: port " + clients + " or " + controller + " of 127.0.0.1 is taken");
                taken.initCause(e);
                throw taken;
            }
            throw new IOException("Kafka did not start on the data in " + data + ": " + e.getMessage(), e);
        }
        LOG.info(
                "Kafka is ready at 127.0.0.1:{} after {} ms",
                clients,
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started));
        return candidate;
    }

    /** Gives a new folder its cluster id; formatting a used one with another id would make it unusable. */
    private void format() throws IOException {
        if (Files.exists(data.resolve("meta.properties"))) {
            return;
        }
        Files.createDirectories(data);
        Formatter formatter = new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setClusterId(Uuid.randomUuid().toString())
                .setNodeId(KafkaSettings.NODE)
                .setControllerListenerName(KafkaSettings.CONTROLLER)
                .setMetadataLogDirectory(data.toString())
                .setReleaseVersion(MetadataVersion.latestProduction())
                .addDirectory(data.toString());
        try {
            formatter.run();
        } catch (Exception e) {
            throw new IOException("Kafka cannot format " + data + ": " + e.getMessage(), e);
        }
    }

    /** Stops the broker and keeps ports and data. */
    public synchronized void stop() {
        if (server != null) {
            shutDown(server);
            server = null;
        }
    }

    private static void shutDown(KafkaRaftServer running) {
        running.shutdown();
        running.awaitShutdown();
    }

    /** What a broker's restart looks like to its clients. */
    public synchronized void restart() throws IOException {
        stop();
        start();
    }

    /** Value of the clients' {@code bootstrap.servers}. */
    public synchronized String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    @Override
    public void close() {
        stop();
        if (options.temporary()) {
            try {
                Folders.delete(data);
            } catch (IOException e) {
                LOG.warn("Kafka left files in {}: {}", data, e.toString());
            }
        }
    }
}
