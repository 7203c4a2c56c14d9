package dev.slipstream.embedded;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A program that starts Elasticsearch, says under which process id, and waits to be killed. */
final class ElasticsearchParent {
    private ElasticsearchParent() {}

    public static void main(String[] arguments) throws Exception {
        Path dir = Path.of(arguments[0]);
        try (var server = EmbeddedElasticsearch.start(dir.resolve("server"))) {
            Path written = Files.writeString(dir.resolve("pid.part"), Long.toString(server.pid()));
            Files.move(written, dir.resolve("pid"), StandardCopyOption.ATOMIC_MOVE);
            Thread.currentThread().join();
        }
    }
}
