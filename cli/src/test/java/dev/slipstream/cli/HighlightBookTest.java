package dev.slipstream.cli;

import dev.slipstream.contracts.record.Highlight;
import dev.slipstream.contracts.record.HighlightStatus;
import dev.slipstream.contracts.record.MomentKind;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class HighlightBookTest {
    private static final Instant MOMENT = Instant.parse("2026-02-10T18:00:00Z");

    private final HighlightBook book = new HighlightBook();

    private static Highlight highlight(String id, long revision, HighlightStatus status, Instant moment) {
        return Highlight.newBuilder()
                .setId(id)
                .setRevision(revision)
                .setStatus(status)
                .setUnit("unit")
                .setKind(MomentKind.GOAL)
                .setMoment(moment)
                .setStart(moment)
                .setEnd(moment)
                .setTitle("Goal")
                .setAthletes(List.of())
                .setMoments(List.of())
                .setScore(0)
                .setThreshold(0)
                .setContributions(List.of())
                .setAngles(List.of())
                .build();
    }

    @Test
    void theNewestRevisionCounts() {
        book.read(highlight("a", 2, HighlightStatus.PUBLISHED, MOMENT), MOMENT);
        book.read(highlight("a", 6, HighlightStatus.RETRACTED, MOMENT), MOMENT);
        book.read(highlight("a", 4, HighlightStatus.PUBLISHED, MOMENT), MOMENT);
        book.read(highlight("b", 2, HighlightStatus.REJECTED, MOMENT), MOMENT);

        HighlightFigures figures = book.figures();
        assertThat(figures.published()).isZero();
        assertThat(figures.retracted()).isOne();
        assertThat(figures.rejected()).isOne();
    }

    @Test
    void theFirstPublicationIsMeasuredFromTheMoment() {
        book.read(highlight("a", 2, HighlightStatus.PUBLISHED, MOMENT), MOMENT.plusMillis(1_500));
        book.read(highlight("a", 4, HighlightStatus.PUBLISHED, MOMENT), MOMENT.plusMillis(9_000));

        assertThat(book.figures().publish()).isEqualTo(new Latency(1_500, 1_500, 1));
        assertThat(book.figures().clip().measured()).isZero();
    }

    @Test
    void whatHappenedWhileTheMachineWasColdIsNotMeasured() {
        book.read(highlight("a", 2, HighlightStatus.PUBLISHED, MOMENT), MOMENT.plusSeconds(20));
        book.forgetTimesBefore(MOMENT.plusSeconds(30));
        book.read(highlight("b", 2, HighlightStatus.PUBLISHED, MOMENT.plusSeconds(29)), MOMENT.plusSeconds(50));
        book.read(highlight("c", 2, HighlightStatus.PUBLISHED, MOMENT.plusSeconds(40)), MOMENT.plusSeconds(42));

        assertThat(book.figures().publish()).isEqualTo(new Latency(2_000, 2_000, 1));
        assertThat(book.figures().published()).isEqualTo(3);
    }
}
