package dev.slipstream.connectors.feed;

import dev.slipstream.contracts.record.ClockSource;
import dev.slipstream.contracts.record.FeedRegistration;
import dev.slipstream.contracts.record.Pacing;
import dev.slipstream.vision.media.MediaInfo;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Instant;

import static org.assertj.core.api.Assertions.assertThat;

class CaptureClockTest {
    private static final Instant CREATED = Instant.parse("2026-02-08T09:00:00Z");
    private static final Instant SENT = Instant.parse("2026-02-08T10:00:00.040Z");
    private static final long ARRIVED = FeedTime.micros(Instant.parse("2026-02-08T10:00:01Z"));

    private static MediaInfo info(@Nullable Instant created, @Nullable Instant sent, boolean live) {
        return new MediaInfo("h264", null, 640, 360, "test", created, sent, live);
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
    void arrivalSaysThatItsErrorIsUnknown() {
        CaptureClock played = CaptureClock.choose(feed(Pacing.REALTIME), info(CREATED, null, false), ARRIVED);

        assertThat(played).isEqualTo(new CaptureClock(ClockSource.ARRIVAL, ARRIVED, CaptureClock.UNKNOWN));
    }
}
