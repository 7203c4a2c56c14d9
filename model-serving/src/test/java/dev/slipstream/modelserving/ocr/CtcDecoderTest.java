package dev.slipstream.modelserving.ocr;

import org.junit.jupiter.api.Test;

import java.nio.FloatBuffer;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** Best-path decoding on scores written by hand. */
class CtcDecoderTest {
    private final CtcDecoder decoder = new CtcDecoder(List.of("", "A", "B", " "));

    @Test
    void removesRepetitionsAndBlanks() {
        var reading = decoder.decode(scores(1, 1, 0, 1, 2, 2), 0, 6, 4);

        assertThat(reading.text()).isEqualTo("AAB");
        assertThat(reading.confidence()).isCloseTo(0.7f, within(1e-6f));
    }

    @Test
    void readsTheRowsOfItsLineOnly() {
        assertThat(decoder.decode(scores(1, 1, 2, 0), 2, 2, 4).text()).isEqualTo("B");
    }

    @Test
    void readsNothingFromBlanksAndSpaces() {
        assertThat(decoder.decode(scores(0, 0), 0, 2, 4)).isEqualTo(new CtcDecoder.Reading("", 0));
        assertThat(decoder.decode(scores(3, 0), 0, 2, 4).text()).isEmpty();
    }

    @Test
    void signsOfTheirOwnBecomeLetters() {
        CtcDecoder celsius = new CtcDecoder(List.of("", "\u00b0", "\u2103", "\uff21"));
        assertThat(celsius.decode(scores(1, 2), 0, 2, 4).text()).isEqualTo("\u00b0C");
        assertThat(celsius.decode(scores(3), 0, 1, 4).text()).isEqualTo("A");
    }

    @Test
    void refusesAnAlphabetOfAnotherModel() {
        assertThatThrownBy(() -> decoder.decode(scores(0), 0, 1, 5)).hasMessageContaining("alphabet has 4");
    }

    private static FloatBuffer scores(int... best) {
        FloatBuffer scores = FloatBuffer.allocate(best.length * 4);
        for (int i = 0; i < best.length; i++) {
            scores.put(i * 4 + best[i], 0.7f);
        }
        return scores;
    }
}
