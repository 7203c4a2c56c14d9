package dev.slipstream.modelserving.onnx;

import dev.slipstream.modelserving.ResidentMemory;
import dev.slipstream.modelserving.embedding.MiniLmTextEmbedder;
import dev.slipstream.modelserving.ocr.PaddleTextReader;
import dev.slipstream.vision.media.Picture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import java.io.IOException;

import static org.assertj.core.api.Assertions.assertThat;

/** A job that restarts twenty times in one process must not keep the natives of the first nineteen. */
@EnabledOnOs(OS.LINUX)
class NativeMemoryTest {
    private static final int ROUNDS = 20;
    /** The weights alone have 38 MB: a leak of one set per round would show as 760 MB; heap and allocator move by 100. */
    private static final long MOST_GROWTH_KIB = 250 * 1024;

    @Test
    void openingAndClosingDoesNotGrow() throws IOException {
        Picture grey = new Picture(640, 360, new byte[640 * 360 * 3]);
        for (int i = 0; i < 4; i++) {
            openUseClose(grey);
        }
        long before = ResidentMemory.kib();

        for (int i = 0; i < ROUNDS; i++) {
            openUseClose(grey);
        }

        long growth = ResidentMemory.kib() - before;
        System.out.printf("Resident memory grew by %d KiB over %d rounds, from %d KiB%n", growth, ROUNDS, before);
        assertThat(growth).isLessThan(MOST_GROWTH_KIB);
    }

    private static void openUseClose(Picture picture) {
        try (PaddleTextReader reader = new PaddleTextReader();
                MiniLmTextEmbedder embedder = new MiniLmTextEmbedder()) {
            assertThat(reader.read(picture)).isEmpty();
            assertThat(embedder.embed("nothing to read")).hasSize(embedder.dimensions());
        }
    }
}
