package dev.slipstream.connectors.feed;

import dev.slipstream.contracts.record.ClockSource;
import dev.slipstream.contracts.record.FeedRegistration;
import dev.slipstream.contracts.record.Pacing;
import dev.slipstream.vision.media.MediaInfo;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class CaptureClockTest {
    private static final Instant CREATED = Instant.parse("2026-02-08T09:00:00Z");
    private static final Instant SENT = Instant.parse("2026-02-08T10:00:00.040Z");
    private static final long ARRIVED = FeedTime.micros(Instant.parse("2026-02-08T10:00:01Z"));

    private static MediaInfo info(@Nullable Instant created, @Nullable Instant sent, boolean live) {
        return new MediaInfo("h264", null, 640, 360, "test", created, sent, OptionalLong.empty(), live);
    }

    /** A live transport stream whose first picture has the time stamp that the instant has with epoch locking. */
    private static MediaInfo locked(Instant captured) {
        long ticks = FeedTime.micros(captured) * 9 / 100;
        return new MediaInfo(
                "h264",
                null,
                640,
                360,
                "mpegts",
                null,
                null,
                OptionalLong.of(Math.floorMod(ticks, MediaInfo.TICKS_MODULUS)),
                true);
    }

    private static FeedRegistration lockedFeed() {
        return FeedRegistration.newBuilder(feed(Pacing.REALTIME))
                .setEpochLockMicros(1_000L)
                .build();
    }

    private static FeedRegistration feed(Pacing pacing) {
        return FeedRegistration.newBuilder(FakeFeeds.registration("rink-1", "x:"))
                .setPacing(pacing)
                .build();
    }

    @Test
    void theOperatorsWordComesFirst() {
        FeedRegistration registered = FeedRegistration.newBuilder(feed(Pacing.FAST))
                .setStartTime(Instant.parse("2026-02-08T08:00:00Z"))
                .build();

        CaptureClock clock = CaptureClock.choose(registered, info(CREATED, SENT, true), ARRIVED);

        assertThat(clock.source()).isEqualTo(ClockSource.REGISTRATION);
        assertThat(FeedTime.instant(clock.anchorMicros())).isEqualTo("2026-02-08T08:00:00Z");
    }

    @Test
    void thenTheSendersClockThenTheMediasOwn() {
        assertThat(CaptureClock.choose(feed(Pacing.REALTIME), info(CREATED, SENT, true), ARRIVED))
                .isEqualTo(new CaptureClock(ClockSource.RTCP, FeedTime.micros(SENT), 50_000));
        assertThat(CaptureClock.choose(feed(Pacing.FAST), info(CREATED, null, false), ARRIVED))
                .isEqualTo(new CaptureClock(ClockSource.MEDIA, FeedTime.micros(CREATED), 1_000_000));
    }

    @Test
    void timeStampsThatCountFrom1970AreTheTimeOfCapture() {
        // Around the wrap of 33 bits too.
        Instant wrap = Instant.ofEpochMilli(MediaInfo.TICKS_MODULUS * 18_838 / 90);
        for (Instant arrived : List.of(FeedTime.instant(ARRIVED), wrap.plusMillis(400), wrap.minusMillis(50))) {
            for (long ago : new long[] {-90, 0, 700, 50_000}) {
                Instant captured = arrived.minusMillis(ago);

                CaptureClock clock = CaptureClock.choose(lockedFeed(), locked(captured), FeedTime.micros(arrived));

                assertThat(clock.source()).isEqualTo(ClockSource.MEDIA);
                assertThat(clock.errorMicros()).isEqualTo(1_000);
                assertThat(clock.anchorMicros()).isCloseTo(FeedTime.micros(captured), within(12L));
            }
        }
    }

    @Test
    void timeStampsThatCannotCountFrom1970AreNotBelieved() {
        Instant arrived = FeedTime.instant(ARRIVED);
        for (long ago : new long[] {-2_000, 90_000, 40_000_000}) {
            CaptureClock clock = CaptureClock.choose(lockedFeed(), locked(arrived.minusMillis(ago)), ARRIVED);

            assertThat(clock).isEqualTo(new CaptureClock(ClockSource.ARRIVAL, ARRIVED, CaptureClock.UNKNOWN));
        }
        // Nor those of whom nobody said so, or of what is no transport stream.
        assertThat(CaptureClock.choose(feed(Pacing.REALTIME), locked(arrived), ARRIVED)
                        .source())
                .isEqualTo(ClockSource.ARRIVAL);
        assertThat(CaptureClock.choose(lockedFeed(), info(null, null, true), ARRIVED)
                        .source())
                .isEqualTo(ClockSource.ARRIVAL);
    }

    @Test
    void arrivalSaysThatItsErrorIsUnknown() {
        CaptureClock played = CaptureClock.choose(feed(Pacing.REALTIME), info(CREATED, null, false), ARRIVED);

        assertThat(played).isEqualTo(new CaptureClock(ClockSource.ARRIVAL, ARRIVED, CaptureClock.UNKNOWN));
    }
}
