package dev.slipstream.modelserving.catalogue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What the catalogue knows, and how it refuses one that says nonsense. */
class ModelCatalogueTest {
    static final String ENTRY = """
            models:
              - name: mine
                task: object-detection
                licence: MIT
                version: "1"
                source: {operator: {file: mine.onnx}}
                conversion: none
                file: mine.onnx
                sha256: 2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824
                signature:
                  maxBatch: 0
                  inputs: [{name: x, datatype: FP32, shape: [1, -1]}]
                  outputs: [{name: y, datatype: FP32, shape: [1]}]
                codec: {name: detector, parameters: {width: 416, head: yolox, mean: [1.5, 2]}}
            """;

    static ModelCatalogue parse(String yaml) {
        return ModelCatalogue.parse("test.yaml", yaml.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theBuiltInCatalogueKnowsItsModels() {
        ModelCatalogue catalogue = ModelCatalogue.builtIn();

        assertThat(catalogue.entries())
                .extracting(CatalogueEntry::name)
                .containsExactly(
                        "ppocr-v4-detection",
                        "ppocr-v4-recognition",
                        "minilm-l6-v2-q",
                        "nanodet",
                        "movenet-lightning",
                        "pose-landmark-lite",
                        "pose-landmark-full",
                        "silero-vad",
                        "yolox-nano",
                        "person-reid-0288",
                        "yamnet");
        assertThat(catalogue.get("nanodet").codec().text("head")).isEqualTo("nanodet");
        assertThat(catalogue.get("nanodet").codec().reals("mean")).containsExactly(103.53f, 116.28f, 123.675f);
        assertThat(catalogue.get("nanodet").signature().outputs()).hasSize(6);
    }

    @Test
    void anOperatorsFileAddsAndReplaces(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("more.yaml"), ENTRY.replace("name: mine\n", "name: nanodet\n"));

        ModelCatalogue catalogue = ModelCatalogue.builtIn().with(file);

        assertThat(catalogue.get("nanodet").licence()).isEqualTo("MIT");
        assertThat(catalogue.entries()).hasSameSizeAs(ModelCatalogue.builtIn().entries());
        assertThat(ModelCatalogue.builtIn().with(Files.writeString(file, ENTRY)).find("mine"))
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sha256: 2cf2 | sha256: 2CF2 | sha256",
                "task: | taks: | task is missing",
                "licence: MIT | {licence: MIT | no YAML",
                "licence: MIT | licence: MIT, colour: red | colour",
                "conversion: none | conversion: magic | conversion must be one of",
                "datatype: FP32, shape: [1, -1] | datatype: FP33, shape: [1, -1] | datatype must be one of",
                "shape: [1, -1] | shape: [1, -2] | shape",
                "file: mine.onnx} | file: ../mine.onnx} | plain file name",
                "file: mine.onnx} | file: /etc/passwd} | plain file name",
                "maxBatch: 0 | maxBatch: -1 | maxBatch",
                "operator: {file: mine.onnx} | url: {address: 'http://example.org/a'} | https://",
                "operator: {file: mine.onnx} | url: {address: 'https://me:pw@example.org/a'} | password",
                "operator: {file: mine.onnx} | ftp: {file: mine.onnx} | must be maven, npm, operator or url",
                "conversion: none | conversion: tfjs | only files of npm packages"
            })
    void nonsenseIsRefusedInOneLine(String correct, String wrong, String complaint) {
        String yaml = ENTRY.replace(correct, wrong.replace(", colour: red", "\n    colour: red"));
        assertThat(yaml).isNotEqualTo(ENTRY);

        assertThatThrownBy(() -> parse(yaml))
                .isInstanceOf(CatalogueException.class)
                .message()
                .contains("test.yaml", complaint)
                .hasLineCount(1);
    }

    @Test
    void aNameTwiceIsRefused() {
        String second = ENTRY.substring(ENTRY.indexOf('\n') + 1);

        assertThatThrownBy(() -> parse(ENTRY + second)).hasMessageContaining("mine is there twice");
    }

    @Test
    void aNameThatIsNotThereIsAnsweredWithThoseThatAre() {
        assertThatThrownBy(() -> ModelCatalogue.builtIn().get("nanodoot"))
                .hasMessageContaining("nanodoot")
                .hasMessageContaining("nanodet");
    }

    @Test
    void everyNameThatCodeAsksForIsInTheCatalogue() throws IllegalAccessException {
        for (var field : ModelNames.class.getDeclaredFields()) {
            if (field.getType() == String.class) {
                assertThat(ModelCatalogue.builtIn().find((String) field.get(null)))
                        .as(field.getName())
                        .isPresent();
            }
        }
    }
}
