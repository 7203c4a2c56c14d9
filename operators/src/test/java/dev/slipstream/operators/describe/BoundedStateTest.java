package dev.slipstream.operators.describe;

import dev.slipstream.contracts.record.Description;
import dev.slipstream.contracts.record.DescriptionStatus;
import dev.slipstream.contracts.record.Entrant;
import dev.slipstream.contracts.record.ReadText;
import dev.slipstream.contracts.record.RecognisedAthlete;
import org.junit.jupiter.api.Test;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import static org.assertj.core.api.Assertions.assertThat;

/** However long a shot lasts and whatever stands in it: state and the cost of a sample stay flat, and interims come on time. */
class BoundedStateTest extends DescribeHarness {
    private static final String UNIT = "ALPWSL---";
    private static final String OTHER = "ALPWGS---";
    private static final int ENTRANTS = 400;
    private static final int TEXTS = 16;
    private static final int MINUTE = 60;

    /** Twice is within what the collector and the machine's other work do to a thread's time; growth with length would be twelve times. */
    private static final double NOISE = 3;

    @Test
    void anHourLongShotWithAFullPictureASecond() throws Exception {
        results(Reads.startList(UNIT, 1, entrants(UNIT)));
        List<Long> bytes = new ArrayList<>();
        List<Long> nanos = new ArrayList<>();
        int sequence = 0;
        for (int block = 0; block < 12; block++) {
            long started = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            for (int i = 0; i < 5 * MINUTE; i++, sequence++) {
                sample(0, sequence, 0, UNIT, picture(UNIT, sequence));
                watermark(sequence * 1_000L);
                assertThat(harness.numEventTimeTimers()).as("the silence timer").isOne();
            }
            nanos.add(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - started);
            bytes.add(harness.snapshot(block, block).getStateSize());
        }

        assertThat(stateEntries()).as("the open shot").isOne();
        assertThat(bytes.get(11)).as("%s bytes of state", bytes).isLessThan(bytes.get(0) * 11 / 10);
        assertThat(nanos.get(11)).as("%s ns of CPU", nanos).isLessThan((long) (NOISE * nanos.get(1)));
        assertThat(output()).as("one at once and one each five seconds").hasSize(60 * MINUTE / 5);
        assertThat(output())
                .allMatch(description -> description.getStatus() == DescriptionStatus.INTERIM)
                .allSatisfy(description -> {
                    assertThat(description.getTexts()).hasSizeLessThanOrEqualTo(OpenShot.MAX_TEXTS);
                    assertThat(description.getAthletes()).hasSizeLessThanOrEqualTo(OpenShot.MAX_ATHLETES);
                });
        assertThat(names(output().get(100))).as("it is the shot of somebody").isNotEmpty();
    }

    @Test
    void aFeedThatFlipsBetweenTwoUnits() throws Exception {
        results(Reads.startList(UNIT, 1, entrants(UNIT)));
        results(Reads.startList(OTHER, 1, entrants(OTHER)));
        List<Long> bytes = new ArrayList<>();
        for (int sequence = 0; sequence < 20 * MINUTE; sequence++) {
            String unit = sequence % 2 == 0 ? UNIT : OTHER;
            sample(0, sequence, 0, unit, picture(unit, sequence));
            watermark(sequence * 1_000L);
            if (sequence % (2 * MINUTE) == 2 * MINUTE - 1) {
                bytes.add(harness.snapshot(sequence, sequence).getStateSize());
            }
        }

        assertThat(recent()).isEqualTo(RecentShots.MAX_SHOTS);
        assertThat(harness.numEventTimeTimers()).as("silence and expiry").isEqualTo(2);
        assertThat(bytes.get(9)).as("%s bytes of state", bytes).isLessThan(bytes.get(0) * 11 / 10);
        assertThat(finals()).hasSize(20 * MINUTE - 1).allSatisfy(BoundedStateTest::namesItsOwnUnitOnly);
        assertThat(finals().stream().filter(shot -> !shot.getAthletes().isEmpty()))
                .hasSizeGreaterThan(finals().size() * 9 / 10);
    }

    private static void namesItsOwnUnitOnly(Description shot) {
        assertThat(shot.getUnit()).isEqualTo(shot.getFirstSequence() % 2 == 0 ? UNIT : OTHER);
        assertThat(shot.getAthletes())
                .extracting(RecognisedAthlete::getId)
                .allMatch(id -> id.startsWith(shot.getUnit()));
    }

    private static Entrant[] entrants(String unit) {
        SplittableRandom random = new SplittableRandom(unit.hashCode());
        Entrant[] entrants = new Entrant[ENTRANTS];
        for (int i = 0; i < ENTRANTS; i++) {
            entrants[i] = Reads.entrant(unit + i, Integer.toString(i + 1), word(random), word(random), "NOR");
        }
        return entrants;
    }

    /** One entrant's name, and the rest words and numbers that never come again, as on a ticker. */
    private static List<ReadText> picture(String unit, int number) {
        Entrant entrant = entrants(unit)[number % ENTRANTS];
        SplittableRandom random = new SplittableRandom(number);
        String[] texts = new String[TEXTS];
        texts[0] = entrant.getGivenName() + " " + entrant.getFamilyName();
        for (int i = 1; i < TEXTS; i++) {
            texts[i] = i % 4 == 0 ? Integer.toString(random.nextInt(1_000)) : word(random) + " " + word(random);
        }
        return Reads.apart(texts);
    }

    private static String word(SplittableRandom random) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            letters.append((char) ('A' + random.nextInt(26)));
        }
        return letters.toString();
    }
}
