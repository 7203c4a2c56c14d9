package dev.slipstream.simulator.production;

import dev.slipstream.connectors.odf.OdfReader;
import dev.slipstream.contracts.record.Entrant;
import dev.slipstream.contracts.record.ResultsMessage;
import dev.slipstream.simulator.body.Figure;
import dev.slipstream.simulator.broadcast.GraphicInterval;
import dev.slipstream.simulator.geometry.Camera;
import dev.slipstream.simulator.geometry.Vec3;
import dev.slipstream.simulator.render.SceneRenderer;
import dev.slipstream.simulator.results.OdfMessage;
import dev.slipstream.simulator.results.OdfMessages;
import dev.slipstream.simulator.sound.Pcm;
import dev.slipstream.simulator.sound.VenueSound;
import dev.slipstream.simulator.sport.Athlete;
import dev.slipstream.simulator.sport.Competition;
import dev.slipstream.simulator.sport.Competitions;
import dev.slipstream.simulator.sport.Moment;
import dev.slipstream.simulator.sport.ResultStep;
import dev.slipstream.simulator.sport.Sport;
import dev.slipstream.vision.media.sound.LoudnessMeter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/** Pictures, sound, results and truth of real competitions tell the same story. */
class ConsistencyTest {
    private static final List<Double> LENGTHS = List.of(20.0, 30.0, 75.0);
    private static final double IMPORTANT = 0.8;
    private static final double AROUND = 2;
    private static final double LEAST_RISE = 3;
    /** Of the pixels, of which one that shows somebody makes a sighting. */
    private static final int SHARE = 8_000;

    private static List<Competition> competitions(Sport sport) {
        return Rehearsals.SEEDS.stream()
                .flatMap(seed -> LENGTHS.stream().map(seconds -> Competitions.of(sport, seed, seconds)))
                .toList();
    }

    /** A message of results as the product reads it. */
    private record Told(double time, String status, List<Entrant> entrants) {
        /** Ids of those who have a rank, by it. */
        List<String> order() {
            return entrants.stream()
                    .filter(entrant -> entrant.getRank() != null)
                    .sorted(Comparator.comparingInt(entrant -> Integer.parseInt(entrant.getRank())))
                    .map(Entrant::getId)
                    .toList();
        }
    }

    private static List<Told> told(Competition competition) {
        List<Told> told = new ArrayList<>();
        for (OdfMessage message : OdfMessages.of(competition, ProductionPlan.START)) {
            if (message.name().contains("DT_RESULT")) {
                ResultsMessage read = read(message);
                assertThat(Duration.between(ProductionPlan.START, read.getTime())
                                .toMillis())
                        .isEqualTo(Math.round(message.time() * 1000));
                told.add(new Told(message.time(), String.valueOf(read.getStatus()), read.getEntrants()));
            }
        }
        return told;
    }

    private static ResultsMessage read(OdfMessage message) {
        try {
            return new OdfReader().read(message.name(), new ByteArrayInputStream(message.xml()));
        } catch (IOException e) {
            throw new AssertionError(message.name() + " cannot be read", e);
        }
    }

    private static List<Moment> of(Competition competition, Moment.Type type) {
        return competition.moments().stream()
                .filter(moment -> moment.type() == type)
                .toList();
    }

    @Test
    void theLastScoreIsTheGoalsThatFell() {
        for (Competition game : competitions(Sport.ICE_HOCKEY)) {
            Map<String, String> teams = game.athletes().stream().collect(Collectors.toMap(Athlete::id, Athlete::noc));
            Map<String, Integer> goals = new HashMap<>();
            teams.values().forEach(team -> goals.put(team, 0));
            of(game, Moment.Type.GOAL)
                    .forEach(goal -> goals.merge(teams.get(goal.athletes().get(0)), 1, Integer::sum));
            List<Told> told = told(game);
            Told last = told.get(told.size() - 1);
            assertThat(last.status()).isEqualTo("OFFICIAL");
            assertThat(last.entrants())
                    .hasSize(12)
                    .allSatisfy(entrant -> assertThat(entrant.getPerformance())
                            .isEqualTo(String.valueOf(goals.get(entrant.getNoc()))));
            assertThat(goals.values().stream().mapToInt(Integer::intValue).sum())
                    .isPositive();
        }
    }

