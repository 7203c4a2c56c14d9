package dev.slipstream.connectors.feed;

import dev.slipstream.contracts.Ids;
import dev.slipstream.contracts.Reason;
import dev.slipstream.contracts.record.ClockSource;
import dev.slipstream.contracts.record.DeadLetter;
import dev.slipstream.contracts.record.FeedEvent;
import dev.slipstream.contracts.record.FeedOutput;
import dev.slipstream.contracts.record.FeedRegistration;
import dev.slipstream.contracts.record.FeedState;
import dev.slipstream.contracts.record.Outcome;
import dev.slipstream.contracts.record.Segment;
import dev.slipstream.contracts.record.SegmentKind;

/** Words the records that are not media: events, dead letters and the end of an epoch. */
final class FeedNotices {
    static final String ORIGIN = "feed-source";

    private final FeedTime time;

    FeedNotices(FeedTime time) {
        this.time = time;
    }

    FeedItem event(FeedRegistration feed, FeedProgress progress, FeedState state, String message) {
        FeedEvent event = FeedEvent.newBuilder()
                .setFeed(feed.getFeed())
                .setEpoch(progress.epoch())
                .setState(state)
                .setTime(FeedTime.instant(time.epochMicros()))
                .setMessage(message)
                .build();
        return new FeedItem(FeedOutput.newBuilder().setEvent(event).build(), progress, false);
    }

    /** A feed, or a segment of it, that could not be taken in. */
    FeedItem failed(String feed, FeedProgress progress, Reason reason, String record, int samples, String what) {
        return deadLetter(feed, progress, Outcome.FAILED, reason, record, samples, what);
    }

    /** What stands in the place of a segment that was shed. */
    FeedItem shed(FeedItem item) {
        Segment segment = item.output().getSegment();
        return deadLetter(
                segment.getFeed(),
                item.after(),
                Outcome.SHED,
                Reason.PIPELINE_BUSY,
                segment.getId(),
                1,
                "segment " + segment.getId() + " was shed: the pipeline did not take feed " + segment.getFeed()
                        + " as fast as it came");
    }

    /** Two neighbouring shed letters as one that counts both. */
    FeedItem mergeShed(FeedItem earlier, FeedItem later) {
        DeadLetter first = earlier.output().getDeadLetter();
        DeadLetter second = later.output().getDeadLetter();
        if (first.getOutcome() != Outcome.SHED || second.getOutcome() != Outcome.SHED) {
            throw new IllegalArgumentException("only letters of shed segments merge: " + first + ", " + second);
        }
        DeadLetter both = DeadLetter.newBuilder(first)
                .setSamples(first.getSamples() + second.getSamples())
                .setMessage((first.getSamples() + second.getSamples()) + " segments of feed " + first.getFeed()
                        + " were shed from " + first.getRecord() + " on: the pipeline did not take them as fast as they"
                        + " came; " + Reason.PIPELINE_BUSY.remedy())
                .build();
        return new FeedItem(FeedOutput.newBuilder().setDeadLetter(both).build(), later.after(), false);
    }

    /** Says that nothing more comes in this epoch, so that open shots close at once. */
    FeedItem end(FeedRegistration feed, FeedProgress progress) {
        long anchor = progress.isAnchored() ? progress.anchorMicros() : time.epochMicros();
        Segment end = Segment.newBuilder()
                .setId(Ids.segment(feed.getFeed(), progress.epoch(), progress.nextSequence()))
                .setFeed(feed.getFeed())
                .setEpoch(progress.epoch())
                .setSequence(progress.nextSequence())
                .setKind(SegmentKind.END)
                .setCaptureTime(FeedTime.instant(anchor + progress.mediaEndMicros()))
                .setMediaTimeMicros(progress.mediaEndMicros())
                .setClockSource(ClockSource.ARRIVAL)
                .setClockErrorMicros(CaptureClock.UNKNOWN)
                .setUnit(feed.getUnit())
                .setSport(feed.getSport())
                .setCameraGroup(feed.getCameraGroup())
                .setPriority(feed.getPriority())
                .setIngestTime(FeedTime.instant(time.epochMicros()))
                .build();
        return new FeedItem(FeedOutput.newBuilder().setSegment(end).build(), progress, false);
    }

    private FeedItem deadLetter(
            String feed, FeedProgress after, Outcome outcome, Reason reason, String record, int samples, String what) {
        DeadLetter letter = DeadLetter.newBuilder()
                .setId(Ids.deadLetter(ORIGIN, record))
                .setOutcome(outcome)
                .setReason(reason.name())
                .setOrigin(ORIGIN)
                .setFeed(feed)
                .setRecord(record)
                .setSamples(samples)
                .setMessage(what + "; " + reason.remedy())
                .setTime(FeedTime.instant(time.epochMicros()))
                .build();
        return new FeedItem(FeedOutput.newBuilder().setDeadLetter(letter).build(), after, false);
    }
}
