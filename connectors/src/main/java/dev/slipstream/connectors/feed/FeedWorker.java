package dev.slipstream.connectors.feed;

import dev.slipstream.connectors.media.MediaStore;
import dev.slipstream.contracts.Reason;
import dev.slipstream.contracts.record.ClockSource;
import dev.slipstream.contracts.record.FeedOutput;
import dev.slipstream.contracts.record.FeedRegistration;
import dev.slipstream.contracts.record.FeedState;
import dev.slipstream.contracts.record.Pacing;
import dev.slipstream.contracts.record.Segment;
import dev.slipstream.vision.media.CutSegment;
import dev.slipstream.vision.media.FeedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * One feed's thread: connects, reads, stores, hands over, and connects again. Whatever its feed does (hang, flood, reset
 * its clock, die), no other feed notices: nothing is shared but the media store.
 */
final class FeedWorker implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(FeedWorker.class);

    /** What all feeds of a reader share. */
    record Settings(
            FeedConnector connector,
            MediaStore store,
            ReconnectPolicy reconnect,
            boolean bounded,
            Duration timeLimit,
            FeedTime time,
            RandomGenerator random,
            FeedSourceMetrics metrics) {}

    private final FeedRegistration feed;
    private final Settings settings;
    private final FeedQueue queue;
    private final FeedNotices notices;
    private final SegmentRecorder recorder;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile FeedConnector.@Nullable Connection connection;

    // Only this thread:
    private FeedProgress progress;
    private int failures;
    private final long startedNanos;

    FeedWorker(FeedSplit split, Settings settings, FeedQueue queue, FeedNotices notices) {
        this.feed = split.registration();
        this.progress = split.progress();
        this.settings = settings;
        this.queue = queue;
        this.notices = notices;
        this.startedNanos = settings.time().nanos();
        this.recorder = new SegmentRecorder(settings.store(), settings.time());
    }

    @Override
    public void run() {
        try {
            while (!isStopped() && !progress.done()) {
                connectAndRead();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | LinkageError e) {
            // A defect of ours must end one feed, loudly, and not the job with its 400 others.
            LOG.error("Feed {} stopped by an internal error", feed.getFeed(), e);
            giveUp(Reason.FEED_UNREACHABLE, "feed " + feed.getFeed() + " was stopped by an internal error: " + e);
        } finally {
            queue.close();
        }
    }

    /** Asks the thread to end; returns at once. */
    void stop() {
        stopped.countDown();
        FeedConnector.Connection open = connection;
        if (open != null) {
            open.cancel();
        }
    }

    private boolean timeIsUp() {
        return !settings.timeLimit().isZero()
                && settings.time().nanos() - startedNanos
                        >= settings.timeLimit().toNanos();
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }

    private void connectAndRead() throws InterruptedException {
        boolean probing = settings.reconnect().isQuarantined(failures);
        say(probing ? FeedState.PROBING : FeedState.CONNECTING, "");
        FeedConnector.Connection open = null;
        try {
            open = settings.connector().connect(feed);
            connection = open;
            if (isStopped()) {
                return;
            }
            Epoch epoch = new Epoch(open);
            if (read(epoch)) {
                ended(epoch);
            }
        } catch (FeedException e) {
            failed(e, open != null && open.info().live());
        } finally {
            connection = null;
            if (open != null) {
                open.close();
            }
        }
    }

    /** Reads to the end; true if the media ended, false if this thread was stopped. */
    private boolean read(Epoch epoch) throws FeedException, InterruptedException {
        while (!isStopped()) {
            if (timeIsUp()) {
                return true;
            }
            CutSegment cut;
            try {
                cut = epoch.open.next();
            } catch (FeedException e) {
                if (e.kind() != FeedException.Kind.DISCONTINUITY || epoch.isJustBridged()) {
                    throw e;
                }
                settings.metrics().discontinuities.inc();
                say(FeedState.STREAMING, why(e));
                epoch.bridge();
                continue;
            }
            if (cut == null) {
                return true;
            }
            if (!epoch.take(cut)) {
                return false;
            }
        }
        return false;
    }

    private void ended(Epoch epoch) throws InterruptedException {
        queue.put(notices.end(feed, progress));
        if (epoch.live && !settings.bounded()) {
            // A live sender that closes its connection properly comes back the same way as one that breaks off.
            retry("feed " + feed.getFeed() + " was closed by its sender");
        } else if (epoch.isEmpty()) {
            giveUp(Reason.FEED_UNREACHABLE, "feed " + feed.getFeed() + " ended before a whole picture came");
        } else if (feed.getLoop()) {
            long anchor = feed.getPacing() == Pacing.FAST && progress.isAnchored()
                    ? progress.anchorMicros() + progress.mediaEndMicros()
                    : FeedProgress.NO_ANCHOR;
            progress = FeedProgress.from(progress.epoch() + 1).anchored(anchor);
        } else {
            progress = progress.finished();
            say(FeedState.ENDED, "the media ended");
        }
    }

    private void failed(FeedException e, boolean live) throws InterruptedException {
        switch (e.kind()) {
            case CANCELLED -> stopped.countDown();
            case REFUSED -> giveUp(Reason.ADDRESS_REFUSED, why(e));
            case UNSUPPORTED -> giveUp(Reason.MEDIA_UNSUPPORTED, why(e));
            case UNREACHABLE, BROKEN, DISCONTINUITY -> {
                if (live && progress.nextSequence() > 0) {
                    queue.put(notices.end(feed, progress));
                    if (settings.bounded()) {
                        progress = progress.finished();
                        say(FeedState.ENDED, why(e));
                        return;
                    }
                }
                retry(why(e));
            }
        }
    }

    private void retry(String why) throws InterruptedException {
        failures++;
        boolean quarantined = settings.reconnect().isQuarantined(failures);
        if (quarantined && settings.bounded()) {
            giveUp(Reason.FEED_UNREACHABLE, why);
            return;
        }
        Duration delay = settings.reconnect().delay(failures, settings.random());
        settings.metrics().reconnects.inc();
        say(quarantined ? FeedState.QUARANTINED : FeedState.BACKOFF, why + "; next try in " + delay.toMillis() + " ms");
        if (stopped.await(delay.toNanos(), TimeUnit.NANOSECONDS)) {
            LOG.debug("Feed {} stopped while waiting to reconnect", feed.getFeed());
        }
    }

    private void giveUp(Reason reason, String why) {
        progress = progress.finished();
        say(FeedState.REJECTED, why);
        enqueue(notices.failed(feed.getFeed(), progress, reason, feed.getFeed() + "@" + progress.epoch(), 0, why));
    }

    /** Without its full stop: more follows. */
    private static String why(FeedException e) {
        String message = String.valueOf(e.getMessage());
        return message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
    }

    private void say(FeedState state, String message) {
        LOG.info("Feed {} {} {}", feed.getFeed(), state, message);
        enqueue(notices.event(feed, progress, state, message));
    }

    private void enqueue(FeedItem notSegment) {
        // Never full for what is not a segment, so this neither waits nor sheds.
        queue.offerLive(notSegment, notices::shed);
    }

    /** One connection's segments, placed into the feed's epochs. */
    private final class Epoch {
        private final FeedConnector.Connection open;
        private final boolean live;
        private final boolean realTime;
        private long startNanos = settings.time().nanos();
        private long startMicros = settings.time().epochMicros();
        private @Nullable CaptureClock clock;
        private long alreadyEmitted;
        private long bridgeMicros;
        private long connectionEndMicros;
        private boolean justBridged;
        private boolean empty = true;

        Epoch(FeedConnector.Connection open) {
            this.open = open;
            this.live = open.info().live();
            this.realTime = !live && feed.getPacing() == Pacing.REALTIME;
            if (live) {
                begin();
            } else {
                // The same file gives the same segments again: pass over those that a checkpoint has.
                alreadyEmitted = progress.nextSequence();
            }
        }

        /** Live media never comes twice, so its epoch must be one that nobody used, crash or not. */
        private void begin() {
            long now = TimeUnit.MICROSECONDS.toMillis(settings.time().epochMicros());
            progress = FeedProgress.from(Math.max(progress.epoch() + 1, now));
            clock = null;
        }

        /** The timestamps jumped: live media begins a new epoch, a file goes on where it was. */
        void bridge() throws InterruptedException {
            if (live) {
                queue.put(notices.end(feed, progress));
                begin();
                startMicros = settings.time().epochMicros();
            } else {
                bridgeMicros += connectionEndMicros;
            }
            connectionEndMicros = 0;
            justBridged = true;
        }

        /** Two jumps with nothing in between are no gap but a broken sender: connect again, with back-off. */
        boolean isJustBridged() {
            return justBridged;
        }

        /** Whether the connection brought nothing: in a bounded run that must not pass for success. */
        boolean isEmpty() {
            return empty;
        }

        /** Hands one segment over; false if this thread was stopped meanwhile. */
        boolean take(CutSegment cut) throws InterruptedException {
            justBridged = false;
            empty = false;
            long mediaTime = bridgeMicros + cut.mediaTimeMicros();
            connectionEndMicros = cut.mediaTimeMicros() + cut.durationMicros();
            long mediaEnd = mediaTime + cut.durationMicros();
            if (alreadyEmitted > 0) {
                alreadyEmitted--;
                startNanos = settings.time().nanos() - TimeUnit.MICROSECONDS.toNanos(mediaEnd);
                return true;
            }
            if (realTime && !waitUntil(startNanos + TimeUnit.MICROSECONDS.toNanos(mediaEnd))) {
                return false;
            }
            CaptureClock dated = date(cut);
            FeedItem item;
            try {
                Segment segment = recorder.record(feed, progress, dated, open.info(), cut, mediaTime);
                progress = progress.next(mediaEnd);
                item = new FeedItem(FeedOutput.newBuilder().setSegment(segment).build(), progress, true);
                settings.metrics().segments.inc();
                settings.metrics().mediaBytes.inc(cut.media().length);
            } catch (IOException e) {
                String id = feed.getFeed() + "/" + progress.epoch() + "/" + progress.nextSequence();
                progress = progress.next(mediaEnd);
                item = notices.failed(
                        feed.getFeed(),
                        progress,
                        Reason.SEGMENT_UNWRITABLE,
                        id,
                        1,
                        "segment " + id + " of feed " + feed.getFeed() + " could not be stored: " + e);
                settings.metrics().unwritable.inc();
            }
            if (failures > 0 || progress.nextSequence() == 1) {
                say(FeedState.STREAMING, "");
                failures = 0;
            }
            return hand(item);
        }

        private boolean hand(FeedItem item) throws InterruptedException {
            if (live || realTime) {
                if (queue.offerLive(item, notices::shed)) {
                    settings.metrics().shed.inc();
                }
                return !queue.isClosed();
            }
            return queue.put(item);
        }

        private CaptureClock date(CutSegment cut) {
            CaptureClock chosen = clock;
            if (chosen == null) {
                // Live: the newest packet of the first segment has just come. A paced file began when it was opened.
                long arrival = live
                        ? settings.time().epochMicros() - cut.mediaTimeMicros() - cut.durationMicros()
                        : startMicros;
                chosen = CaptureClock.choose(feed, open.info(), arrival);
                clock = chosen;
                if (feed.getEpochLockMicros() != null && chosen.source() == ClockSource.ARRIVAL) {
                    say(
                            FeedState.STREAMING,
                            "its time stamps do not count from 1970, as it is registered; arrival dates it");
                }
                if (!progress.isAnchored()) {
                    progress = progress.anchored(chosen.anchorMicros());
                }
            }
            return chosen;
        }

        private boolean waitUntil(long nanos) throws InterruptedException {
            long left = nanos - settings.time().nanos();
            return left <= 0 || !stopped.await(left, TimeUnit.NANOSECONDS);
        }
    }
}
