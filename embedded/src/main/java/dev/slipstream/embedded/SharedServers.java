package dev.slipstream.embedded;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One Kafka and one Elasticsearch for all tests of a JVM, started by the first that asks and removed with the JVM. A
 * start of Elasticsearch costs 15 s of processor time, so tests share the server and keep apart by topic and index
 * names. A test that stops a server starts one of its own.
 */
public final class SharedServers {
    private static @Nullable Path folder;
    private static @Nullable EmbeddedKafka kafka;
    private static @Nullable EmbeddedElasticsearch elasticsearch;

    private SharedServers() {}

    public static synchronized EmbeddedKafka kafka() {
        if (kafka == null) {
            try {
                kafka = EmbeddedKafka.start(
                        folder().resolve("kafka"),
                        EmbeddedKafka.Options.defaults().asTemporary());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return kafka;
    }

    public static synchronized EmbeddedElasticsearch elasticsearch() {
        if (elasticsearch == null) {
            try {
                elasticsearch = EmbeddedElasticsearch.start(
                        folder().resolve("elasticsearch"),
                        EmbeddedElasticsearch.Options.defaults().asTemporary());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return elasticsearch;
    }

    private static Path folder() throws IOException {
        if (folder == null) {
            Path created = Files.createTempDirectory("slipstream-servers-");
            Folders.permit(created, ServerAccount.current().folderPermissions());
            Runtime.getRuntime().addShutdownHook(new Thread(SharedServers::close, "close-shared-servers"));
            folder = created;
        }
        return folder;
    }

    private static synchronized void close() {
        if (kafka != null) {
            kafka.close();
        }
        if (elasticsearch != null) {
            elasticsearch.stopAndClean();
        }
        try {
            if (folder != null) {
                Folders.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
