package dev.slipstream.connectors.feed;

import dev.slipstream.contracts.record.ClockSource;
import dev.slipstream.contracts.record.FeedRegistration;
import dev.slipstream.contracts.record.Pacing;
import dev.slipstream.vision.media.MediaInfo;

import java.time.Instant;

/**
 * Which clock dates a feed's pictures, and how well. Chosen once per epoch: the operator's word first, then time stamps that
 * a sender counts from 1970, then the sender's clock, then, for a file that is not played as if live, the time inside the
 * media; arrival otherwise.
 *
 * @param source the clock
 * @param anchorMicros capture time of media time zero, microseconds since 1970
 * @param errorMicros half width of the interval that holds the truth; {@link #UNKNOWN} where nothing bounds it
 */
record CaptureClock(ClockSource source, long anchorMicros, long errorMicros) {
    static final long UNKNOWN = Long.MAX_VALUE;

    /** A creation time in a container is written in whole seconds. */
    private static final long CREATION_TIME_RESOLUTION = 1_000_000;

    /** RTP sender reports come from a host that NTP keeps; RFC 5905 calls tens of milliseconds usual across a WAN. */
    private static final long SENDER_CLOCK_ERROR = 50_000;

    /** No broadcast encoder and no network takes longer; time stamps that say so do not count from 1970. */
    private static final long LONGEST_UNDER_WAY = 60_000_000;

    /** How far this machine's clock may be behind the sender's before its time stamps are not believed. */
    private static final long FURTHEST_AHEAD = 1_000_000;

    /**
     * @param arrivalMicros this machine's clock at media time zero, as far as arrival tells: transport and encoder delay
     *     make it late by an amount that nobody here can know
     */
    static CaptureClock choose(FeedRegistration feed, MediaInfo info, long arrivalMicros) {
        Instant registered = feed.getStartTime();
        if (registered != null) {
            return new CaptureClock(ClockSource.REGISTRATION, FeedTime.micros(registered), 0);
        }
        Long locked = feed.getEpochLockMicros();
        if (locked != null && info.live() && info.timeStamp().isPresent()) {
            long captured = nearest(info.timeStamp().getAsLong(), arrivalMicros);
            if (captured > arrivalMicros - LONGEST_UNDER_WAY && captured < arrivalMicros + FURTHEST_AHEAD) {
                return new CaptureClock(ClockSource.MEDIA, captured, locked);
            }
        }
        Instant sender = info.senderTime();
        if (sender != null) {
            return new CaptureClock(ClockSource.RTCP, FeedTime.micros(sender), SENDER_CLOCK_ERROR);
        }
        Instant created = info.creationTime();
        if (!info.live() && feed.getPacing() == Pacing.FAST && created != null) {
            return new CaptureClock(ClockSource.MEDIA, FeedTime.micros(created), CREATION_TIME_RESOLUTION);
        }
        return new CaptureClock(ClockSource.ARRIVAL, arrivalMicros, UNKNOWN);
    }

    /** The time that a time stamp of 33 bits means: of all that it may mean, a day apart, the one nearest to another time. */
    private static long nearest(long timeStamp, long micros) {
        long ticks = MediaInfo.ticks(micros);
        long half = MediaInfo.TICKS_MODULUS / 2;
        long apart = Math.floorMod(timeStamp - ticks + half, MediaInfo.TICKS_MODULUS) - half;
        return ((ticks + apart) * 100 + 4) / 9;
    }
}
