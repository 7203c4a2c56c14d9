package dev.slipstream.simulator.sport;

import dev.slipstream.simulator.body.Ease;
import dev.slipstream.simulator.geometry.Box;
import dev.slipstream.simulator.geometry.Vec3;

import java.util.ArrayList;
import java.util.List;

/**
 * The ski cross course: down along x from a start ramp over rollers and banked turns to a kicker, to a finish on level
 * snow at z = 0. Plan coordinates in metres; the course lies within 14 m of the x axis.
 */
public final class SkiCourse implements Terrain {
    /**
     * Two poles with a panel between them on the inside of a turn; skiers pass on the side away from the axis.
     *
     * @param left base of the left pole, on the snow, as skiers see it
     * @param colour 0xRRGGBB, red and blue by turns
     */
    public record Gate(Vec3 left, Vec3 right, int colour) {}

    public static final double LENGTH = 130;
    public static final double HALF_WIDTH = 14;
    public static final double START_X = 8;
    public static final double FINISH_X = 112;
    /** Where the take-off ends. */
    public static final double LIP_X = 62;

    private static final double SLOPE = StrictMath.tan(StrictMath.toRadians(14));
    private static final double START_SLOPE = StrictMath.tan(StrictMath.toRadians(24));
    private static final double RAMP_END = 22;
    private static final double OUTRUN = 104;
    private static final double OUTRUN_END = 116;
    private static final double KICKER_LENGTH = 9;
    private static final double KICKER_HEIGHT = 1.6;
    /** Where the gates stand along the course, and to which side of its axis skiers go round them. */
    private static final double[][] TURNS = {{24, 1}, {36, -1}, {48, 1}, {88, -1}, {98, 1}, {107, -1}};
    /** The turning pole is a little off the axis, skiers a body's lean further out. */
    private static final double POLE_Y = 0.25;

    private static final double LINE_Y = 1.35;
    private static final double GATE_WIDTH = 1.8;

    private final List<Gate> gates = new ArrayList<>();

    public SkiCourse() {
        for (int i = 0; i < TURNS.length; i++) {
            double x = TURNS[i][0];
            double turning = TURNS[i][1] * POLE_Y;
            double other = TURNS[i][1] * (POLE_Y - GATE_WIDTH);
            gates.add(new Gate(
                    base(x, Math.max(turning, other)),
                    base(x, Math.min(turning, other)),
                    i % 2 == 0 ? 0xD8202C : 0x1C54C8));
        }
    }

    private Vec3 base(double x, double y) {
        return new Vec3(x, y, height(x, y));
    }

    public List<Gate> gates() {
        return List.copyOf(gates);
    }

    /** Where the ring of cameras looks: from before the lip to behind the landing. */
    public Box kickerVolume() {
        double foot = height(79, 0);
        return new Box(new Vec3(60.5, -4, foot), new Vec3(79, 4, foot + 8.5));
    }

    /** Where skiers turn at each gate: x and y. */
    static double[][] line() {
        double[][] line = new double[TURNS.length][];
        for (int i = 0; i < line.length; i++) {
            line[i] = new double[] {TURNS[i][0], TURNS[i][1] * LINE_Y};
        }
        return line;
    }

    /** Where one is who passes a gate on the wrong side. */
    static double wrongSide(int gate) {
        return TURNS[gate][1] * (POLE_Y - GATE_WIDTH - 0.9);
    }

    @Override
    public double height(double x, double y) {
        return base(x) + kicker(x, y) + rollers(x, y) + banks(x, y) + sides(x, y);
    }

    /** Integral of the slope, zero at the end of the out-run. */
    private static double base(double x) {
        double fall = (OUTRUN_END - OUTRUN) * SLOPE * tail((x - OUTRUN) / (OUTRUN_END - OUTRUN));
        double even = SLOPE * (OUTRUN - Math.min(x, OUTRUN));
        double steep = Math.max(0, RAMP_END - x) / RAMP_END;
        return fall + even + (START_SLOPE - SLOPE) * RAMP_END * steep * steep * 0.8;
    }

    /** Height left to fall while the slope eases out over a length of one: 1 - u + u³ - u⁴/2 less its end. */
    private static double tail(double u) {
        double c = Math.max(0, Math.min(1, u));
        return 0.5 - (c - c * c * c + c * c * c * c / 2);
    }

    /** A ramp with an even end, a step down to the table, and the landing. */
    private static double kicker(double x, double y) {
        double wide = 1 - Ease.smooth((Math.abs(y) - 4.2) / 2.0);
        double u = (x - (LIP_X - KICKER_LENGTH)) / KICKER_LENGTH;
        if (u <= 0 || wide <= 0) {
            return 0;
        }
        if (u <= 1) {
            return wide * KICKER_HEIGHT * (1.6 * u * u - 0.6 * u * u * u);
        }
        double step = KICKER_HEIGHT - 0.5 * Ease.smooth((x - LIP_X) / 0.7);
        return wide * step * (1 - Ease.smooth((x - 70) / 10));
    }

    private static double rollers(double x, double y) {
        double wide = 1 - Ease.smooth((Math.abs(y) - 8) / 4);
        double top = Ease.window(x, 9, 4, 24, 6) * StrictMath.sin((x - 9) * 0.85);
        double bottom = Ease.window(x, 84, 4, 102, 5) * StrictMath.sin((x - 84) * 0.80);
        return wide * 0.22 * (top + bottom);
    }

    /** Snow piled up on the outside of each turn. */
    private static double banks(double x, double y) {
        double sum = 0;
        for (double[] turn : TURNS) {
            double along = (x - turn[0] - 0.5) / 5.5;
            double near = Math.max(0, 1 - along * along);
            sum += 1.1 * near * near * Ease.smooth((turn[1] * y - LINE_Y + 0.6) / 3.2);
        }
        return sum;
    }

    private static double sides(double x, double y) {
        double out = Math.max(0, Math.abs(y) - 10);
        return 0.012 * out * out * (1 + 0.25 * StrictMath.sin(x * 0.06 + y * 0.02));
    }
}
