package dev.slipstream.simulator.broadcast;

import java.util.List;

/**
 * A whole broadcast: what is on air at every second.
 *
 * @param shots from 0 to {@code seconds}, without gaps
 * @param cues by their beginning; some are on at the same time
 */
public record Programme(double seconds, List<Shot> shots, List<Cue> cues) {
    public Programme {
        shots = List.copyOf(shots);
        cues = List.copyOf(cues);
    }

    /** The shot on air; the last one from the end on. */
    public Shot shot(double seconds) {
        for (Shot shot : shots) {
            if (seconds < shot.to()) {
                return shot;
            }
        }
        return shots.get(shots.size() - 1);
    }
}
