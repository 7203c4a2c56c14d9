package dev.slipstream.simulator.feed;

import dev.slipstream.contracts.Ids;
import dev.slipstream.contracts.record.FeedRegistration;
import dev.slipstream.contracts.record.Segment;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One feed that plays a file's segments over and over: the media is always the same that lies in the store, while ids,
 * sequence and times go on. Its sender's clock is good, so capture times are without error.
 */
final class SegmentLoop {
    private final FeedRegistration feed;
    private final List<Segment> segments;
    private final long epoch;
    private int at;
    private long sequence;
    private Instant capture;
    private long mediaMicros;

    /**
     * @param segments of one file in order, as recorded; shared by feeds that play the same
     * @param at the segment to begin with
     * @param start capture time of the first segment's first picture
     */
    SegmentLoop(FeedRegistration feed, List<Segment> segments, int at, Instant start) {
        this.feed = feed;
        this.segments = segments;
        this.at = at;
        this.capture = start;
        this.epoch = start.toEpochMilli();
    }

    /** When the next segment is complete. */
    Instant due() {
        return capture.plus(micros(segments.get(at).getDurationMicros()));
    }

    /**
     * The next segment. Valid until the next call for any feed that shares its file: a record is only ever encoded, and
     * copying its picture for each feed would be most of the work.
     */
    Segment next(Instant now) {
        Segment segment = segments.get(at);
        Duration later = Duration.between(segment.getCaptureTime(), capture);
        segment.setId(Ids.segment(feed.getFeed(), epoch, sequence));
        segment.setFeed(feed.getFeed());
        segment.setEpoch(epoch);
        segment.setSequence(sequence);
        segment.setCaptureTime(capture);
        segment.setMediaTimeMicros(mediaMicros);
        segment.setIngestTime(now);
        segment.setUnit(feed.getUnit());
        segment.setSport(feed.getSport());
        segment.setCameraGroup(feed.getCameraGroup());
        segment.setPriority(feed.getPriority());
        if (segment.getSample() != null) {
            segment.getSample()
                    .setCaptureTime(segment.getSample().getCaptureTime().plus(later));
        }
        if (segment.getLoudness() != null) {
            segment.getLoudness()
                    .setStartTime(segment.getLoudness().getStartTime().plus(later));
        }
        capture = due();
        mediaMicros += segment.getDurationMicros();
        sequence++;
        at = (at + 1) % segments.size();
        return segment;
    }

    private static Duration micros(long micros) {
        return Duration.ofNanos(micros * 1_000);
    }
}
