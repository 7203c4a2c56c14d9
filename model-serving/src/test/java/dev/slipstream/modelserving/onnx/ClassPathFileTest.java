package dev.slipstream.modelserving.onnx;

import dev.slipstream.modelserving.tensor.Weights;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Model files and their digests. */
class ClassPathFileTest {
    @Test
    void namesTheFileThatIsMissing() {
        assertThatThrownBy(() -> ClassPathFile.read("models/none.onnx")).hasMessageContaining("models/none.onnx");
    }

    @Test
    void digestsAsTheStandardSays() {
        // FIPS 180-4, example "abc".
        assertThat(Weights.sha256("abc".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void nativesOfTheTokenizerAreInItsJar() {
        assertThat(ClassPathFileTest.class.getResource("/native/lib/linux-x86_64/cpu/libtokenizers.so"))
                .isNotNull();
    }
}
