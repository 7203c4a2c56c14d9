package dev.slipstream.cli;

import dev.slipstream.contracts.record.AssetKind;
import dev.slipstream.contracts.record.DeadLetter;
import dev.slipstream.contracts.record.MediaReference;
import dev.slipstream.contracts.record.Outcome;
import dev.slipstream.contracts.record.Replay;
import dev.slipstream.contracts.record.ReplayAsset;
import dev.slipstream.contracts.record.ReplayRequest;
import dev.slipstream.contracts.record.ReplayStatus;
import dev.slipstream.contracts.record.StageTiming;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** Every request is found again in what was published or lost, and the clock runs from record to record. */
class ReplayBookTest {
    private static final Instant START = Instant.parse("2026-02-10T18:00:00Z");
    private static final long ASKED = START.toEpochMilli() + 100;

    private final ReplayBook book = new ReplayBook();

    private static ReplayRequest request(String id, long millis) {
        return ReplayRequest.newBuilder()
                .setId(id)
                .setGroup("rink")
                .setMoment(START.plusMillis(millis))
                .setRequester("test")
                .setTime(START)
                .build();
    }

    private static String id(long millis) {
        return "rink/replay-" + (START.toEpochMilli() + millis);
    }

    private static Replay replay(long millis, ReplayStatus status, AssetKind... assets) {
        return Replay.newBuilder()
                .setId(id(millis))
                .setRevision(status == ReplayStatus.PLAIN ? 1 : 2)
                .setStatus(status)
                .setGroup("rink")
                .setMoment(START.plusMillis(millis))
                .setRequests(List.of())
                .setRequestTime(START)
                .setCameras(List.of())
                .setAssets(Arrays.stream(assets)
                        .map(kind -> new ReplayAsset(kind, new MediaReference("file:/x", 0L, 1L, "", "x"), "x", "x"))
                        .toList())
                .setStages(List.of(new StageTiming("decode", 400L, 0L), new StageTiming("orbit", 2_000L, 0L)))
                .build();
    }

    private static DeadLetter letter(String record, Outcome outcome) {
        return DeadLetter.newBuilder()
                .setId("x:" + record)
                .setOutcome(outcome)
                .setReason("X")
                .setOrigin("x")
                .setRecord(record)
                .setMessage("x")
                .setTime(START)
                .build();
    }

    private void first() {
        book.asked(request("first", 100_000), ASKED - 50_000);
        book.published(replay(100_000, ReplayStatus.FINAL, AssetKind.MODEL, AssetKind.ORBIT), ASKED - 30_000);
    }

    @Test
    void latencyIsFromTheRequestsRecordToTheReplays() {
        first();
        book.asked(request("a", 0), ASKED);
        assertThat(book.isAnswered("a")).isFalse();
        book.published(replay(0, ReplayStatus.PLAIN, AssetKind.MODEL), ASKED + 1_500);
        book.published(replay(0, ReplayStatus.FINAL, AssetKind.MODEL, AssetKind.ORBIT), ASKED + 4_000);

        ReplayFigures figures = book.figures();
        assertThat(figures.balanced()).isTrue();
        assertThat(figures.model()).isEqualTo(new Latency(1_500, 1_500, 1));
        assertThat(figures.complete()).isEqualTo(new Latency(4_000, 4_000, 1));
        assertThat(figures.stagesP50Ms())
                .containsExactly(Map.entry("decode", 400L), Map.entry("orbit", 2_000L), Map.entry("waiting", 1_600L));
        assertThat(figures.firstMs()).isEqualTo(20_000);
        assertThat(book.isAnswered("a")).isTrue();
        assertThat(book.isAnswered("nobody's")).isFalse();
        assertThat(book.news()).hasSize(2);
        assertThat(book.news()).isEmpty();
    }

    @Test
    void eachRequestEndsSomewhere() {
        first();
        book.asked(request("shared-1", 0), ASKED);
        book.asked(request("shared-2", 3), ASKED + 200);
        book.asked(request("shed", 1_000), ASKED);
        book.asked(request("gone", 2_000), ASKED);
        book.asked(request("broken", 3_000), ASKED);
        book.asked(request("open", 4_000), ASKED);
        // Delivered twice.
        book.asked(request("open", 4_000), ASKED + 50);
        book.published(replay(0, ReplayStatus.PLAIN, AssetKind.MODEL), ASKED + 1_000);
        Replay withoutOrbit = replay(0, ReplayStatus.FINAL, AssetKind.MODEL);
        withoutOrbit.setDegraded(List.of("orbit:timeout"));
        book.published(withoutOrbit, ASKED + 20_000);
        book.lost(letter(id(1_000), Outcome.SHED));
        book.lost(letter("gone", Outcome.LATE));
        book.lost(letter(id(3_000), Outcome.FAILED));
        book.lost(letter("rink-ring-01/0/7", Outcome.SHED));

        ReplayFigures figures = book.figures();
        assertThat(figures)
                .extracting(
                        ReplayFigures::requested,
                        ReplayFigures::published,
                        ReplayFigures::degraded,
                        ReplayFigures::shed,
                        ReplayFigures::late,
                        ReplayFigures::deadLettered)
                .containsExactly(7L, 3L, 2L, 1L, 1L, 1L);
        assertThat(figures.balanced()).as("one is open").isFalse();
        assertThat(figures.model().measured()).isEqualTo(2);
        assertThat(figures.complete().measured()).isZero();
        book.lost(letter(id(4_000), Outcome.FAILED));
        assertThat(book.figures().balanced()).isTrue();
    }

    @Test
    void whoAskedWhileTheMachineWasColdOrForWhatIsThereIsNotMeasured() {
        first();
        book.asked(request("cold", 0), ASKED);
        book.published(replay(0, ReplayStatus.FINAL, AssetKind.MODEL, AssetKind.ORBIT), ASKED + 9_000);
        book.forgetTimesBefore(Instant.ofEpochMilli(ASKED + 5_000));
        book.asked(request("there already", 0), ASKED + 10_000);

        ReplayFigures figures = book.figures();
        assertThat(figures.published()).isEqualTo(3);
        assertThat(figures.complete()).isEqualTo(new Latency(-1, -1, 0));
        assertThat(figures.stagesP50Ms()).isEmpty();
    }
}
