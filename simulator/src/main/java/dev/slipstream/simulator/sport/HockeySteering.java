package dev.slipstream.simulator.sport;

import dev.slipstream.simulator.body.Ease;
import dev.slipstream.simulator.geometry.Vec3;

import java.util.ArrayList;
import java.util.List;

/**
 * Moves all players through the game once, in small steps: each towards the next place of the script as fast as it
 * takes to be there in time, within what skates can do, apart from each other and from boards and goals (after
 * Reynolds, Steering Behaviors for Autonomous Characters, 1999).
 */
final class HockeySteering {
    private static final int SUBSTEPS = 2;
    private static final double DT = HockeyMotion.STEP / SUBSTEPS;
    private static final double FASTEST = 9;
    private static final double STRONGEST = 7.5;
    private static final double SLIDING = 3.2;
    private static final double APART = 1.25;
    private static final double HALF_LENGTH = 29.4;
    private static final double HALF_WIDTH = 14.4;
    private static final double CORNER = 8.0;
    private static final int N = HockeyScript.PLAYERS;

    private final HockeyScript script;
    private final HockeyFacing facing;
    private final Puck planned;
    private final List<List<HockeyScript.Waypoint>> routes = new ArrayList<>();
    private final int[] next = new int[N];
    private final double[] x = new double[N];
    private final double[] y = new double[N];
    private final double[] vx = new double[N];
    private final double[] vy = new double[N];
    private final double[] ax = new double[N];
    private final double[] ay = new double[N];
    private final double[] heading = new double[N];
    private final double[] phase = new double[N];
    private final double[] push = new double[N];
    private final double[] lean = new double[N];

    /**
     * @param planned where the puck will be, about
     */
    HockeySteering(HockeyScript script, Puck planned) {
        this.script = script;
        this.planned = planned;
        this.facing = new HockeyFacing(script);
        for (int i = 0; i < N; i++) {
            List<HockeyScript.Waypoint> route = script.route(i);
            routes.add(route);
            if (!route.isEmpty()) {
                x[i] = route.get(0).x();
                y[i] = route.get(0).y();
                if (route.size() > 1) {
                    double time =
                            Math.max(0.5, route.get(1).time() - route.get(0).time());
                    vx[i] = (route.get(1).x() - x[i]) / time;
                    vy[i] = (route.get(1).y() - y[i]) / time;
                }
            }
            phase[i] = 0.37 * i;
        }
        x[HockeyScript.HOME_KEEPER] = -25.2;
        heading[HockeyScript.KEEPER] = StrictMath.PI;
        x[HockeyScript.KEEPER] = 25.1;
        for (int i = 0; i < N; i++) {
            if (vx[i] != 0 || vy[i] != 0) {
                heading[i] = StrictMath.atan2(vy[i], vx[i]);
            }
        }
    }

    HockeyMotion run(double seconds) {
        int steps = (int) Math.ceil(seconds / HockeyMotion.STEP) + 2;
        float[][][] samples = new float[N][HockeyMotion.CHANNELS][steps];
        for (int s = 0; s < steps; s++) {
            for (int i = 0; i < N; i++) {
                double[] v = {x[i], y[i], vx[i], vy[i], heading[i], phase[i], push[i], lean[i]};
                for (int c = 0; c < v.length; c++) {
                    samples[i][c][s] = (float) v[c];
                }
            }
            for (int k = 0; k < SUBSTEPS; k++) {
                step(s * HockeyMotion.STEP + k * DT);
            }
        }
        return new HockeyMotion(samples);
    }

    private void step(double t) {
        Vec3 puck = planned.at(t);
        for (int i = 0; i < N; i++) {
            if (downed(i, t)) {
                slow(i);
            } else {
                steer(i, t, puck);
            }
        }
        keepApart(t);
        for (int i = 0; i < N; i++) {
            avoidBoards(i);
            vx[i] += ax[i] * DT;
            vy[i] += ay[i] * DT;
            x[i] += vx[i] * DT;
            y[i] += vy[i] * DT;
            if (!downed(i, t)) {
                turn(i, t, puck);
            }
            stride(i, t);
        }
    }

    private boolean downed(int i, double t) {
        for (HockeyScript.Down d : script.downs()) {
            if (d.player() == i && t >= d.from() && t < d.to()) {
                return true;
            }
        }
        return false;
    }

    private void slow(int i) {
        double speed = Math.sqrt(vx[i] * vx[i] + vy[i] * vy[i]);
        double k = speed < 1e-6 ? 0 : Math.min(SLIDING, speed / DT) / speed;
        ax[i] = -vx[i] * k;
        ay[i] = -vy[i] * k;
    }

