package dev.slipstream.contracts;

import dev.slipstream.contracts.record.HealthCondition;

import java.util.Locale;
import java.util.regex.Pattern;

/** Deterministic ids: the same input read again gets the same id, so a replay overwrites and never duplicates. */
public final class Ids {
    /** Half of a picture's time at 50 pictures a second. */
    public static final long REPLAY_SLOT_MICROS = 10_000;

    private static final Pattern FEED = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}");

    private Ids() {}

    /** Whether a feed's name can stand in file names, topic keys and document ids everywhere. */
    public static boolean isFeedName(String name) {
        return FEED.matcher(name).matches() && !name.contains("..");
    }

    public static String segment(String feed, long epoch, long sequence) {
        return feed + "/" + epoch + "/" + sequence;
    }

    /** A shot is named by its first sample, which a replay finds again. */
    public static String shot(String feed, long epoch, long firstSequence) {
        return feed + "/" + epoch + "/shot-" + firstSequence;
    }

    /** A spell of bad health is named by its first segment, whatever its end. */
    public static String health(String feed, long epoch, HealthCondition condition, long firstSequence) {
        return feed + "/" + epoch + "/" + condition.name().toLowerCase(Locale.ROOT) + "-" + firstSequence;
    }

    /**
     * A replay is named by its moment, to {@value #REPLAY_SLOT_MICROS} microseconds: cameras take no picture in between, so whoever
     * asks for a moment within the same stretch asks for the same replay.
     */
    public static String replay(String group, long momentMicros) {
        return group + "/replay-" + replaySlot(momentMicros) / 1_000;
    }

    /** The moment that stands for all within its stretch, microseconds since 1970. */
    public static long replaySlot(long momentMicros) {
        return Math.floorDiv(momentMicros + REPLAY_SLOT_MICROS / 2, REPLAY_SLOT_MICROS) * REPLAY_SLOT_MICROS;
    }

    public static String deadLetter(String origin, String record) {
        return origin + ":" + record;
    }
}
