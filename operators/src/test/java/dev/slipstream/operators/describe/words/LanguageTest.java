package dev.slipstream.operators.describe.words;

import dev.slipstream.contracts.record.MomentKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.Arrays;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Which languages there are, and that none of them lacks a word. */
class LanguageTest {
    @Test
    void languagesAreNamedOnceInOrder() {
        assertThat(Language.list(List.of("fr", " EN", "zh", "fr")))
                .containsExactly(Language.FR, Language.EN, Language.ZH);
    }

    @Test
    void anUnknownLanguageIsRefusedByNameWithThoseThatThereAre() {
        assertThatThrownBy(() -> Language.list(List.of("en", "tlh")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there are no words for 'tlh'; there are en, fr, de, it, zh");
        assertThatThrownBy(() -> Language.list(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("en, fr, de, it, zh");
    }

    @ParameterizedTest
    @EnumSource
    void everyLanguageHasTheSameKeys(Language language) {
        assertThat(new Wording(language).keys()).containsExactlyInAnyOrderElementsOf(new Wording(Language.EN).keys());
    }

    @Test
    void everyKindOfMomentButOtherHasAWord() {
        assertThat(new Wording(Language.EN).keys().stream().filter(key -> key.matches("moment\\..*")))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(MomentKind.values())
                        .filter(kind -> kind != MomentKind.OTHER)
                        .map(kind -> "moment." + kind)
                        .toList());
    }
}
