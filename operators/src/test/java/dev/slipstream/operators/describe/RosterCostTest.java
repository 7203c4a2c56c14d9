package dev.slipstream.operators.describe;

import dev.slipstream.contracts.record.Entrant;
import dev.slipstream.contracts.record.ReadText;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

/** A mass start costs no more than its share: ratios of one run, for times mean nothing on a busy machine. */
class RosterCostTest {
    private static final int TEXTS = 48;
    private static final int ROUNDS = 15;

    private final Random random = new Random(4);

    @Test
    void aStartListOf400CostsNoMoreThanThreeTimesItsShareOfOneOf40() {
        List<Entrant> all = entrants(400);
        List<ReadText> picture = picture(all.subList(0, 40));
        RosterMatcher small = new RosterMatcher(new Roster(Reads.UNIT, null, all.subList(0, 40)));
        RosterMatcher large = new RosterMatcher(new Roster(Reads.UNIT, null, all));
        long least = Long.MAX_VALUE;
        long most = Long.MAX_VALUE;
        // In turns, so that what else runs burdens both; the quickest of each is the least disturbed.
        for (int i = 0; i < ROUNDS; i++) {
            least = Math.min(least, nanos(small, picture));
            most = Math.min(most, nanos(large, picture));
        }

        assertThat(small.match(picture, true)).isNotEmpty();
        assertThat((double) most / least).as("400 against 40 entrants").isLessThan(30);
    }

    private static long nanos(RosterMatcher matcher, List<ReadText> picture) {
        long start = System.nanoTime();
        for (int i = 0; i < 5; i++) {
            matcher.match(picture, true);
        }
        return System.nanoTime() - start;
    }

    /** A full picture: half the lines name somebody, half are print. */
    private List<ReadText> picture(List<Entrant> named) {
        List<ReadText> texts = new ArrayList<>();
        for (int i = 0; i < TEXTS; i++) {
            Entrant one = named.get(i % named.size());
            String text = i % 2 == 0
                    ? one.getBib() + " " + one.getGivenName() + " " + one.getFamilyName()
                    : word(6) + " " + word(4) + " " + word(8) + " " + random.nextInt(500);
            texts.add(Reads.at(100, 20 * i, text, "slalom-1/0/0"));
        }
        return texts;
    }

    private List<Entrant> entrants(int count) {
        List<Entrant> entrants = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            entrants.add(Reads.entrant("" + i, "" + (i + 1), word(6), word(5 + random.nextInt(5)), "NOR"));
        }
        return entrants;
    }

    private String word(int letters) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < letters; i++) {
            word.append((char) ('A' + random.nextInt(26)));
        }
        return word.toString();
    }
}
