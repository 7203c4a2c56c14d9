package dev.slipstream.simulator.sport;

import dev.slipstream.simulator.body.Cone;
import dev.slipstream.simulator.body.Figure;
import dev.slipstream.simulator.body.Surface;
import dev.slipstream.simulator.geometry.Vec3;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Moments are where and when the bodies are: a goal is a puck over the line, a jump is skis off the snow. */
class SportMomentsTest {
    private static List<Moment> of(Competition c, Moment.Type type) {
        return c.moments().stream().filter(m -> m.type() == type).toList();
    }

    @Test
    void aGoalIsThePuckOverTheLineBetweenThePosts() {
        for (long seed = 1; seed <= 6; seed++) {
            Competition c = Competitions.of(Sport.ICE_HOCKEY, seed, 40);
            assertThat(of(c, Moment.Type.GOAL)).isNotEmpty();
            for (Moment goal : of(c, Moment.Type.GOAL)) {
                Vec3 before = puck(c, goal.time() - 0.05);
                Vec3 after = puck(c, goal.time() + 0.02);
                assertThat(before.x()).isLessThan(26);
                assertThat(after.x()).isGreaterThan(26);
                assertThat(Math.abs(after.y())).isLessThan(0.9);
                assertThat(after.z()).isBetween(0.0, 1.2);
            }
        }
    }

    @Test
    void noPuckCrossesTheGoalLineWithoutAGoal() {
        Competition c = Competitions.of(Sport.ICE_HOCKEY, 3, 60);
        for (double t = 0; t < 60; t += 0.02) {
            List<Prop> props = c.at(t).props();
            if (!props.isEmpty()) {
                Vec3 p = props.get(0).a();
                double now = t;
                boolean inside = p.x() > 26.05 && p.x() < 27 && Math.abs(p.y()) < 0.85;
                assertThat(!inside
                                || of(c, Moment.Type.GOAL).stream()
                                        .anyMatch(g -> now > g.time() - 0.05 && now < g.time() + 4))
                        .as("puck in the net at %s s", t)
                        .isTrue();
            }
        }
    }

    private static Vec3 puck(Competition c, double t) {
        return c.at(t).props().get(0).a();
    }

    @Test
    void aCheckIsAContact() {
        for (long seed = 1; seed <= 4; seed++) {
            Competition c = Competitions.of(Sport.ICE_HOCKEY, seed, 30);
            for (Moment hit : of(c, Moment.Type.HIT)) {
                double nearest = 9;
                for (double t = hit.time() - 0.4; t < Math.min(30, hit.time() + 0.5); t += 0.05) {
                    Vec3 one = CompetitionTest.figure(c, hit.athletes().get(0), t)
                            .torso()
                            .centre();
                    Vec3 other = CompetitionTest.figure(c, hit.athletes().get(1), t)
                            .torso()
                            .centre();
                    nearest = Math.min(nearest, one.minus(other).length());
                }
                assertThat(nearest).as("seed %s %s", seed, hit).isLessThan(1.35);
            }
        }
    }

    @Test
    void theScoreIsTheNumberOfGoals() {
        for (double seconds : new double[] {10, 30, 120}) {
            Competition c = Competitions.of(Sport.ICE_HOCKEY, 4, seconds);
            ResultStep last = c.results().get(c.results().size() - 1);
            assertThat(last.status()).isEqualTo(ResultStep.Status.OFFICIAL);
            String goals = String.valueOf(of(c, Moment.Type.GOAL).size());
            assertThat(last.standings().get(0).result()).isEqualTo(goals);
            assertThat(c.scoreboard(seconds).rows().get(0).value()).isEqualTo(goals);
        }
    }

    @Test
    void theWinnerOfAShortTrackRaceIsOnTheLineAtTheFinish() {
        for (double seconds : new double[] {10, 30, 120}) {
            for (long seed = 1; seed <= 4; seed++) {
                Competition c = Competitions.of(Sport.SHORT_TRACK, seed, seconds);
                assertThat(of(c, Moment.Type.FINISH)).isNotEmpty();
                for (Moment finish : of(c, Moment.Type.FINISH)) {
                    Figure winner = CompetitionTest.figure(c, finish.athletes().get(0), finish.time());
                    assertThat(winner.torso().centre().x()).isCloseTo(0, within(0.7));
                    assertThat(winner.torso().centre().y()).isNegative();
                    assertThat(c.captureVolume().contains(winner.torso().centre()))
                            .isTrue();
                    assertThat(finish.athletes()).hasSizeGreaterThan(2);
                }
            }
        }
    }