    private void steer(int i, double t, Vec3 puck) {
        double tx = x[i];
        double ty = y[i];
        double time = 0.6;
        if (i == HockeyScript.KEEPER || i == HockeyScript.HOME_KEEPER) {
            double line = i == HockeyScript.KEEPER ? 26.35 : -26.35;
            Vec3 out = puck.minus(new Vec3(line, 0, puck.z())).unit();
            tx = line + out.x() * 1.30;
            ty = Math.max(-0.75, Math.min(0.75, out.y() * 1.30));
            time = 0.45;
        } else {
            List<HockeyScript.Waypoint> route = routes.get(i);
            while (next[i] < route.size() && route.get(next[i]).time() <= t + 0.02) {
                next[i]++;
            }
            if (next[i] < route.size()) {
                HockeyScript.Waypoint w = route.get(next[i]);
                tx = w.x();
                ty = w.y();
                time = Math.max(0.28, w.time() - t);
            }
        }
        double wx = (tx - x[i]) / time;
        double wy = (ty - y[i]) / time;
        double speed = Math.sqrt(wx * wx + wy * wy);
        double k = speed > FASTEST ? FASTEST / speed : 1;
        ax[i] = 4.0 * (wx * k - vx[i]);
        ay[i] = 4.0 * (wy * k - vy[i]);
        double a = Math.sqrt(ax[i] * ax[i] + ay[i] * ay[i]);
        if (a > STRONGEST) {
            ax[i] *= STRONGEST / a;
            ay[i] *= STRONGEST / a;
        }
    }

    private void keepApart(double t) {
        for (int i = 0; i < N; i++) {
            for (int j = i + 1; j < N; j++) {
                double dx = x[j] - x[i];
                double dy = y[j] - y[i];
                double d2 = dx * dx + dy * dy;
                if (d2 > APART * APART) {
                    continue;
                }
                double allowed = allowed(i, j, t);
                double d = Math.max(0.05, Math.sqrt(d2));
                if (d < allowed) {
                    double closing = ((vx[j] - vx[i]) * dx + (vy[j] - vy[i]) * dy) / d;
                    double force = 60 * (allowed - d) - 5 * Math.min(0, closing);
                    ax[i] -= force * dx / d;
                    ay[i] -= force * dy / d;
                    ax[j] += force * dx / d;
                    ay[j] += force * dy / d;
                }
            }
        }
    }

    private double allowed(int i, int j, double t) {
        for (HockeyScript.Contact c : script.contacts()) {
            boolean pair = (c.one() == i && c.other() == j) || (c.one() == j && c.other() == i);
            if (pair && t >= c.from() && t < c.to()) {
                return Ease.mix(APART, c.distance(), Ease.window(t, c.from(), 0.3, c.to(), 0.6));
            }
        }
        return APART;
    }

    private void avoidBoards(int i) {
        double cx = Math.max(0, Math.abs(x[i]) - (HALF_LENGTH - CORNER));
        double cy = Math.max(0, Math.abs(y[i]) - (HALF_WIDTH - CORNER));
        double r = Math.sqrt(cx * cx + cy * cy);
        if (r > CORNER) {
            double push = 80 * (r - CORNER);
            ax[i] -= push * cx / r * Math.signum(x[i]);
            ay[i] -= push * cy / r * Math.signum(y[i]);
        }
        boolean keeper = i == HockeyScript.KEEPER || i == HockeyScript.HOME_KEEPER;
        double gx = Math.abs(x[i]) - 26.5;
        if (!keeper && Math.abs(gx) < 1.3 && Math.abs(y[i]) < 1.7) {
            ay[i] += 40 * (1.7 - Math.abs(y[i])) * (y[i] < 0 ? -1 : 1);
        }
    }

    private void turn(int i, double t, Vec3 puck) {
        double want = facing.heading(i, t, new Vec3(x[i], y[i], 0), new Vec3(vx[i], vy[i], 0), heading[i], puck, x, y);
        double off = want - heading[i];
        off -= 2 * StrictMath.PI * Math.floor(off / (2 * StrictMath.PI) + 0.5);
        heading[i] += Math.max(-5.5, Math.min(5.5, off * 7)) * DT;
    }

    private void stride(int i, double t) {
        double speed = Math.sqrt(vx[i] * vx[i] + vy[i] * vy[i]);
        double c = StrictMath.cos(heading[i]);
        double s = StrictMath.sin(heading[i]);
        double ahead = ax[i] * c + ay[i] * s;
        double effort = Math.min(1, speed / 2.5) * Math.max(0.15, Math.min(1, 0.55 + 0.16 * ahead));
        if (vx[i] * c + vy[i] * s < 0) {
            effort *= 0.45;
        }
        double settle = Math.min(1, DT / 0.25);
        push[i] += (effort - push[i]) * settle;
        phase[i] += (0.45 + 0.085 * speed) * DT;
        double sideways = Math.max(-0.32, Math.min(0.32, (ay[i] * c - ax[i] * s) / 9.81 * 0.6));
        lean[i] += (sideways * Math.min(1, speed / 3) - lean[i]) * settle;
        if (downed(i, t)) {
            lean[i] *= 1 - settle;
        }
    }
}
