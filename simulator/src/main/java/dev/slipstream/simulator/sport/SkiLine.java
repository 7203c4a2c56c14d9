package dev.slipstream.simulator.sport;

import dev.slipstream.simulator.body.Ease;

import java.util.ArrayList;
import java.util.List;

/** The way that one skier takes over the plan: from gate to gate, past one if it is missed, straight over the kicker. */
final class SkiLine {
    static final int NO_GATE = -1;

    private final List<double[]> points = new ArrayList<>();

    /**
     * @param missed index of the gate that is passed on the wrong side, or {@link #NO_GATE}
     */
    SkiLine(int missed) {
        double[][] gates = SkiCourse.line();
        add(-40, 0);
        add(13, 0);
        for (int i = 0; i < gates.length; i++) {
            if (gates[i][0] > SkiCourse.LIP_X && gates[i - 1][0] < SkiCourse.LIP_X) {
                add(57, 0);
                add(79, 0);
            }
            add(gates[i][0], i == missed ? SkiCourse.wrongSide(i) : gates[i][1]);
        }
        add(SkiCourse.FINISH_X + 4, 0);
        add(SkiCourse.LENGTH + 40, 0);
    }

    private void add(double x, double y) {
        points.add(new double[] {x, y});
    }

    double y(double x) {
        int i = leg(x);
        double[] a = points.get(i);
        double[] b = points.get(i + 1);
        return Ease.mix(a[1], b[1], Ease.smooth((x - a[0]) / (b[0] - a[0])));
    }

    /** dy/dx, by a central difference as wide as a ski is long: edges do not change at once. */
    double slope(double x) {
        return (y(x + 0.9) - y(x - 0.9)) / 1.8;
    }

    /** d²y/dx², 1/m, smoothed likewise. */
    double bend(double x) {
        return (slope(x + 1.2) - slope(x - 1.2)) / 2.4;
    }

    private int leg(double x) {
        for (int i = points.size() - 2; i > 0; i--) {
            if (x >= points.get(i)[0]) {
                return i;
            }
        }
        return 0;
    }
}
