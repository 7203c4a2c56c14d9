package dev.slipstream.modelserving.embedding;

import dev.slipstream.modelserving.onnx.ClassPathFile;
import dev.slipstream.modelserving.tensor.Weights;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Comparator;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Sentences that mean the same lie close together. */
class MiniLmTextEmbedderTest {
    private static final List<String> CAPTIONS = List.of(
            "Skier with bib 12 passes a red gate in the women's alpine race, time 57.1",
            "Goal for the home team, crowd cheering, score HOM 1 AWA 0",
            "The champion wins a 54-shot rally on the baseline, spectators applaud",
            "A runner with bib 573 crosses the line in the road race");

    private static MiniLmTextEmbedder embedder;

    @BeforeAll
    static void open() {
        embedder = new MiniLmTextEmbedder();
    }

    @AfterAll
    static void close() {
        embedder.close();
    }

    @ParameterizedTest
    @CsvSource({
        "alpine skiing women, 0",
        "football goal celebration, 1",
        "long rally with rackets, 2",
        "athlete number 573, 3"
    })
    void findsTheCaptionThatIsMeant(String query, int caption) {
        float[] asked = embedder.embed(query);

        assertThat(CAPTIONS.stream().max(Comparator.comparingDouble(text -> cosine(asked, embedder.embed(text)))))
                .contains(CAPTIONS.get(caption));
    }

    @Test
    void vectorsHaveUnitLengthAndTheSameTextHasTheSameVector() {
        float[] once = embedder.embed(CAPTIONS.get(0));

        assertThat(once).hasSize(embedder.dimensions());
        assertThat(cosine(once, once)).isCloseTo(1, within(1e-5));
        assertThat(embedder.embed(CAPTIONS.get(0))).isEqualTo(once);
    }

    @Test
    void cutsATextThatIsTooLong() {
        String text = "a very long report ".repeat(2_000);

        assertThat(cosine(embedder.embed(text), embedder.embed(text.substring(0, 8_000))))
                .isCloseTo(1, within(1e-5));
    }

    @Test
    void embedsTheEmptyText() {
        assertThat(embedder.embed("")).hasSize(384);
    }

    @Test
    void saysWhichWeightsEmbedded() {
        assertThat(embedder.model().sha256()).isEqualTo(Weights.sha256(ClassPathFile.read("all-minilm-l6-v2-q.onnx")));
        assertThat(embedder.model().version()).startsWith("1.");
    }

    private static double cosine(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
