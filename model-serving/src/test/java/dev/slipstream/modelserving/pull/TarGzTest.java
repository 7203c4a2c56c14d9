package dev.slipstream.modelserving.pull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Archives from the outside world: only what was asked for comes out, and nothing without bound. */
class TarGzTest {
    private static final byte[] BYTES = "weights".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    @Test
    void onlyWhatIsWantedComesOut() throws Exception {
        Path archive = new Archives()
                .file("../../evil", BYTES)
                .file("package/a.bin", BYTES)
                .file("package/b.bin", new byte[2000])
                .write(folder.resolve("a.tgz"));

        assertThat(TarGz.read(archive, List.of("package/b.bin", "package/a.bin")))
                .hasSize(2)
                .containsEntry("package/a.bin", BYTES);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(archive);
        }
    }

    @Test
    void longNamesAreRead() throws Exception {
        String name = "package/" + "x".repeat(200);
        Path archive = new Archives()
                .entry("PaxHeader", 'x', ("218 path=" + name + "\n").getBytes(StandardCharsets.UTF_8))
                .file("package/short", BYTES)
                .write(folder.resolve("a.tgz"));

        assertThat(TarGz.read(archive, List.of(name))).containsOnlyKeys(name);
    }

    @Test
    void aLinkIsNoFile() throws Exception {
        Path archive = new Archives().entry("package/a", '2', new byte[0]).write(folder.resolve("a.tgz"));

        assertThatThrownBy(() -> TarGz.read(archive, List.of("package/a")))
                .isInstanceOf(PullException.class)
                .hasMessageContaining("no file package/a");
    }

    @Test
    void anArchiveThatUnpacksWithoutEndIsStopped() throws Exception {
        Path archive =
                new Archives().file("zeros", new byte[1 << 20]).file("a", BYTES).write(folder.resolve("a.tgz"));

        assertThatThrownBy(() -> TarGz.read(archive, List.of("a"), 1 << 19)).hasMessageContaining("unpacks to more");
    }

    @Test
    void whatIsNoArchiveIsRefused() throws Exception {
        Path file = Files.write(folder.resolve("a.tgz"), BYTES);

        assertThatThrownBy(() -> TarGz.read(file, List.of("a")))
                .isInstanceOf(PullException.class)
                .hasMessageContaining("a.tgz");
    }
}
