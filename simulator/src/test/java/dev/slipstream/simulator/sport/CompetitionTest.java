package dev.slipstream.simulator.sport;

import dev.slipstream.simulator.body.Figure;
import dev.slipstream.simulator.body.Ground;
import dev.slipstream.simulator.body.Surface;
import dev.slipstream.simulator.geometry.Vec3;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** What holds in every sport: repeatable, on the ground, without jumps in time, and consistent with its own moments. */
class CompetitionTest {
    private static final double STEP = 0.05;
    private static final double NOBODY_IS_FASTER = 26;

    private static Ground ground(Sport sport) {
        return sport == Sport.SKI_CROSS ? new SkiCourse() : Ground.ICE;
    }

    @ParameterizedTest
    @EnumSource(Sport.class)
    void theSameSeedGivesTheSameScenesInAnyOrder(Sport sport) {
        Competition one = Competitions.of(sport, 7, 12);
        Competition other = Competitions.of(sport, 7, 12);
        Scene late = one.at(8.3);
        assertThat(one.at(2.1)).isEqualTo(other.at(2.1));
        assertThat(other.at(8.3)).isEqualTo(late);
        assertThat(one.moments()).isEqualTo(other.moments());
        assertThat(one.results()).isEqualTo(other.results());
        assertThat(one.athletes()).isEqualTo(other.athletes());
    }

    @ParameterizedTest
    @EnumSource(Sport.class)
    void anotherSeedGivesOtherPeopleAndAnotherRace(Sport sport) {
        Competition one = Competitions.of(sport, 7, 12);
        Competition other = Competitions.of(sport, 8, 12);
        assertThat(one.athletes()).isNotEqualTo(other.athletes());
        assertThat(one.at(4)).isNotEqualTo(other.at(4));
    }

    @ParameterizedTest
    @EnumSource(Sport.class)
    void nobodyIsInTheGroundOrInTwoPlaces(Sport sport) {
        Ground ground = ground(sport);
        for (long seed = 1; seed <= 2; seed++) {
            Competition c = Competitions.of(sport, seed, 30);
            for (double t = 0; t < 30; t += 0.4) {
                List<Figure> figures = c.at(t).figures();
                assertThat(figures).extracting(Figure::athlete).doesNotHaveDuplicates();
                double lowest = figures.stream()
                        .flatMap(f -> f.cones().stream())
                        .mapToDouble(
                                k -> Math.min(above(ground, k.a(), k.radiusA()), above(ground, k.b(), k.radiusB())))
                        .min()
                        .orElseThrow();
                assertThat(lowest).as("%s at %s s", sport, t).isGreaterThan(-1e-6);
            }
        }
    }

    private static double above(Ground ground, Vec3 p, double radius) {
        return p.z() - radius - ground.height(p.x(), p.y());
    }

