package dev.slipstream.cli;

import dev.slipstream.contracts.record.MomentKind;
import dev.slipstream.contracts.record.ResultsAction;
import dev.slipstream.contracts.record.ResultsKind;
import dev.slipstream.contracts.record.ResultsMessage;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class LoopedPlaysTest {
    private static final Instant START = Instant.parse("2026-02-10T18:00:00Z");
    private static final Instant ON_AIR = Instant.parse("2026-03-01T09:00:00Z");

    private static ResultsMessage message(ResultsKind kind, int... seconds) {
        List<ResultsAction> actions = Arrays.stream(seconds)
                .mapToObj(second -> new ResultsAction(
                        Integer.toString(second), MomentKind.GOAL, "GOAL", START.plusSeconds(second), null, List.of()))
                .toList();
        return new ResultsMessage(kind, "IHO", 1L, "LIVE", null, START, List.of(), actions);
    }

    @Test
    void actionsHappenAnewInEachPassAndOldPassesGo() {
        LoopedPlays plays = LoopedPlays.of(
                List.of(
                        new TimedResults(0, message(ResultsKind.START_LIST)),
                        new TimedResults(3, message(ResultsKind.PLAY_BY_PLAY, 3)),
                        new TimedResults(12, message(ResultsKind.PLAY_BY_PLAY, 3, 12))),
                START,
                ON_AIR,
                Map.of("IHO", 20.0));

        assertThat(plays.due(ON_AIR.plusSeconds(2))).isEmpty();
        assertThat(plays.due(ON_AIR.plusSeconds(24))).singleElement().satisfies(second -> {
            assertThat(second.getVersion()).isEqualTo(1);
            assertThat(second.getActions())
                    .extracting(ResultsAction::getId, ResultsAction::getTime)
                    .containsExactly(
                            tuple("0-3", ON_AIR.plusSeconds(3)),
                            tuple("0-12", ON_AIR.plusSeconds(12)),
                            tuple("1-3", ON_AIR.plusSeconds(23)));
        });
        assertThat(plays.due(ON_AIR.plusSeconds(25))).isEmpty();
        assertThat(plays.due(ON_AIR.plusSeconds(635))).singleElement().satisfies(later -> {
            assertThat(later.getVersion()).isEqualTo(2);
            assertThat(later.getActions())
                    .extracting(ResultsAction::getId)
                    .hasSize(60)
                    .startsWith("2-3", "2-12", "3-3")
                    .endsWith("30-12", "31-3", "31-12");
        });
    }
}
