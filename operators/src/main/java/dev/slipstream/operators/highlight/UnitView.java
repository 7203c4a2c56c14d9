package dev.slipstream.operators.highlight;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * All that is known of a unit when it is judged.
 *
 * @param tracks of its feeds, in order of their names
 * @param nowMicros newest capture time that is known of, microseconds since 1970
 */
record UnitView(String unit, @Nullable String sport, List<FeedTrack> tracks, UnitFacts facts, long nowMicros) {
    /** Whether somebody could have heard what happened at this time. */
    boolean hears(long micros) {
        return tracks.stream().anyMatch(track -> track.holds(micros) && track.hears(micros));
    }
}
