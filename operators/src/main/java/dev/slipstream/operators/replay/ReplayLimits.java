package dev.slipstream.operators.replay;

import java.io.Serializable;
import java.time.Duration;

/**
 * How far a replay may reach back and ahead, what it needs of its cameras, and how much is made at a time.
 *
 * @param window how far back segments are remembered, by capture time
 * @param deadline how long the last cameras are waited for after the moment and its post-roll, by capture time
 * @param longestRoll longest pre-roll and longest post-roll
 * @param skew largest clock error of a camera, and largest distance of its picture from the moment
 * @param quorum share of the rig's cameras that a replay needs, 0 to 1
 * @param parallel replays in the making at a time, in each subtask
 * @param queue most that wait for that, in each subtask
 * @param timeout after which a replay is published as it is, from when its cameras were complete
 */
public record ReplayLimits(
        Duration window,
        Duration deadline,
        Duration longestRoll,
        Duration skew,
        double quorum,
        int parallel,
        int queue,
        Duration timeout)
        implements Serializable {
    /** Fewer see no volume. */
    public static final int FEWEST_CAMERAS = 2;

    public ReplayLimits {
        if (parallel < 1 || queue < 1 || !(quorum >= 0 && quorum <= 1)) {
            throw new IllegalArgumentException("Parallel and queue are above zero and the quorum is a share: "
                    + parallel + ", " + queue + ", " + quorum);
        }
        for (Duration duration : new Duration[] {window, deadline, skew, timeout}) {
            if (duration.isNegative() || duration.isZero()) {
                throw new IllegalArgumentException("Window, deadline, skew and timeout are above zero: " + duration);
            }
        }
    }

    /** How many cameras of a rig a replay needs. */
    int needed(int cameras) {
        return Math.max(FEWEST_CAMERAS, (int) Math.ceil(quorum * cameras - 1e-9));
    }
}
