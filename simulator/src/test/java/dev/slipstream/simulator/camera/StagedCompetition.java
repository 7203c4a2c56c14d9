package dev.slipstream.simulator.camera;

import dev.slipstream.simulator.body.Figure;
import dev.slipstream.simulator.body.Outfit;
import dev.slipstream.simulator.body.TorsoFrame;
import dev.slipstream.simulator.geometry.Box;
import dev.slipstream.simulator.geometry.Vec3;
import dev.slipstream.simulator.sport.Athlete;
import dev.slipstream.simulator.sport.Competition;
import dev.slipstream.simulator.sport.Moment;
import dev.slipstream.simulator.sport.ResultStep;
import dev.slipstream.simulator.sport.Scene;
import dev.slipstream.simulator.sport.Scoreboard;
import dev.slipstream.simulator.sport.SkiCourse;
import dev.slipstream.simulator.sport.Sport;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Athletes on simple paths at a sport's speeds, with a goal (or a lead change) every eleven seconds: enough to direct. */
public record StagedCompetition(Sport sport, double seconds) implements Competition {
    private static final Outfit OUTFIT =
            new Outfit(0xC02030, 0xFFFFFF, 0x202020, 0xFFFFFF, 0x101010, 0xE0B090, 0x402010);
    private static final SkiCourse COURSE = new SkiCourse();
    private static final List<Athlete> START_LIST = List.of(
            athlete(0, "88", "Łukasz", "Wiśniewski", "POL"),
            athlete(1, "7", "Mikael", "Göthberg", "SWE"),
            athlete(2, "13", "Jonas", "Sørensen", "NOR"),
            athlete(3, "21", "Pierre", "Lacroix", "FRA"),
            athlete(4, "5", "Matteo", "Ferrari", "ITA"),
            athlete(5, "42", "Emre", "Doğan", "TUR"));

    private static Athlete athlete(int index, String bib, String given, String family, String noc) {
        return new Athlete("900" + index, bib, given, family, noc, "M", OUTFIT);
    }

    @Override
    public String unit() {
        return sport.discipline() + "MSTAGED";
    }

    @Override
    public String title() {
        return sport == Sport.ICE_HOCKEY ? "Men's Group A, Game 1" : "Men's Semifinal 1";
    }

    @Override
    public List<Athlete> athletes() {
        return START_LIST;
    }

    @Override
    public List<Moment> moments() {
        Moment.Type type = sport == Sport.ICE_HOCKEY ? Moment.Type.GOAL : Moment.Type.LEAD_CHANGE;
        List<Moment> moments = new ArrayList<>();
        moments.add(new Moment(Moment.Type.START, 0.5, List.of(), 0.3));
        for (double t = 6.5; t < seconds; t += 11) {
            moments.add(new Moment(type, t, List.of(START_LIST.get(featured(t)).id()), 0.9));
            moments.add(new Moment(Moment.Type.CELEBRATION, t + 1.5, List.of(), 0.4));
        }
        return moments;
    }

    @Override
    public List<ResultStep> results() {
        List<ResultStep.Standing> standings = IntStream.range(0, 6)
                .mapToObj(i -> new ResultStep.Standing(
                        START_LIST.get(i).id(),
                        START_LIST.get(i).noc(),
                        List.of(START_LIST.get(i).id()),
                        i + 1,
                        i < 5 ? i + 1 : null,
                        i < 5 ? "1:2" + i + ".41" : null,
                        i < 5 ? null : "DNF"))
                .toList();
        return List.of(
                new ResultStep(0, ResultStep.Status.START_LIST, List.of()),
                new ResultStep(Math.max(1, seconds - 6), ResultStep.Status.OFFICIAL, standings));
    }

    @Override
    public Scene at(double t) {
        return new Scene(t, IntStream.range(0, 6).mapToObj(i -> figure(i, t)).toList(), List.of());
    }

    private Figure figure(int athlete, double t) {
        Vec3 ground = path(athlete, t);
        Vec3 ahead = path(athlete, t + 0.1).minus(ground);
        Vec3 forward = new Vec3(ahead.x(), ahead.y(), 0).unit();
        Vec3 chest = ground.plus(new Vec3(0, 0, 1.2 + 0.05 * StrictMath.sin(9 * t + athlete)));
        TorsoFrame torso = new TorsoFrame(chest, forward.cross(Vec3.UP), Vec3.UP, forward, 0.42, 0.55);
        return new Figure(athlete, OUTFIT, torso, chest.plus(new Vec3(0, 0, 0.45)), List.of());
    }

    private Vec3 path(int athlete, double t) {
        if (sport == Sport.SKI_CROSS) {
            double x = Math.min(128, 4 + 9.5 * (t % 30) - athlete);
            double y = 4 * StrictMath.sin(x / 9) + athlete * 0.3;
            return new Vec3(x, y, COURSE.height(x, y));
        }
        double angle = 0.45 * t - 0.35 * athlete;
        double speed = sport == Sport.ICE_HOCKEY ? 0.8 + 0.15 * athlete : 1.1;
        return new Vec3(22 * StrictMath.cos(angle * speed), 8.5 * StrictMath.sin(angle * speed), 0);
    }

    @Override
    public Vec3 action(double t) {
        return path(0, t).lerp(path(2, t), 0.5).plus(Vec3.UP);
    }

    @Override
    public int featured(double t) {
        return (int) Math.floor(t / 7) % 6;
    }

    @Override
    public Scoreboard scoreboard(double t) {
        if (sport == Sport.ICE_HOCKEY) {
            int left = (int) (1200 - 380 - t);
            long goals = moments().stream()
                    .filter(m -> m.importance() > 0.8 && m.time() <= t)
                    .count();
            return new Scoreboard(
                    "2ND PERIOD",
                    String.format(Locale.ROOT, "%d:%02d", left / 60, left % 60),
                    List.of(
                            new Scoreboard.Row("SUI", Long.toString((goals + 1) / 2), 0xD52B1E),
                            new Scoreboard.Row("FIN", Long.toString(goals / 2), 0x002F6C)));
        }
        List<Scoreboard.Row> rows = IntStream.range(0, 6)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> (i + t / 11) % 6))
                .map(i -> new Scoreboard.Row(
                        START_LIST.get(i).bib() + " "
                                + START_LIST.get(i).familyName().toUpperCase(Locale.ROOT),
                        i == 3 ? "" : "+0." + (17 * i % 90 + 10),
                        0xC02030 + 0x1A30 * i))
                .toList();
        return new Scoreboard("LAP " + (1 + (int) t / 9) + "/9", String.format(Locale.ROOT, "%.1f", t), rows);
    }

    @Override
    public Box captureVolume() {
        return switch (sport) {
            case ICE_HOCKEY -> new Box(new Vec3(12, -7, 0), new Vec3(28, 7, 2.5));
            case SHORT_TRACK -> new Box(new Vec3(-8, -11, 0), new Vec3(8, -4, 2.2));
            case SKI_CROSS -> COURSE.kickerVolume();
        };
    }
}