    @Test
    void whoFinishesFirstIsFirst() {
        for (Competition race : competitions(Sport.SHORT_TRACK)) {
            List<Told> unofficial = told(race).stream()
                    .filter(told -> told.status().equals("UNOFFICIAL"))
                    .toList();
            assertThat(unofficial).isNotEmpty();
            for (Told told : unofficial) {
                Moment finish = of(race, Moment.Type.FINISH).stream()
                        .filter(moment -> moment.time() < told.time())
                        .reduce((earlier, later) -> later)
                        .orElseThrow();
                assertThat(told.order()).isEqualTo(finish.athletes());
            }
        }
    }

    /** One skier at a time: ranked by time from start to finish, whoever comes first. */
    @Test
    void theFastestSkierIsFirst() {
        for (Competition trial : competitions(Sport.SKI_CROSS)) {
            List<Told> unofficial = told(trial).stream()
                    .filter(told -> told.status().equals("UNOFFICIAL"))
                    .toList();
            assertThat(unofficial).hasSize(1);
            Map<String, Double> runs = new HashMap<>();
            for (Moment finish : of(trial, Moment.Type.FINISH)) {
                if (finish.time() < unofficial.get(0).time()) {
                    String who = finish.athletes().get(0);
                    double start = of(trial, Moment.Type.START).stream()
                            .filter(moment -> moment.athletes().contains(who))
                            .findFirst()
                            .orElseThrow()
                            .time();
                    runs.put(who, finish.time() - start);
                }
            }
            for (Entrant entrant : unofficial.get(0).entrants()) {
                if (entrant.getRank() != null) {
                    assertThat(entrant.getPerformance())
                            .isEqualTo(String.format(Locale.ROOT, "%.2f", runs.get(entrant.getId())));
                }
            }
            assertThat(unofficial.get(0).order())
                    .isNotEmpty()
                    .isSortedAccordingTo(Comparator.comparingDouble(id -> runs.get(id)));
        }
    }

    @ParameterizedTest
    @EnumSource(value = Sport.class, names = "SKI_CROSS", mode = EnumSource.Mode.EXCLUDE)
    void correctionsFollowWhatWasOfficial(Sport sport) {
        correctionsFollow(sport);
    }

    @Test
    void correctionsOfSkiersFollowWhatWasOfficial() {
        correctionsFollow(Sport.SKI_CROSS);
    }