    @ParameterizedTest
    @EnumSource(Sport.class)
    void bodiesMoveWithoutJumps(Sport sport) {
        for (long seed = 1; seed <= 2; seed++) {
            Competition c = Competitions.of(sport, seed, 30);
            Map<Integer, Figure> before = new HashMap<>();
            Vec3 action = c.action(0);
            for (double t = 0; t < 30; t += STEP) {
                Map<Integer, Figure> now = new HashMap<>();
                for (Figure f : c.at(t).figures()) {
                    now.put(f.athlete(), f);
                    Figure was = before.get(f.athlete());
                    if (was != null) {
                        double moved =
                                f.torso().centre().minus(was.torso().centre()).length();
                        assertThat(moved / STEP)
                                .as("%s %s at %s s", sport, f.athlete(), t)
                                .isLessThan(NOBODY_IS_FASTER);
                    }
                }
                before = now;
                assertThat(c.action(t).minus(action).length() / STEP)
                        .as("%s at %s s", sport, t)
                        .isLessThan(75);
                action = c.action(t);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Sport.class)
    void chestsDoNotPassThroughEachOther(Sport sport) {
        for (long seed = 1; seed <= 2; seed++) {
            Competition c = Competitions.of(sport, seed, 40);
            for (double t = 0; t < 40; t += 0.2) {
                List<Figure> figures = c.at(t).figures();
                for (int i = 0; i < figures.size(); i++) {
                    for (int j = i + 1; j < figures.size(); j++) {
                        Vec3 a = figures.get(i).torso().centre();
                        Vec3 b = figures.get(j).torso().centre();
                        assertThat(a.minus(b).length())
                                .as("%s seed %s at %s s", sport, seed, t)
                                .isGreaterThan(0.36);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Sport.class)
    void tenSecondsAlwaysHaveSomethingToShow(Sport sport) {
        for (long seed = 1; seed <= 8; seed++) {
            Competition c = Competitions.of(sport, seed, 10);
            assertThat(c.moments()).anyMatch(m -> m.importance() >= 0.5);
            assertThat(c.moments()).allMatch(m -> m.time() >= 0 && m.time() < 10);
            assertThat(c.moments()).isSortedAccordingTo((a, b) -> Double.compare(a.time(), b.time()));
        }
    }

    @ParameterizedTest
    @EnumSource(Sport.class)
    void whoIsFeaturedIsThere(Sport sport) {
        for (double seconds : new double[] {10, 30, 120}) {
            Competition c = Competitions.of(sport, 5, seconds);
            int changes = 0;
            int shown = c.featured(0);
            for (double t = 0; t < seconds; t += 0.5) {
                int featured = c.featured(t);
                assertThat(c.at(t).figures()).extracting(Figure::athlete).contains(featured);
                changes += featured == shown ? 0 : 1;
                shown = featured;
            }
            assertThat(changes).isLessThan((int) (seconds / 1.5) + 1);
        }
    }

    @ParameterizedTest
    @EnumSource(Sport.class)
    void resultsComeInOrderAndNameOnlyTheStartList(Sport sport) {
        for (double seconds : new double[] {10, 30, 120}) {
            for (long seed = 1; seed <= 3; seed++) {
                Competition c = Competitions.of(sport, seed, seconds);
                List<ResultStep> results = c.results();
                List<String> ids = c.athletes().stream().map(Athlete::id).toList();
                assertThat(results.get(0).status()).isEqualTo(ResultStep.Status.START_LIST);
                assertThat(results.get(0).time()).isZero();
                assertThat(results).extracting(ResultStep::status).contains(ResultStep.Status.OFFICIAL);
                assertThat(results).isSortedAccordingTo((a, b) -> Double.compare(a.time(), b.time()));
                assertThat(results).allMatch(r -> r.time() < seconds);
                assertThat(results)
                        .allSatisfy(r -> assertThat(r.standings())
                                .allSatisfy(s -> assertThat(ids).containsAll(s.athletes())));
            }
        }
    }

    @Test
    void someSeedsHaveACorrection() {
        List<ResultStep.Status> seen = new ArrayList<>();
        for (long seed = 1; seed <= 8; seed++) {
            Competitions.of(Sport.SHORT_TRACK, seed, 30).results().forEach(r -> seen.add(r.status()));
        }
        assertThat(seen).contains(ResultStep.Status.CORRECTED);
    }

    @ParameterizedTest
    @EnumSource(Sport.class)
    void namesAndNumbersAreDistinct(Sport sport) {
        for (long seed = 1; seed <= 10; seed++) {
            List<Athlete> athletes = Competitions.of(sport, seed, 10).athletes();
            assertThat(athletes).extracting(Athlete::id).doesNotHaveDuplicates();
            assertThat(athletes).extracting(Athlete::displayName).doesNotHaveDuplicates();
            assertThat(athletes).extracting(a -> a.noc() + a.bib()).doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Sport.class,
            names = {"SHORT_TRACK", "ICE_HOCKEY"})
    void bladesAreOnTheIce(Sport sport) {
        Competition c = Competitions.of(sport, 2, 10);
        for (double t = 0; t < 10; t += 0.1) {
            for (Figure f : c.at(t).figures()) {
                double lowest = f.cones().stream()
                        .filter(k -> k.surface() == Surface.BLADE)
                        .mapToDouble(k -> Math.min(k.a().z() - k.radiusA(), k.b().z() - k.radiusB()))
                        .min()
                        .orElseThrow();
                assertThat(lowest).as("%s %s at %s s", sport, f.athlete(), t).isCloseTo(0, within(0.09));
            }
        }
    }

    @Test
    void everyFallBringsAHeadDown() {
        HashSet<Sport> seen = new HashSet<>();
        for (Sport sport : Sport.values()) {
            for (long seed = 1; seed <= 2; seed++) {
                Competition c = Competitions.of(sport, seed, 60);
                for (Moment m : c.moments()) {
                    if (m.type() == Moment.Type.FALL && m.time() < 58) {
                        assertThat(lowestHead(c, m))
                                .as("%s seed %s %s", sport, seed, m)
                                .isLessThan(0.8);
                        seen.add(sport);
                    }
                }
            }
        }
        assertThat(seen).containsExactlyInAnyOrder(Sport.values());
    }

    private static double lowestHead(Competition c, Moment fall) {
        double lowest = 9;
        for (double t = fall.time(); t < fall.time() + 1; t += 0.1) {
            Vec3 head = figure(c, fall.athletes().get(0), t).head();
            lowest = Math.min(lowest, head.z() - ground(c.sport()).height(head.x(), head.y()));
        }
        return lowest;
    }

    static Figure figure(Competition c, String id, double t) {
        return c.at(t).figures().stream()
                .filter(f -> c.athletes().get(f.athlete()).id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aCompetitionOfNoLengthIsRefused() {
        assertThatThrownBy(() -> Competitions.of(Sport.SKI_CROSS, 1, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not 2.0");
    }
}