    @Test
    void theOfficialRankingIsTheOrderOfTheFinish() {
        Competition c = Competitions.of(Sport.SHORT_TRACK, 3, 30);
        ResultStep official = c.results().stream()
                .filter(r -> r.status() == ResultStep.Status.OFFICIAL)
                .findFirst()
                .orElseThrow();
        List<String> order = of(c, Moment.Type.FINISH).get(0).athletes();
        for (ResultStep.Standing s : official.standings()) {
            int place = order.indexOf(s.competitor());
            assertThat(s.rank()).isEqualTo(place < 0 ? null : Integer.valueOf(place + 1));
            assertThat(s.irm()).isEqualTo(place < 0 ? "DNF" : null);
        }
    }

    @Test
    void skatersAreAsFastAsSkatersAre() {
        Competition c = Competitions.of(Sport.SHORT_TRACK, 2, 10);
        String leader = of(c, Moment.Type.FINISH).get(0).athletes().get(0);
        for (double t = 1; t < 7.5; t += 0.5) {
            Vec3 from = CompetitionTest.figure(c, leader, t).torso().centre();
            Vec3 to = CompetitionTest.figure(c, leader, t + 0.2).torso().centre();
            assertThat(to.minus(from).length() / 0.2).as("at %s s", t).isBetween(8.0, 15.0);
        }
    }

    @Test
    void aJumpTakesTheSkisOffTheSnow() {
        SkiCourse course = new SkiCourse();
        for (long seed = 1; seed <= 4; seed++) {
            Competition c = Competitions.of(Sport.SKI_CROSS, seed, 30);
            for (Moment jump : of(c, Moment.Type.JUMP)) {
                String who = jump.athletes().get(0);
                assertThat(clearance(course, CompetitionTest.figure(c, who, jump.time() - 0.1)))
                        .isLessThan(0.1);
                Figure flying = CompetitionTest.figure(c, who, jump.time() + 0.4);
                assertThat(clearance(course, flying)).isGreaterThan(0.4);
                assertThat(c.captureVolume().contains(flying.torso().centre())).isTrue();
                assertThat(clearance(course, CompetitionTest.figure(c, who, jump.time() + 1.3)))
                        .isLessThan(0.1);
            }
        }
    }

    private static double clearance(SkiCourse course, Figure f) {
        return f.cones().stream()
                .filter(k -> k.surface() == Surface.SKI)
                .map(Cone::a)
                .mapToDouble(p -> p.z() - course.height(p.x(), p.y()))
                .min()
                .orElseThrow();
    }

    @Test
    void aSkiersFinishIsTheFinishLine() {
        Competition c = Competitions.of(Sport.SKI_CROSS, 1, 30);
        assertThat(of(c, Moment.Type.FINISH)).isNotEmpty();
        for (Moment finish : of(c, Moment.Type.FINISH)) {
            Figure f = CompetitionTest.figure(c, finish.athletes().get(0), finish.time());
            assertThat(f.torso().centre().x()).isCloseTo(SkiCourse.FINISH_X, within(0.8));
        }
    }

    @Test
    void skiersGoRoundTheirGatesUnlessTheyMissOne() {
        SkiCourse course = new SkiCourse();
        Competition c = Competitions.of(Sport.SKI_CROSS, 1, 10);
        for (SkiCourse.Gate gate : course.gates()) {
            double nearest = 99;
            double y = 0;
            for (double t = 0.5; t < 9; t += 0.02) {
                Vec3 p = CompetitionTest.figure(
                                c, of(c, Moment.Type.START).get(0).athletes().get(0), t)
                        .torso()
                        .centre();
                if (Math.abs(p.x() - gate.left().x()) < nearest) {
                    nearest = Math.abs(p.x() - gate.left().x());
                    y = p.y();
                }
            }
            boolean outside = y > gate.left().y() || y < gate.right().y();
            assertThat(outside)
                    .as("gate at %s passed at y = %s", gate.left().x(), y)
                    .isTrue();
        }
    }
}
