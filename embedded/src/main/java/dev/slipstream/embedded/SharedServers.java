package dev.slipstream.embedded;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One Kafka and one Elasticsearch for all tests of a JVM, started by the first that asks and removed with the JVM. A
 * start of Elasticsearch costs 7 s of processor time, so tests share the server and keep apart by topic and index
 * names. A test that stops a server starts one of its own.
 */
public final class SharedServers {
    private static final String PREFIX = "slipstream-servers-";
    private static final Pattern NAME = Pattern.compile(PREFIX + "(\\d{1,9})-.*");
    private static final Duration LEFT_OVER_AGE = Duration.ofHours(1);

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
            Path created =
                    Files.createTempDirectory(PREFIX + ProcessHandle.current().pid() + "-");
            removeLeftOvers(created);
            Folders.permit(created, ServerAccount.current().folderPermissions());
            Runtime.getRuntime().addShutdownHook(new Thread(SharedServers::close, "close-shared-servers"));
            folder = created;
        }
        return folder;
    }

    /** Folders of JVMs of the same user that were killed and could not clean up. */
    private static void removeLeftOvers(Path ours) throws IOException {
        Instant old = Instant.now().minus(LEFT_OVER_AGE);
        try (Stream<Path> siblings = Files.list(ours.resolveSibling(""))) {
            for (Path sibling : siblings.toList()) {
                Matcher name = NAME.matcher(String.valueOf(sibling.getFileName()));
                if (name.matches()
                        && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty()
                        && Files.getLastModifiedTime(sibling).toInstant().isBefore(old)
                        && Files.getOwner(sibling).equals(Files.getOwner(ours))) {
                    Folders.delete(sibling);
                }
            }
        }
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
