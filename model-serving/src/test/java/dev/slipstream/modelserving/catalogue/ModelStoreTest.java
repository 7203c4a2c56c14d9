package dev.slipstream.modelserving.catalogue;

import dev.slipstream.modelserving.tensor.Weights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Only bytes that are those of the catalogue are handed out, or taken in. */
class ModelStoreTest {
    private static final byte[] RIGHT = "hello".getBytes(StandardCharsets.UTF_8);
    private final CatalogueEntry entry =
            ModelCatalogueTest.parse(ModelCatalogueTest.ENTRY).get("mine");

    @TempDir
    private Path folder;

    @Test
    void whatIsNotThereIsEmpty() {
        assertThat(new ModelStore(folder.resolve("nowhere")).find(entry)).isEmpty();
    }

    @Test
    void whatWasPutIsFoundWithItsDigest() throws Exception {
        ModelStore store = new ModelStore(folder.resolve("new"));

        store.put(entry, RIGHT);

        assertThat(store.find(entry)).hasValueSatisfying(weights -> {
            assertThat(weights.bytes()).isEqualTo(RIGHT);
            assertThat(weights.info().sha256()).isEqualTo(entry.sha256());
        });
        try (var files = Files.list(store.folder())) {
            assertThat(files).containsExactly(store.folder().resolve("mine.onnx"));
        }
    }

    @Test
    void aFileThatDiffersIsRefusedWithBothDigests() throws Exception {
        ModelStore store = new ModelStore(folder);
        Files.writeString(folder.resolve("mine.onnx"), "hellp");

        assertThatThrownBy(() -> store.find(entry))
                .isInstanceOf(CatalogueException.class)
                .hasMessageContainingAll(
                        "mine", "2cf24dba", Weights.sha256("hellp".getBytes(StandardCharsets.UTF_8)), "right file");
        assertThatThrownBy(() -> store.put(entry, new byte[3])).isInstanceOf(CatalogueException.class);
        assertThat(folder.resolve("mine.onnx")).hasContent("hellp");
    }

    @Test
    void aCompanionFileOfTheFolderTakesThePlaceOfThePackaged() throws Exception {
        ModelStore store = new ModelStore(folder);
        Path outside = Files.writeString(folder.resolveSibling(folder.getFileName() + "-secret.txt"), "secret");

        assertThat(store.companion(entry, "models/ppocr_keys_v1.txt")).hasSizeGreaterThan(6_000);
        Files.writeString(folder.resolve("latin.txt"), "a\n");
        assertThat(store.companion(entry, "latin.txt")).asString().isEqualTo("a\n");
        for (String missing : List.of("greek.txt", "../" + outside.getFileName(), outside.toString())) {
            assertThatThrownBy(() -> store.companion(entry, missing))
                    .isInstanceOf(CatalogueException.class)
                    .hasMessageContainingAll("mine", missing, folder.toString(), "put it into the folder");
        }
    }

    @Test
    void modelsOfPackagesAreOnTheClassPath() {
        ModelStore store = new ModelStore(folder);

        for (String name : new String[] {"ppocr-v4-detection", "ppocr-v4-recognition", "minilm-l6-v2-q"}) {
            assertThat(store.find(ModelCatalogue.builtIn().get(name))).as(name).isPresent();
        }
    }

    @Test
    void theFolderIsTheFirstThatIsNamed() {
        Map<String, String> variable = Map.of("SLIPSTREAM_MODELS", "/v");

        assertThat(ModelStore.folder("/p", variable, "/r", "/h")).isEqualTo(Path.of("/p"));
        assertThat(ModelStore.folder(null, variable, "/r", "/h")).isEqualTo(Path.of("/v"));
        assertThat(ModelStore.folder(null, Map.of(), "/r", "/h")).isEqualTo(Path.of("/r/.slipstream/models"));
        assertThat(ModelStore.folder(null, Map.of(), null, "/h")).isEqualTo(Path.of("/h/.slipstream/models"));
    }
}
