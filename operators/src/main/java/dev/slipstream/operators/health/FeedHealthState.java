package dev.slipstream.operators.health;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * State of one feed's health: a thumbnail (2.3 KB), {@value LoopFinder#MOST_SAMPLES} fingerprints (1 KB) and at most one spell of each
 * kind, however long the feed runs. One per feed stays after the epoch's end, emptied, to recognise replays; feeds are a few hundred. A
 * Flink POJO.
 */
public class FeedHealthState {
    /** After so much time without a segment nobody knows what was shown; what is pending begins anew. Three segments, or some that were shed. */
    private static final long GAP_MICROS = 6_000_000;

    public long epoch;
    public long sequence;
    public boolean ended;
    /** Capture time at which the last segment ended, microseconds since 1970. */
    public long endMicros;
    /** The same from the start of the epoch. */
    public long mediaEndMicros;
    /** Of the last segment. */
    public byte @Nullable [] thumbnail;
    /** Whether the epoch ever had sound that was measured. */
    public boolean sounded;
    /** Oldest first. */
    public long[] fingerprints = new long[0];
    /** By the check's name. */
    public Map<String, Spell> spells = new HashMap<>();

    public FeedHealthState() {}

    /** The state of a feed of which nothing was seen in this epoch. */
    static FeedHealthState before(long epoch) {
        FeedHealthState state = new FeedHealthState();
        state.epoch = epoch;
        state.sequence = -1;
        return state;
    }

    /** What is left of it after the epoch's end. */
    FeedHealthState ended(long endSequence) {
        FeedHealthState ended = before(epoch);
        ended.sequence = endSequence;
        ended.ended = true;
        return ended;
    }

    /** Takes a segment in; the checks that it fails. */
    Set<Check> take(HealthSignals signals, byte[] now) {
        if (sequence >= 0 && signals.captureMicros - endMicros > GAP_MICROS) {
            thumbnail = null;
            fingerprints = new long[0];
            spells.values().removeIf(spell -> !spell.active);
        }
        remember(signals.sequence - sequence - 1, Fingerprint.of(now));
        Set<Check> failed = failed(signals, now);
        thumbnail = now;
        sequence = signals.sequence;
        endMicros = signals.captureMicros + signals.durationMicros;
        mediaEndMicros = signals.mediaMicros + signals.durationMicros;
        return failed;
    }

    private void remember(long missing, long fingerprint) {
        int unknown = fingerprints.length == 0 ? 0 : (int) Math.min(missing, LoopFinder.MOST_SAMPLES);
        long[] all = Arrays.copyOf(fingerprints, fingerprints.length + unknown + 1);
        Arrays.fill(all, fingerprints.length, all.length - 1, LoopFinder.UNKNOWN);
        all[all.length - 1] = fingerprint;
        fingerprints = Arrays.copyOfRange(all, Math.max(0, all.length - LoopFinder.MOST_SAMPLES), all.length);
    }

    private Set<Check> failed(HealthSignals signals, byte[] now) {
        Set<Check> failed = EnumSet.noneOf(Check.class);
        if (PictureSigns.isBlack(now)) {
            failed.add(Check.BLACK); // It stands still too, and one alarm is enough.
        } else if (thumbnail != null && isStill(signals, thumbnail, now)) {
            failed.add(Check.FROZEN);
        } else if (loopSamples() > 0) {
            failed.add(Check.LOOPING);
        }
        sounded |= signals.heard;
        // Sound that stops altogether is silence; a feed that never had any is not silent.
        if (sounded && (!signals.heard || signals.loudest < Check.SILENCE)) {
            failed.add(Check.SILENT);
        }
        return failed;
    }

    private static boolean isStill(HealthSignals signals, byte[] before, byte[] now) {
        return PictureSigns.isSame(before, now, PictureSigns.isFewBytes(signals.pictureBytes, signals.macroblocks));
    }

    /** Samples after which the newest came before; 0 = it did not. */
    int loopSamples() {
        return LoopFinder.period(fingerprints);
    }
}
