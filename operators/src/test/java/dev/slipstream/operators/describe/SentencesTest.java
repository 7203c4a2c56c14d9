package dev.slipstream.operators.describe;

import dev.slipstream.contracts.record.RecognisedAthlete;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.Collections;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** What a description says, and that it says nothing more. */
class SentencesTest {
    private static final RecognisedAthlete INGRID =
            new RecognisedAthlete("1", "12", "Ingrid", "SOLBERG", "NOR", 0.9f, List.of());
    private static final RecognisedAthlete MEI = new RecognisedAthlete("5", null, "Mei", "LI", "CHN", 0.9f, List.of());

    @Test
    void saysWhatIsKnown() {
        String text = Sentences.describe(
                "alpine skiing",
                "Women's Slalom, Run 1",
                List.of(INGRID, MEI),
                List.of("RUN \"1\"", "1:42.07"),
                Duration.ofMillis(13_600));

        assertThat(text)
                .isEqualTo("Alpine skiing, Women's Slalom, Run 1: Ingrid SOLBERG (NOR, bib 12) and Mei LI (CHN). "
                        + "On screen: \"RUN '1'\", \"1:42.07\". A shot of 14 seconds.");
    }

    @Test
    void saysOnlyTheLengthWhereNothingIsKnown() {
        assertThat(Sentences.describe(null, null, List.of(), List.of(), Duration.ofSeconds(3)))
                .isEqualTo("A shot of 3 seconds.");
    }

    @Test
    void keepsALineUpAndAWallOfTextShort() {
        String text = Sentences.describe(
                null, null, Collections.nCopies(20, INGRID), Collections.nCopies(40, "X".repeat(300)), Duration.ZERO);

        assertThat(text).contains("and 12 others").hasSizeLessThan(700);
    }

    @ParameterizedTest
    @CsvSource({
        "0, less than a second",
        "1, 1 second",
        "59, 59 seconds",
        "60, 1 minute",
        "61, 1 minute 1 second",
        "150, 2 minutes 30 seconds"
    })
    void writesTheLengthInWords(int seconds, String words) {
        assertThat(Sentences.describe(null, null, List.of(), List.of(), Duration.ofSeconds(seconds)))
                .isEqualTo("A shot of " + words + ".");
    }
}
