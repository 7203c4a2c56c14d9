package dev.slipstream.operators.describe;

import dev.slipstream.contracts.record.Box;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

/** The same person from picture to picture; in doubt, somebody new. */
class PersonLinksTest {
    private static Box person(int x, int y) {
        return new Box(x, y, 60, 160);
    }

    @Test
    void whoMovesLessThanTheirOwnSizeIsTheSame() {
        assertThat(PersonLinks.link(List.of(person(100, 100)), List.of(person(140, 110))))
                .containsExactly(0);
        assertThat(PersonLinks.link(List.of(person(100, 100)), List.of(person(190, 100))))
                .containsExactly(0);
    }

    @Test
    void whoIsFarAwayOrOfAnotherSizeIsNew() {
        assertThat(PersonLinks.link(List.of(person(100, 100)), List.of(person(300, 100))))
                .containsExactly(PersonLinks.NEW);
        assertThat(PersonLinks.link(List.of(person(100, 100)), List.of(new Box(50, 0, 200, 500))))
                .containsExactly(PersonLinks.NEW);
        assertThat(PersonLinks.link(List.of(person(100, 100)), List.of(new Box(100, 100, 0, 0))))
                .containsExactly(PersonLinks.NEW);
    }

    @Test
    void theOrderOfTheBoxesDoesNotMatter() {
        List<Box> before = List.of(person(100, 100), person(600, 100), person(1000, 100));
        List<Box> now = List.of(person(1020, 100), person(80, 100), person(610, 90));

        assertThat(PersonLinks.link(before, now)).containsExactly(2, 0, 1);
    }

    @Test
    void oneBetweenTwoIsNew() {
        assertThat(PersonLinks.link(List.of(person(100, 100), person(200, 100)), List.of(person(150, 100))))
                .containsExactly(PersonLinks.NEW);
        assertThat(PersonLinks.link(List.of(person(150, 100)), List.of(person(100, 100), person(200, 100))))
                .containsExactly(PersonLinks.NEW, PersonLinks.NEW);
    }

    @Test
    void nobodyLinksToNobody() {
        assertThat(PersonLinks.link(List.of(), List.of())).isEmpty();
        assertThat(PersonLinks.link(List.of(), List.of(person(1, 1)))).containsExactly(PersonLinks.NEW);
        assertThat(PersonLinks.link(List.of(person(1, 1)), List.of())).isEmpty();
    }

    @Test
    void noPersonIsLinkedTwice() {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            int[] links = PersonLinks.link(crowd(random), crowd(random));
            List<Integer> linked = new ArrayList<>();
            for (int link : links) {
                if (link != PersonLinks.NEW) {
                    linked.add(link);
                }
            }
            assertThat(linked).doesNotHaveDuplicates();
        }
    }

    private static List<Box> crowd(Random random) {
        List<Box> boxes = new ArrayList<>();
        for (int i = random.nextInt(8); i > 0; i--) {
            boxes.add(new Box(
                    random.nextInt(600), random.nextInt(300), 20 + random.nextInt(80), 60 + random.nextInt(200)));
        }
        return boxes;
    }
}
