package dev.slipstream.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Kafka, Elasticsearch and Flink side by side on one data folder: what the demo stands on. They are started together,
 * because Elasticsearch alone takes longer than the other two, and closed in the reverse order of their dependence.
 */
public final class EmbeddedServers implements AutoCloseable {
    private final EmbeddedKafka kafka;
    private final EmbeddedElasticsearch elasticsearch;
    private final EmbeddedFlink flink;

    private EmbeddedServers(EmbeddedKafka kafka, EmbeddedElasticsearch elasticsearch, EmbeddedFlink flink) {
        this.kafka = kafka;
        this.elasticsearch = elasticsearch;
        this.flink = flink;
    }

    /** Told of each server that has come up; called from several threads, one at a time. */
    @FunctionalInterface
    public interface Progress {
        void ready(String server, Duration took);
    }

    /**
     * How the servers are started.
     *
     * @param kafka of Kafka
     * @param elasticsearch of Elasticsearch
     * @param flink of Flink
     * @param conf Flink's configuration files
     */
    public record Options(
            EmbeddedKafka.Options kafka,
            EmbeddedElasticsearch.Options elasticsearch,
            EmbeddedFlink.Options flink,
            FlinkConf conf) {
        public static Options defaults() {
            return new Options(
                    EmbeddedKafka.Options.defaults(),
                    EmbeddedElasticsearch.Options.defaults(),
                    EmbeddedFlink.Options.defaults(),
                    FlinkConf.locate());
        }
    }

    /** What starts one server. */
    private interface Start<T> {
        T start() throws IOException;
    }

    /**
     * Starts all three and returns when all serve; if one fails, the others are closed again.
     *
     * @param dir holds a folder for each server; what Kafka and Elasticsearch stored there is served again
     */
    public static EmbeddedServers start(Path dir, Options options, Progress progress) throws IOException {
        Files.createDirectories(dir);
        Progress oneAtATime = synchronizedProgress(progress);
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            var kafka = begin(
                    threads, oneAtATime, "Kafka", () -> EmbeddedKafka.start(dir.resolve("kafka"), options.kafka()));
            var elasticsearch = begin(
                    threads,
                    oneAtATime,
                    "Elasticsearch",
                    () -> EmbeddedElasticsearch.start(dir.resolve("elasticsearch"), options.elasticsearch()));
            var flink = begin(
                    threads,
                    oneAtATime,
                    "Flink",
                    () -> EmbeddedFlink.start(dir.resolve("flink"), options.conf(), options.flink()));
            try {
                CompletableFuture.allOf(kafka, elasticsearch, flink).join();
            } catch (CompletionException e) {
                closeStarted(flink, elasticsearch, kafka);
                throw e.getCause() instanceof IOException failed ? failed : new IOException(e.getCause());
            }
            return new EmbeddedServers(kafka.join(), elasticsearch.join(), flink.join());
        } finally {
            threads.shutdown();
        }
    }

    private static Progress synchronizedProgress(Progress progress) {
        Object lock = new Object();
        return (server, took) -> {
            synchronized (lock) {
                progress.ready(server, took);
            }
        };
    }

    private static <T> CompletableFuture<T> begin(
            ExecutorService threads, Progress progress, String name, Start<T> start) {
        return CompletableFuture.supplyAsync(
                () -> {
                    long started = System.nanoTime();
                    try {
                        T server = start.start();
                        progress.ready(name, Duration.ofNanos(System.nanoTime() - started));
                        return server;
                    } catch (IOException e) {
                        throw new CompletionException(e);
                    }
                },
                threads);
    }

    @SafeVarargs
    private static void closeStarted(CompletableFuture<? extends AutoCloseable>... servers) throws IOException {
        Deque<AutoCloseable> started = new ArrayDeque<>();
        for (CompletableFuture<? extends AutoCloseable> server : servers) {
            server.handle((value, failure) -> value != null && started.add(value))
                    .join();
        }
        closeAll(started);
    }

    private static void closeAll(Iterable<AutoCloseable> servers) throws IOException {
        for (AutoCloseable server : servers) {
            try {
                server.close();
            } catch (Exception e) {
                throw new IOException("a server did not close: " + e.getMessage(), e);
            }
        }
    }

    public EmbeddedKafka kafka() {
        return kafka;
    }

    public EmbeddedElasticsearch elasticsearch() {
        return elasticsearch;
    }

    public EmbeddedFlink flink() {
        return flink;
    }

    @Override
    public void close() {
        flink.close();
        elasticsearch.close();
        kafka.close();
    }
}
