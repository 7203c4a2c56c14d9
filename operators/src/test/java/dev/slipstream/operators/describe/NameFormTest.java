package dev.slipstream.operators.describe;

import org.junit.jupiter.api.Test;

import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

/** The quick look at a form's letters spares work and loses no name. */
class NameFormTest {
    private static final NameForm FORM = NameForm.of(
                    Reads.entrant("1", "12", "Aleksandra", "WISNIEWSKA", "POL"), "WISNIEWSKA")
            .get(0);

    @Test
    void whatIsCloseEnoughByItsLettersOneByOneIsCloseEnough() {
        Random random = new Random(9);
        int close = 0;
        for (int i = 0; i < 20_000; i++) {
            StringBuilder seen = new StringBuilder(FORM.letters());
            for (int edits = random.nextInt(4); edits > 0; edits--) {
                edit(seen, random);
            }
            int exact = EditDistance.bounded(seen.toString(), FORM.letters(), FORM.tolerance());
            assertThat(FORM.distance(seen.toString(), NameForm.alphabet(seen.toString())))
                    .as(seen.toString())
                    .isEqualTo(exact);
            close += exact <= FORM.tolerance() ? 1 : 0;
        }
        assertThat(close).isBetween(10_000, 18_000);
    }

    private static void edit(StringBuilder text, Random random) {
        int at = random.nextInt(text.length());
        char letter = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789".charAt(random.nextInt(36));
        switch (random.nextInt(3)) {
            case 0 -> text.setCharAt(at, letter);
            case 1 -> text.insert(at, letter);
            default -> text.deleteCharAt(at);
        }
    }
}
