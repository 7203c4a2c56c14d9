package dev.slipstream.simulator.broadcast;

import dev.slipstream.simulator.camera.ProgrammeViews;
import dev.slipstream.simulator.camera.StagedCompetition;
import dev.slipstream.simulator.camera.View;
import dev.slipstream.simulator.sport.Competition;
import dev.slipstream.simulator.sport.Moment;
import dev.slipstream.simulator.sport.Sport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class DirectorTest {
    private static final List<Long> SEEDS = List.of(1L, 2L, 3L, 4L, 5L);

    private static Stream<Programme> programmes(Sport sport, double seconds) {
        Competition competition = new StagedCompetition(sport, seconds);
        List<View> views = ProgrammeViews.of(competition, 640, 360, 7);
        return SEEDS.stream().map(seed -> Director.cut(competition, views, seconds, seed));
    }

    @ParameterizedTest
    @CsvSource({
        "ICE_HOCKEY,2.5",
        "ICE_HOCKEY,5",
        "ICE_HOCKEY,10",
        "SHORT_TRACK,10",
        "SKI_CROSS,30",
        "ICE_HOCKEY,30",
        "SHORT_TRACK,120"
    })
    void shotsCoverTheWholeTime(Sport sport, double seconds) {
        assertThat(programmes(sport, seconds)).allSatisfy(programme -> {
            double at = 0;
            for (Shot shot : programme.shots()) {
                assertThat(shot.from()).isEqualTo(at);
                assertThat(shot.length()).isBetween(0.4, 8.0);
                at = shot.to();
            }
            assertThat(at).isCloseTo(seconds, within(1e-9));
            assertThat(programme.shot(seconds / 3).from()).isLessThanOrEqualTo(seconds / 3);
            assertThat(programme.shot(seconds).to()).isCloseTo(seconds, within(1e-9));
        });
    }

    @ParameterizedTest
    @CsvSource({"ICE_HOCKEY,10", "SKI_CROSS,30", "ICE_HOCKEY,60", "SHORT_TRACK,120"})
    void bigMomentsAreSeenLiveAndUncut(Sport sport, double seconds) {
        List<Moment> big =
                Calm.of(new StagedCompetition(sport, seconds).moments()).big();
        assertThat(big).isNotEmpty();
        assertThat(programmes(sport, seconds)).allSatisfy(programme -> {
            for (Moment moment : big) {
                assertThat(programme.shot(moment.time()).kind()).isEqualTo(Shot.Kind.LIVE);
                assertThat(programme.shots())
                        .noneMatch(shot -> shot.from() > moment.time() - 0.7 && shot.from() <= moment.time());
            }
        });
    }

    @ParameterizedTest
    @CsvSource({"ICE_HOCKEY,30", "SHORT_TRACK,120"})
    void replaysShowBigMomentsAgainFromAnotherSide(Sport sport, double seconds) {
        List<Moment> big =
                Calm.of(new StagedCompetition(sport, seconds).moments()).big();
        assertThat(programmes(sport, seconds)).allSatisfy(programme -> {
            List<Shot> replays = programme.shots().stream()
                    .filter(shot -> shot.kind() == Shot.Kind.REPLAY)
                    .toList();
            assertThat(replays).hasSizeGreaterThanOrEqualTo(big.size() / 2);
            for (Shot replay : replays) {
                assertThat(replay.source(replay.to())).isLessThan(replay.from());
                assertThat(replay.speed()).isEqualTo(0.5);
                Moment shown = big.stream()
                        .filter(m -> m.time() > replay.sourceFrom() && m.time() < replay.source(replay.to()))
                        .findFirst()
                        .orElseThrow();
                assertThat(programme.shot(shown.time()).view()).isNotEqualTo(replay.view());
                assertThat(programme.cues())
                        .filteredOn(cue -> cue.kind() == Cue.Kind.WIPE)
                        .anySatisfy(
                                cue -> assertThat((cue.from() + cue.to()) / 2).isCloseTo(replay.from(), within(1e-9)))
                        .anySatisfy(
                                cue -> assertThat((cue.from() + cue.to()) / 2).isCloseTo(replay.to(), within(1e-9)));
            }
        });
    }

    @ParameterizedTest
    @CsvSource({"ICE_HOCKEY,10", "SKI_CROSS,30", "SHORT_TRACK,120"})
    void graphicsBelongToTheirShots(Sport sport, double seconds) {
        Competition competition = new StagedCompetition(sport, seconds);
        assertThat(programmes(sport, seconds)).allSatisfy(programme -> {
            assertThat(programme.cues()).anyMatch(cue -> cue.kind() == Cue.Kind.LOWER_THIRD);
            for (Cue cue : programme.cues()) {
                Shot first = programme.shot(cue.from() + 1e-6);
                Shot last = programme.shot(cue.to() - 1e-6);
                switch (cue.kind()) {
                    case LOWER_THIRD -> {
                        assertThat(first).isSameAs(last);
                        assertThat(first.view()).isIn("close", sport == Sport.SKI_CROSS ? "zoom" : "close");
                        assertThat(cue.to() - cue.from()).isBetween(2.499, 4.0);
                        assertThat(DoubleStream.of(cue.from(), (cue.from() + cue.to()) / 2, cue.to())
                                        .mapToObj(competition::featured)
                                        .map(i -> competition.athletes().get(i).displayName()))
                                .containsOnly(cue.lines().get(1));
                    }
                    case OPENING_CARD -> assertThat(first.kind()).isEqualTo(Shot.Kind.CARD);
                    case REPLAY ->
                        assertThat(List.of(first.kind(), last.kind())).containsOnly(Shot.Kind.REPLAY);
                    case SCOREBOARD, RESULT ->
                        assertThat(programme.shots())
                                .filteredOn(shot -> shot.to() > cue.from() && shot.from() < cue.to())
                                .allMatch(shot -> shot.kind() == Shot.Kind.LIVE);
                    case WIPE, CHANNEL -> assertThat(cue.to()).isGreaterThan(cue.from());
                }
            }
        });
    }

    @Test
    void closeUpsDoNotJumpToAnotherAthlete() {
        Competition competition = new StagedCompetition(Sport.ICE_HOCKEY, 60);
        List<View> views = ProgrammeViews.of(competition, 640, 360, 7);
        List<Double> jumps = views.get(3).cuts(60);
        for (long seed : SEEDS) {
            assertThat(Director.cut(competition, views, 60, seed).shots())
                    .filteredOn(shot -> shot.view().equals("close"))
                    .isNotEmpty()
                    .allSatisfy(shot -> assertThat(jumps)
                            .noneMatch(cut ->
                                    cut > shot.source(shot.from()) + 1e-6 && cut < shot.source(shot.to()) - 1e-6));
        }
    }

    @Test
    void theResultComesAtTheEnd() {
        assertThat(programmes(Sport.SHORT_TRACK, 46)).allSatisfy(programme -> {
            Cue result = programme.cues().stream()
                    .filter(cue -> cue.kind() == Cue.Kind.RESULT)
                    .findFirst()
                    .orElseThrow();
            assertThat(result.lines())
                    .contains("OFFICIAL RESULT", "1\tPOL\tŁukasz WIŚNIEWSKI\t1:20.41", "\tTUR\tEmre DOĞAN\tDNF");
            assertThat(result.to()).isEqualTo(46);
        });
    }

    @Test
    void theSeedDecides() {
        Competition competition = new StagedCompetition(Sport.ICE_HOCKEY, 30);
        List<View> views = ProgrammeViews.of(competition, 640, 360, 7);
        Programme programme = Director.cut(competition, views, 30, 11);
        assertThat(Director.cut(competition, ProgrammeViews.of(competition, 640, 360, 7), 30, 11))
                .isEqualTo(programme);
        assertThat(Director.cut(competition, views, 30, 12)).isNotEqualTo(programme);
    }

    @Test
    void makesDoWithTheViewsThereAre() {
        Competition competition = new StagedCompetition(Sport.ICE_HOCKEY, 30);
        List<View> pan = ProgrammeViews.of(competition, 640, 360, 7).subList(1, 2);
        assertThat(Director.cut(competition, pan, 30, 1).shots())
                .extracting(Shot::view)
                .containsOnly("pan");
        assertThatThrownBy(() -> Director.cut(competition, List.of(), 30, 1)).hasMessageContaining("needs a view");
    }
}
