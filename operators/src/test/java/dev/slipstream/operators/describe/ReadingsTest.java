package dev.slipstream.operators.describe;

import dev.slipstream.contracts.record.Box;
import dev.slipstream.contracts.record.ReadText;
import dev.slipstream.contracts.record.Reading;
import dev.slipstream.contracts.record.ReadingKind;
import dev.slipstream.operators.sample.TestSegments;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** What boards and clocks said last in a shot. */
class ReadingsTest {
    private static final Set<String> NOCS = Set.of("CAN", "FIN", "USA");

    private final List<TextTally> texts = new ArrayList<>();

    private void read(int second, String text, int x, int y) {
        ReadText read = new ReadText(
                text, 0.9f, new Box(x, y, 100, 30), TestSegments.START.plusSeconds(second), "slalom-1/0/" + second);
        String key = TextTally.key(read);
        texts.stream()
                .filter(known -> known.key.equals(key))
                .findFirst()
                .ifPresentOrElse(known -> known.add(read), () -> texts.add(new TextTally(key, read)));
    }

    @Test
    void theLastOfEachKindHolds() {
        read(0, "12:34", 100, 60);
        read(0, "0 - O", 100, 20);
        read(1, "12:35", 100, 60);
        read(1, "INGRID SOLBERG", 100, 600);
        read(2, "RUN 1", 100, 600);

        assertThat(Readings.of(texts, NOCS))
                .extracting(
                        Reading::getKind,
                        Reading::getValue,
                        reading -> reading.getReads().get(0).getText())
                .containsExactly(tuple(ReadingKind.SCORE, "0-0", "0 - O"), tuple(ReadingKind.CLOCK, "12:35", "12:35"));
    }

    @Test
    void aScoreThatComesBackIsTheLast() {
        read(0, "1 - 0", 100, 20);
        read(1, "2 - 0", 100, 20);
        read(2, "1 - O", 100, 20);

        assertThat(Readings.of(texts, NOCS)).extracting(Reading::getValue).containsExactly("1-0");
    }

    @Test
    void twoTeamsOnOneLineAreAScore() {
        read(0, "CAN 2", 80, 62);
        read(0, "FIN 1", 320, 64);

        assertThat(Readings.of(texts, NOCS)).singleElement().satisfies(score -> {
            assertThat(score.getKind()).isEqualTo(ReadingKind.SCORE);
            assertThat(score.getValue()).isEqualTo("CAN 2-1 FIN");
            assertThat(score.getReads()).extracting(ReadText::getText).containsExactly("CAN 2", "FIN 1");
        });
        assertThat(Readings.of(texts, Set.of())).isEmpty();
    }

    @Test
    void aTableOfThreeAndLinesOfDifferentPicturesAreNone() {
        read(0, "CAN 2", 80, 62);
        read(0, "FIN 1", 240, 62);
        read(0, "USA 3", 400, 62);
        read(1, "CAN 4", 80, 62);
        read(2, "FIN 5", 240, 62);
        read(2, "USA 5", 240, 162);

        assertThat(Readings.of(texts, NOCS)).isEmpty();
    }

    @Test
    void aTableOfTimesIsCutOff() {
        for (int i = 0; i < 10; i++) {
            read(0, "1:42.0" + i, 500, 100 + 40 * i);
        }

        assertThat(Readings.of(texts, NOCS))
                .extracting(Reading::getValue)
                .containsExactly("1:42.00", "1:42.01", "1:42.02", "1:42.03");
    }
}
