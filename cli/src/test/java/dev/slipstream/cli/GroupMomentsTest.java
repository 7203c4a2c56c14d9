package dev.slipstream.cli;

import dev.slipstream.simulator.sport.Competition;
import dev.slipstream.simulator.sport.Competitions;
import dev.slipstream.simulator.sport.Moment;
import dev.slipstream.simulator.sport.Sport;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** When the demo asks: where somebody is, not all the time, and in each pass anew. */
class GroupMomentsTest {
    private static final Instant ON_AIR = Instant.parse("2026-03-01T09:00:00Z");
    private static final double PASS = 20;

    private final Competition race = Competitions.of(Sport.SHORT_TRACK, 2026, PASS);

    @Test
    void theFinishIsAmongThemAndEachShowsSomebody() {
        List<Double> seconds = GroupMoments.seconds(race, PASS);

        double finish = race.moments().stream()
                .filter(moment -> moment.type() == Moment.Type.FINISH)
                .findFirst()
                .orElseThrow()
                .time();
        assertThat(seconds).hasSizeBetween(1, 2).contains(finish).isSorted();
        assertThat(seconds)
                .allSatisfy(time -> assertThat(race.at(time).figures())
                        .anyMatch(figure ->
                                race.captureVolume().contains(figure.torso().centre())));
    }

    @Test
    void theyComeAgainWithEachPassAndAreAskedForOnce() {
        List<Double> seconds = GroupMoments.seconds(race, PASS);
        GroupMoments moments = GroupMoments.of(race, ON_AIR, PASS);
        assertThat(moments.isRunning()).isFalse();
        assertThat(moments.due(ON_AIR.plusSeconds(60))).isEmpty();

        // The cameras were there in the third pass.
        moments.skipUntil(ON_AIR.plusSeconds(40));
        List<Instant> due = moments.due(ON_AIR.plusSeconds(80));

        assertThat(due).hasSize(2 * seconds.size());
        assertThat(due.get(0).toEpochMilli())
                .isCloseTo(ON_AIR.plusSeconds(40).toEpochMilli() + Math.round(seconds.get(0) * 1_000), within(1L));
        assertThat(due.get(seconds.size()).minusSeconds(20)).isEqualTo(due.get(0));
        assertThat(moments.due(ON_AIR.plusSeconds(80))).isEmpty();
    }
}
