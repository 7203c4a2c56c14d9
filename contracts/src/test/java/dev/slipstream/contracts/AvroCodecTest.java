package dev.slipstream.contracts;

import dev.slipstream.contracts.record.FeedEvent;
import dev.slipstream.contracts.record.FeedRegistration;
import dev.slipstream.contracts.record.FeedState;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Arrays;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AvroCodecTest {
    /** Two marker bytes and the fingerprint. */
    private static final int HEADER = 10;

    private final AvroCodec<FeedEvent> codec = new AvroCodec<>(FeedEvent.class);
    private final FeedEvent event = FeedEvent.newBuilder()
            .setFeed("rink-1")
            .setEpoch(7)
            .setState(FeedState.STREAMING)
            .setTime(Instant.parse("2026-02-08T10:15:30.123456Z"))
            .build();

    @Test
    void readsBackWhatItWrote() throws Exception {
        byte[] bytes = codec.encode(event);

        assertThat(bytes).startsWith(0xC3, 0x01);
        assertThat(codec.decode(bytes)).isEqualTo(event);
    }

    @Test
    void namesTheRecordThatItCouldNotRead() {
        assertThatThrownBy(() -> codec.decode("hello".getBytes(java.nio.charset.StandardCharsets.US_ASCII)))
                .isInstanceOf(UndecodableRecordException.class)
                .hasMessageContaining("Not a FeedEvent")
                .hasMessageContaining("header");
    }

    @Test
    void refusesAnotherRecordsBytes() {
        byte[] other = new AvroCodec<>(FeedRegistration.class)
                .encode(FeedRegistration.newBuilder()
                        .setFeed("rink-1")
                        .setUri("/media/a.mp4")
                        .build());

        assertThatThrownBy(() -> codec.decode(other))
                .isInstanceOf(UndecodableRecordException.class)
                .hasMessageContaining("never released");
    }

    @Test
    void corruptBytesNeverEscapeAsAnythingElse() {
        Random random = new Random(20260208);
        byte[] good = codec.encode(event);
        for (int i = 0; i < 2000; i++) {
            byte[] bad = Arrays.copyOf(good, HEADER + 1 + random.nextInt(good.length - HEADER));
            for (int flips = 0; flips < 3; flips++) {
                bad[HEADER + random.nextInt(bad.length - HEADER)] = (byte) random.nextInt();
            }
            try {
                codec.decode(bad);
            } catch (UndecodableRecordException expected) {
                assertThat(expected).hasMessageStartingWith("Not a FeedEvent");
            }
        }
    }
}
