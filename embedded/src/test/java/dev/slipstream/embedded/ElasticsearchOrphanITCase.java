package dev.slipstream.embedded;

import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A server must not outlive the program that started it, however that one ended. Runs as an ordinary user. */
class ElasticsearchOrphanITCase {
    private final Path dir = createFolder();

    private static Path createFolder() {
        try {
            Path created = Files.createTempDirectory("slipstream-orphan-");
            if (ServerAccount.current() == ServerAccount.NOBODY) {
                ServerAccount.NOBODY.createOwned(created);
            }
            return created;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterEach
    void removeFolder() throws IOException {
        Folders.delete(dir);
    }

    @Test
    void stopsWhenItsParentIsKilled() throws Exception {
        Process parent = new ProcessBuilder(ServerAccount.current()
                        .command(List.of(
                                Path.of(System.getProperty("java.home"), "bin/java")
                                        .toString(),
                                "-Xmx64m",
                                "-cp",
                                readableClassPath(),
                                "-D" + ElasticsearchDistribution.FOLDER_PROPERTY + "=" + readableDistribution(),
                                ElasticsearchParent.class.getName(),
                                dir.toString())))
                .redirectErrorStream(true)
                .redirectOutput(dir.resolve("parent.log").toFile())
                .start();
        try {
            await().atMost(Duration.ofMinutes(4)).until(() -> {
                assertThat(parent.isAlive())
                        .as(() -> "parent is running: " + content(dir.resolve("parent.log")))
                        .isTrue();
                return Files.exists(dir.resolve("pid"));
            });
            long pid = Long.parseLong(Files.readString(dir.resolve("pid")));
            assertThat(ProcessHandle.of(pid)).isPresent();

            parent.destroyForcibly();

            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive))
                            .isEmpty());
        } finally {
            parent.destroyForcibly().waitFor();
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** Of what the program needs; copied, because an ordinary user cannot read root's Maven repository. */
    private String readableClassPath() throws Exception {
        List<String> entries = new ArrayList<>();
        for (Class<?> needed :
                List.of(EmbeddedElasticsearch.class, ElasticsearchParent.class, Logger.class, NullMarked.class)) {
            Path source = Path.of(
                    needed.getProtectionDomain().getCodeSource().getLocation().toURI());
            entries.add(copy(source, dir.resolve("lib" + entries.size())).toString());
        }
        return String.join(File.pathSeparator, entries);
    }

    private Path readableDistribution() throws Exception {
        return copy(Path.of(System.getProperty("slipstream.root"), "embedded/target/dist"), dir.resolve("dist"));
    }

    private static Path copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copy = Path.of(to.toString(), from.relativize(file).toString());
                if (!Files.isDirectory(file)) {
                    Files.createDirectories(copy.resolve("..").normalize());
                    Files.copy(file, copy);
                }
            }
        }
        return to;
    }
}
