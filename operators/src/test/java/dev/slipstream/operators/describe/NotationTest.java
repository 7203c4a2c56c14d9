package dev.slipstream.operators.describe;

import dev.slipstream.contracts.record.ReadingKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/** Scores, clocks and times are told by how they are written, and what text recognition confuses in them is put right. */
class NotationTest {
    private static final Set<String> NOCS = Set.of("CAN", "FIN", "USA");

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "2 - 1; SCORE; 2-1",
                "2-1; SCORE; 2-1",
                "2 \u2013 1; SCORE; 2-1",
                "O - 1; SCORE; 0-1",
                "0 - O; SCORE; 0-0",
                "O-O; SCORE; 0-0",
                "I - 3; SCORE; 1-3",
                "l0 - 2|; SCORE; 10-21",
                "2:1; SCORE; 2-1",
                "10 : 8; SCORE; 10-8",
                "2\uff1a1; SCORE; 2-1",
                "CAN 2 - 1 FIN; SCORE; CAN 2-1 FIN",
                "CAN2-1FIN; SCORE; CAN 2-1 FIN",
                "CAN 2 FIN O; SCORE; CAN 2-0 FIN",
                "12:34; CLOCK; 12:34",
                "00:O9; CLOCK; 00:09",
                "O:I5; CLOCK; 0:15",
                "1\uff1a02; CLOCK; 1:02",
                "1:02:33; CLOCK; 1:02:33",
                "1:02.34; TIME; 1:02.34",
                "1:42.O7; TIME; 1:42.07",
                "1:42,07; TIME; 1:42.07",
                "1:02:33.4; TIME; 1:02:33.4",
                "+0.35; TIME; +0.35",
                "+ 12.3; TIME; +12.3"
            })
    void tellsWhatNumbersSay(String text, ReadingKind kind, String value) {
        assertThat(Notation.of(text, NOCS)).isEqualTo(new Notation.Noted(kind, value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "12",
                "O",
                "OIL",
                "I - I",
                "l:I",
                "72.35",
                "2026",
                "2026-02",
                "RUN 1",
                "1 - 2 - 3",
                "7-ELEVEN",
                "NOR 2 - 1 SWE",
                "CAN 2 - 1",
                "CAN 2 - 1 CAN",
                "LAP 3 RUN 2",
                "12:3 4",
                "- 1",
                "1. SOLBERG",
                "12:345",
                "\u7b2c\u4e00\u5c40"
            })
    void whatCouldBeSomethingElseIsNothing(String text) {
        assertThat(Notation.of(text, NOCS)).isNull();
    }

    @Test
    void withoutAStartListTheScoreIsReadAndTheTeamsAreNot() {
        assertThat(Notation.of("2 - 1", Set.of())).isEqualTo(new Notation.Noted(ReadingKind.SCORE, "2-1"));
        assertThat(Notation.of("CAN 2 FIN 1", Set.of())).isNull();
    }

    @Test
    void aTeamsLineHasANationAndANumber() {
        assertThat(Notation.row("CAN 2", NOCS)).isEqualTo(new Notation.Row("CAN", "2"));
        assertThat(Notation.row("CAN2", NOCS)).isEqualTo(new Notation.Row("CAN", "2"));
        assertThat(Notation.row("FIN O", NOCS)).isEqualTo(new Notation.Row("FIN", "0"));
        assertThat(Notation.row("FINO", NOCS)).isNull();
        assertThat(Notation.row("LAP 3", NOCS)).isNull();
        assertThat(Notation.row("CAN", NOCS)).isNull();
        // The reader's bracket was a zero: no goals to tell, and no words to quote.
        assertThat(Notation.row("FIN (", NOCS)).isNull();
        assertThat(Notation.isTeamLine("FIN (", NOCS)).isTrue();
        assertThat(Notation.isTeamLine("FIN WINS", NOCS)).isFalse();
        assertThat(Notation.isTeamLine("LAP 3", NOCS)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "SOLBERG 1:42.12; SOLBERG",
                "12 SOLBERG NOR 1:42.07; 12 SOLBERG NOR",
                "1. SOLBERG +0.35; SOLBERG",
                "12 SOLBERG; 12 SOLBERG",
                "12 - ILSE BERG; 12 - ILSE BERG",
                "12.OLGA BERG; OLGA BERG",
                "CAN 2 - 1 FIN; CAN FIN"
            })
    void whatIsLeftMayBeABib(String text, String left) {
        assertThat(Notation.withoutMeasures(text).strip().replaceAll(" +", " ")).isEqualTo(left);
    }
}
