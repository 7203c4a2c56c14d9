package dev.slipstream.operators.describe;

import java.util.ArrayList;
import java.util.List;

/**
 * State of one feed's shots that closed a short while ago, to be described again when the results system speaks after
 * the pictures: goals are keyed in some seconds after they fall and corrected within the minute, so {@link #MAX_SHOTS}
 * shots, each for {@link #KEPT_MILLIS} of event time; what is said later concerns the archive. At most 8 times an
 * {@link OpenShot}, in practice some 30 KB per feed, and nothing a minute after the feed's last shot. A Flink POJO.
 */
public class RecentShots {
    /** A minute of the quickest cutting that still gives viewers a picture to describe. */
    static final int MAX_SHOTS = 8;

    static final long KEPT_MILLIS = 60_000;

    /** In the order in which they closed; {@link OpenShot#timer} says until when each is kept. */
    public List<OpenShot> shots = new ArrayList<>();

    /** Milliseconds since 1970 of the one timer that is set while there are shots. */
    public long timer;

    public RecentShots() {}

    /** Keeps a shot that has just closed, until {@code KEPT_MILLIS} after {@code now}. */
    void add(OpenShot shot, long now) {
        shot.timer = now + KEPT_MILLIS;
        shots.add(shot);
        if (shots.size() > MAX_SHOTS) {
            shots.remove(0);
        }
    }

    /** Forgets what is due. */
    void expire(long now) {
        shots.removeIf(shot -> shot.timer <= now);
    }

    /** When the next shot is due; only where there is one. */
    long nextDue() {
        return shots.stream().mapToLong(shot -> shot.timer).min().orElseThrow();
    }
}
