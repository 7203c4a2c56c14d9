package dev.slipstream.simulator.body;

import java.util.ArrayList;
import java.util.List;

/** An action as key poses in time: smooth from one to the next, held before the first and after the last. */
public final class Clip {
    private final List<Pose> poses = new ArrayList<>();
    private final List<Double> times = new ArrayList<>();

    private Clip() {}

    public static Clip from(double time, Pose pose) {
        return new Clip().then(time, pose);
    }

    /** Used while a clip is written; it is read-only thereafter. */
    public Clip then(double time, Pose pose) {
        if (!times.isEmpty() && time <= end()) {
            throw new IllegalArgumentException("key at " + time + " s does not follow the one at " + end() + " s");
        }
        times.add(time);
        poses.add(pose);
        return this;
    }

    public double end() {
        return times.get(times.size() - 1);
    }

    /** Eased from key to key: velocities are zero at keys, so that nothing overshoots. */
    public Pose at(double time) {
        int last = times.size() - 1;
        if (time <= times.get(0)) {
            return poses.get(0);
        }
        for (int i = 0; i < last; i++) {
            double from = times.get(i);
            double to = times.get(i + 1);
            if (time < to) {
                return poses.get(i).mix(poses.get(i + 1), Ease.smooth((time - from) / (to - from)));
            }
        }
        return poses.get(last);
    }
}
