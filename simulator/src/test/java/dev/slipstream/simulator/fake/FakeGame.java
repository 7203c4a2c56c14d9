package dev.slipstream.simulator.fake;

import dev.slipstream.simulator.body.Cone;
import dev.slipstream.simulator.body.Figure;
import dev.slipstream.simulator.body.Outfit;
import dev.slipstream.simulator.body.Surface;
import dev.slipstream.simulator.body.TorsoFrame;
import dev.slipstream.simulator.geometry.Box;
import dev.slipstream.simulator.geometry.Vec3;
import dev.slipstream.simulator.sport.Athlete;
import dev.slipstream.simulator.sport.Competition;
import dev.slipstream.simulator.sport.Moment;
import dev.slipstream.simulator.sport.ResultStep;
import dev.slipstream.simulator.sport.ResultStep.Standing;
import dev.slipstream.simulator.sport.ResultStep.Status;
import dev.slipstream.simulator.sport.Scene;
import dev.slipstream.simulator.sport.Scoreboard;
import dev.slipstream.simulator.sport.Sport;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** Four players of two teams and one who races alone; thirty seconds with a goal, a fall and a correction. */
public record FakeGame(Sport sport, List<Moment> moments) implements Competition {
    private static final Outfit RED = new Outfit(0xC02020, 0xF0F0F0, 0x202020, 0xFFFFFF, 0xC02020, 0xE0B090, 0x402010);

    public static FakeGame hockey() {
        return new FakeGame(
                Sport.ICE_HOCKEY,
                List.of(
                        new Moment(Moment.Type.START, 1, List.of(), 0.3),
                        new Moment(Moment.Type.GOAL, 10, List.of("1000001", "1000002"), 0.9),
                        new Moment(Moment.Type.FALL, 22, List.of("2000002"), 0.5)));
    }

    /** The same people, but each for oneself. */
    public static FakeGame race() {
        return new FakeGame(Sport.SHORT_TRACK, hockey().moments());
    }

    @Override
    public String unit() {
        return sport == Sport.ICE_HOCKEY ? "IHOMTEAM11------------GPA-000100" : "STKM500M--------------FNL-000100";
    }

    @Override
    public String title() {
        return sport == Sport.ICE_HOCKEY ? "Men's Group A, Game 1" : "Men's 500 m";
    }

    @Override
    public List<Athlete> athletes() {
        return List.of(
                new Athlete("1000001", "7", "Åge", "Ødegård", "NOR", "M", RED),
                new Athlete("1000002", "12", "Jón", "Þórsson", "NOR", "M", RED),
                new Athlete("2000001", "3", "Łukasz", "Wiśniewski & Söhne", "POL", "M", RED),
                new Athlete("2000002", "29", "Đorđe", "\"Žuti\" Čović", "POL", "M", RED));
    }

    @Override
    public List<ResultStep> results() {
        return List.of(
                new ResultStep(0, Status.START_LIST, standings(null, null, null)),
                new ResultStep(12.4, Status.INTERMEDIATE, standings("1", null, null)),
                new ResultStep(25, Status.UNOFFICIAL, standings("1", 1, null)),
                new ResultStep(27, Status.OFFICIAL, standings("1", 1, null)),
                new ResultStep(29, Status.CORRECTED, standings("2", 1, "DSQ")));
    }

    private List<Standing> standings(@Nullable String first, @Nullable Integer rank, @Nullable String lastIrm) {
        if (sport == Sport.ICE_HOCKEY) {
            return List.of(
                    new Standing("IHOMTEAM11NOR01", "NOR", List.of("1000001", "1000002"), 1, rank, first, null),
                    new Standing(
                            "IHOMTEAM11POL01",
                            "POL",
                            List.of("2000001", "2000002"),
                            2,
                            lastIrm == null && rank != null ? 2 : null,
                            lastIrm == null && first != null ? "0" : null,
                            lastIrm));
        }
        return List.of(
                new Standing("1000001", "NOR", List.of("1000001"), 1, rank, first == null ? null : "41.27", null),
                new Standing("2000001", "POL", List.of("2000001"), 2, null, null, lastIrm));
    }

    /** Two stand, one slowly turning; an arm that tapers. */
    @Override
    public Scene at(double seconds) {
        Vec3 hip = new Vec3(StrictMath.cos(seconds), StrictMath.sin(seconds), 1);
        return new Scene(seconds, List.of(figure(0, hip), figure(3, new Vec3(2, 0, 1))), List.of());
    }

    private static Figure figure(int athlete, Vec3 hip) {
        Vec3 neck = hip.plus(new Vec3(0, 0, 0.6));
        return new Figure(
                athlete,
                RED,
                new TorsoFrame(hip, new Vec3(1, 0, 0), Vec3.UP, new Vec3(0, 1, 0), 0.4, 0.6),
                neck,
                List.of(
                        new Cone(hip, neck, 0.16, 0.2, Surface.TORSO),
                        new Cone(neck, neck.plus(new Vec3(0.5, 0, -0.3)), 0.06, 0.04, Surface.SLEEVE)));
    }

    @Override
    public Vec3 action(double seconds) {
        return new Vec3(0, 0, 1);
    }

    @Override
    public int featured(double seconds) {
        return 0;
    }

    @Override
    public Scoreboard scoreboard(double seconds) {
        return new Scoreboard("1ST PERIOD", "19:%02d".formatted(59 - (int) seconds), List.of());
    }

    @Override
    public Box captureVolume() {
        return new Box(new Vec3(-5, -5, 0), new Vec3(5, 5, 3));
    }
}
