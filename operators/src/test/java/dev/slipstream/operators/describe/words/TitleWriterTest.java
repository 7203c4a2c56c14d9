package dev.slipstream.operators.describe.words;

import dev.slipstream.contracts.record.MomentKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Titles of highlights in every language. */
class TitleWriterTest {
    private static final String SCORER = "Émile MARTIN (CAN)";
    private static final String OTHER = "iva de la CRUZ (ESP)";

    @ParameterizedTest
    @CsvSource({
        "EN, 'Goal: Émile MARTIN (CAN)'",
        "FR, 'But : Émile MARTIN (CAN)'",
        "DE, 'Tor: Émile MARTIN (CAN)'",
        "IT, 'Gol: Émile MARTIN (CAN)'",
        "ZH, '进球：Émile MARTIN (CAN)'",
    })
    void aGoalIsNamedWithWhoScoredIt(Language language, String title) {
        assertThat(new TitleWriter(language).of(MomentKind.GOAL, List.of(SCORER)))
                .isEqualToNormalizingUnicode(title);
    }

    @ParameterizedTest
    @CsvSource({"EN, Goal", "FR, But", "DE, Tor", "IT, Gol", "ZH, 进球"})
    void whereNobodySaysWhoItIsNamedAlone(Language language, String title) {
        assertThat(new TitleWriter(language).of(MomentKind.GOAL, List.of())).isEqualTo(title);
    }

    @ParameterizedTest
    @CsvSource({
        "EN, Big cheer",
        "FR, Clameur du public",
        "DE, Großer Jubel",
        "IT, Boato del pubblico",
        "ZH, 全场欢呼",
    })
    void aSignIsNamedToo(Language language, String title) {
        assertThat(new TitleWriter(language).of(TitleWriter.Sign.SOUND, List.of()))
                .isEqualTo(title);
    }

    @ParameterizedTest
    @EnumSource
    void everyKindAndSignBeginsWithACapitalAndLeavesNamesAsTheyAre(Language language) {
        TitleWriter writer = new TitleWriter(language);
        for (MomentKind kind : MomentKind.values()) {
            if (kind != MomentKind.OTHER) {
                assertTitle(writer.of(kind, List.of(SCORER, OTHER)));
            }
        }
        for (TitleWriter.Sign sign : TitleWriter.Sign.values()) {
            assertTitle(writer.of(sign, List.of(SCORER, OTHER)));
        }
    }

    private static void assertTitle(String title) {
        int first = title.codePointAt(0);
        assertThat(Character.isLowerCase(first)).as(title).isFalse();
        assertThat(title).contains(SCORER).endsWith(OTHER).doesNotContain("{");
    }

    @Test
    void twoNamesAreEnough() {
        assertThat(new TitleWriter(Language.EN).of(MomentKind.FINISH, List.of(SCORER, OTHER, "A B (USA)")))
                .isEqualTo("Finish: " + SCORER + " and " + OTHER);
    }

    @Test
    void aNameThatCouldBreakALineCannot() {
        String title = new TitleWriter(Language.EN).of(MomentKind.GOAL, List.of("A\nB " + "x".repeat(100)));

        assertThat(title).doesNotContain("\n");
        assertThat(title.length()).isLessThanOrEqualTo("Goal: ".length() + 60);
    }

    @Test
    void itKnowsWhoseWordsItWrites() {
        assertThat(new TitleWriter(Language.FR).language()).isEqualTo(Language.FR);
    }
}