    private static void correctionsFollow(Sport sport) {
        for (long seed = 101; seed < 131; seed++) {
            Competition competition = Competitions.of(sport, seed, 45);
            List<ResultStep> steps = competition.results();
            assertThat(steps).isSortedAccordingTo(Comparator.comparingDouble(ResultStep::time));
            for (int i = 0; i < steps.size(); i++) {
                if (steps.get(i).status() == ResultStep.Status.CORRECTED) {
                    assertThat(steps.get(i - 1).status())
                            .as(
                                    "%s %d: before the correction at %s s",
                                    sport, seed, steps.get(i).time())
                            .isEqualTo(ResultStep.Status.OFFICIAL);
                    assertThat(steps.get(i).standings())
                            .isNotEqualTo(steps.get(i - 1).standings());
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Sport.class)
    void theProgrammeIsLouderAfterWhatMatters(Sport sport) {
        List<String> rises = new ArrayList<>();
        List<Double> programme = new ArrayList<>();
        for (long seed : Rehearsals.SEEDS) {
            // The first skiers of these seeds do nothing that matters so much.
            double seconds = sport == Sport.SKI_CROSS ? 60 : Rehearsals.SECONDS;
            Competition competition = Competitions.of(sport, seed, seconds);
            float[] heard = lufs(VenueSound.programme(competition, seconds, seed));
            for (Moment moment : competition.moments()) {
                if (moment.importance() >= IMPORTANT && moment.time() > AROUND && moment.time() < seconds - 1) {
                    programme.add(rise(heard, moment.time()));
                    rises.add(String.format(
                            Locale.ROOT,
                            "%d %s %.2f s: %+.1f LU",
                            seed,
                            moment.type(),
                            moment.time(),
                            rise(heard, moment.time())));
                }
            }
        }
        System.out.println(sport + ": " + rises);
        assertThat(programme).isNotEmpty();
        assertThat(programme)
                .as(rises.toString())
                .allSatisfy(rise -> assertThat(rise).isGreaterThanOrEqualTo(LEAST_RISE));
    }

    /** Of a mono sound, in blocks of a tenth of a second. */
    private static float[] lufs(Pcm pcm) {
        float[] samples = new float[pcm.samples().length];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = pcm.samples()[i] / 32768f;
        }
        LoudnessMeter meter = new LoudnessMeter(Pcm.RATE, new double[] {1});
        meter.add(0, new float[][] {samples}, samples.length);
        return meter.takeLufs();
    }

    /** LU by which two seconds after an instant are louder than the two before. */
    private static double rise(float[] lufs, double time) {
        return mean(lufs, time, time + AROUND) - mean(lufs, time - AROUND, time);
    }

    private static double mean(float[] lufs, double from, double to) {
        double sum = 0;
        int first = (int) Math.round(from * 10);
        int end = Math.min(lufs.length, (int) Math.round(to * 10));
        for (int i = first; i < end; i++) {
            sum += Math.pow(10, lufs[i] / 10);
        }
        return 10 * Math.log10(sum / (end - first));
    }

    @ParameterizedTest
    @EnumSource(Sport.class)
    void closeShowsTheFeaturedMostOfTheTime(Sport sport) {
        Production production = Rehearsals.of(sport, Rehearsals.SEEDS.get(0));
        SceneRenderer renderer = production.renderer(false);
        int[] rgb = new int[Rehearsals.WIDTH * Rehearsals.HEIGHT];
        int enough = rgb.length / SHARE;
        int there = 0;
        int seen = 0;
        List<String> hidden = new ArrayList<>();
        for (double time = 0.25; time < Rehearsals.SECONDS; time += 1) {
            int featured = production.competition().featured(time);
            if (Rehearsals.figure(production.competition(), featured, time).isPresent()) {
                renderer.drawClean(production.view("close").at(time), time, rgb);
                there++;
                if (renderer.seen(featured) >= enough) {
                    seen++;
                } else {
                    hidden.add(String.format(Locale.ROOT, "%.2f s", time));
                }
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%s: close shows the featured in %d of %d pictures, not at %s%n",
                sport,
                seen,
                there,
                hidden);
        assertThat(there).isGreaterThan(20);
        assertThat(seen / (double) there).isGreaterThan(0.9);
    }

    @ParameterizedTest
    @EnumSource(value = Sport.class, names = "ICE_HOCKEY", mode = EnumSource.Mode.EXCLUDE)
    void namesAreThoseOfWhomTheProgrammeShows(Sport sport) {
        namesFit(sport);
    }

    @Test
    void namesOfHockeyPlayersAreShown() {
        namesFit(Sport.ICE_HOCKEY);
    }

    private static void namesFit(Sport sport) {
        int names = 0;
        for (long seed : Rehearsals.SEEDS) {
            Production production = Rehearsals.of(sport, seed);
            Competition competition = production.competition();
            SceneRenderer renderer = production.renderer(false);
            int[] rgb = new int[Rehearsals.WIDTH * Rehearsals.HEIGHT];
            for (GraphicInterval interval : production.graphics().intervals()) {
                if (interval.kind() != GraphicInterval.Kind.LOWER_THIRD) {
                    continue;
                }
                names++;
                double time = (interval.from() + interval.to()) / 2;
                int featured = competition.featured(time);
                Athlete athlete = competition.athletes().get(featured);
                assertThat(interval.text())
                        .isEqualTo(athlete.bib() + " " + athlete.displayName() + " " + athlete.noc());
                Camera camera = production
                        .view(production.programme().shot(time).view())
                        .at(time);
                renderer.drawClean(camera, time, rgb);
                assertThat(renderer.seen(featured)).isGreaterThanOrEqualTo(rgb.length / SHARE);
                Figure figure = Rehearsals.figure(competition, featured, time).orElseThrow();
                Vec3 chest =
                        Objects.requireNonNull(camera.project(figure.torso().centre()));
                // In the middle half of the picture.
                assertThat(chest.x()).as(interval.toString()).isBetween(0.25 * camera.width(), 0.75 * camera.width());
                assertThat(chest.y()).as(interval.toString()).isBetween(0.25 * camera.height(), 0.75 * camera.height());
            }
        }
        assertThat(names).isPositive();
    }
}
