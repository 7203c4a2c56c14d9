package dev.slipstream.benchmarks;

import dev.slipstream.contracts.record.Highlight;
import dev.slipstream.contracts.record.HighlightMoment;
import dev.slipstream.contracts.record.HighlightStatus;
import dev.slipstream.contracts.record.MomentEvidence;
import dev.slipstream.contracts.record.MomentKind;
import dev.slipstream.contracts.record.MomentSource;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class HighlightScoreTest {
    private static final Instant START = Instant.parse("2026-02-10T18:00:00Z");
    private static final DescribeTruth TRUTH = new DescribeTruth(
            List.of(),
            List.of(new DescribeTruth.Shot("LIVE", "wide", new DescribeTruth.Span(0, 60))),
            List.of(),
            List.of(
                    new DescribeTruth.Event("GOAL", 20, 0.95),
                    new DescribeTruth.Event("CELEBRATION", 21.2, 0.6),
                    new DescribeTruth.Event("START", 35, 0.45),
                    new DescribeTruth.Event("FALL", 45, 0.85)));

    private final HighlightScore score = new HighlightScore();

    private static Instant at(double seconds) {
        return START.plusMillis(Math.round(seconds * 1000));
    }

    private static Highlight highlight(HighlightStatus status, double start, double end, double... moments) {
        List<HighlightMoment> told = Arrays.stream(moments)
                .mapToObj(time -> new HighlightMoment(
                        MomentKind.OTHER,
                        at(time),
                        List.of(),
                        List.of(new MomentEvidence(MomentSource.SOUND, "feed", "loud"))))
                .toList();
        return Highlight.newBuilder()
                .setId("unit/highlight-" + Math.round(moments[0] * 1000))
                .setRevision(2)
                .setStatus(status)
                .setUnit("unit")
                .setKind(MomentKind.OTHER)
                .setMoment(at(moments[0]))
                .setStart(at(start))
                .setEnd(at(end))
                .setTitle("Big cheer")
                .setAthletes(List.of())
                .setMoments(told)
                .setScore(0.5)
                .setThreshold(0.4)
                .setContributions(List.of())
                .setAngles(List.of())
                .build();
    }

    @Test
    void oneHighlightFindsTheGoalAndItsCelebration() {
        score.add("game", TRUTH, START, List.of(highlight(HighlightStatus.PUBLISHED, 15, 25, 20.3)));

        assertThat(score.precision()).isEqualTo(1);
        assertThat(score.recall()).isEqualTo(2.0 / 3, within(1e-9));
        assertThat(score.boundsOk()).isEqualTo(1);
    }

    @Test
    void whatIsUnimportantOrNotPublishedFindsNothing() {
        score.add(
                "game",
                TRUTH,
                START,
                List.of(
                        highlight(HighlightStatus.PUBLISHED, 30, 40, 35),
                        highlight(HighlightStatus.REJECTED, 40, 50, 45)));

        assertThat(score.precision()).isZero();
        assertThat(score.recall()).isZero();
        assertThat(score.f1()).isZero();
        assertThat(score.confusions()).anyMatch(line -> line.contains("wrong, Big cheer at 35.0 s"));
    }

    @Test
    void aClipThatCutsTheReactionOffIsNotGood() {
        score.add("game", TRUTH, START, List.of(highlight(HighlightStatus.PUBLISHED, 40, 46, 45)));

        assertThat(score.precision()).isEqualTo(1);
        assertThat(score.boundsOk()).isZero();
    }

    @Test
    void chanceIsTheShareOfTheTimeNearAnEvent() {
        score.add("game", TRUTH, START, List.of());

        // 17 to 24.2 s and 42 to 48 s of 60.
        assertThat(score.chance()).isEqualTo((7.2 + 6) / 60, within(0.005));
        assertThat(score.precision()).as("nothing was said").isEqualTo(1);
        assertThat(score.recall()).isZero();
    }
}
