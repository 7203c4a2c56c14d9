package dev.slipstream.operators.describe;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Names of many languages in one form. */
class NameFoldTest {
    @ParameterizedTest
    @CsvSource({
        "Zoé Müller, ZOEMULLER",
        "Kovačević, KOVACEVIC",
        "Ødegård, ODEGARD",
        "Łukasz, LUKASZ",
        "Groß, GROSS",
        "Işık, ISIK",
        "Björg Þórsdóttir, BJORGTHORSDOTTIR",
        "van der Berg-Larsen, VANDERBERGLARSEN",
        "O’Neill, ONEILL",
        "Nguyễn, NGUYEN"
    })
    void foldsToPlainCapitals(String name, String folded) {
        assertThat(NameFold.compact(name)).isEqualTo(folded);
    }

    @Test
    void spellsUmlautsOutAsResultsSystemsDo() {
        assertThat(NameFold.compactSpelt("Müller")).isEqualTo("MUELLER");
        assertThat(NameFold.compactSpelt("Ødegård")).isEqualTo("OEDEGAARD");
        assertThat(NameFold.compactSpelt("Larsen")).isEqualTo("LARSEN");
    }

    @Test
    void hyphensAndApostrophesJoinAWordAndOtherSignsPartIt() {
        assertThat(NameFold.words("1. BERG-LARSEN/O'NEILL  (NOR)")).containsExactly("1", "BERGLARSEN", "ONEILL", "NOR");
        assertThat(NameFold.words("+0.12 - --")).containsExactly("0", "12");
        assertThat(NameFold.words("羽生 结弦")).isEmpty();
    }

    @Test
    void lookAlikesBecomeOne() {
        assertThat(NameFold.confusable("S0LBERG")).isEqualTo(NameFold.confusable("SOLBERG"));
        assertThat(NameFold.confusable("1NGR1D")).isEqualTo(NameFold.confusable("INGRID"));
    }
}
