package dev.slipstream.simulator.feed;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A stream that is played again goes on as if it had never ended, for our own eyes and for ffprobe's. */
class LoopedStreamTest {
    @TempDir
    private static Path folder;

    private static final long ZERO = 2 * Packet.TICKS_PER_SECOND;

    private static LoopedStream stream;

    @BeforeAll
    static void prepare() throws IOException {
        Path file = folder.resolve("feed.mp4");
        FeedFile.write(file, new TestPictures(64, 36), 50, FeedFormat.of(64, 36), TestPictures.tone(2), frame -> {});
        stream = LoopedStream.prepare("feed", TransportStream.of(file), folder.resolve("feed.ts"));
    }

    private static ByteBuffer read(long from, int count) {
        ByteBuffer packets = ByteBuffer.allocate(count * Packet.SIZE);
        stream.read(from, count, ZERO, packets);
        return packets.flip();
    }

    @Test
    void aPassIsAsLongAsItsPictures() {
        assertThat(stream.seconds()).isEqualTo(2.0);
    }

    @Test
    void packetsAreDueWithTheirPictures() {
        long pass = stream.due(2 * Packet.TICKS_PER_SECOND - 1);

        assertThat(stream.due(0)).isPositive();
        assertThat(stream.due(3599)).isEqualTo(stream.due(0));
        assertThat(stream.due(3600)).isGreaterThan(stream.due(0));
        assertThat(stream.due(2 * Packet.TICKS_PER_SECOND)).isEqualTo(pass + stream.due(0));
        assertThat(stream.due(200 * Packet.TICKS_PER_SECOND)).isEqualTo(100 * pass + stream.due(0));
    }

    @Test
    void countersGoOnFromPassToPass() {
        int packets = (int) stream.due(40 * Packet.TICKS_PER_SECOND - 1);
        ByteBuffer all = read(0, packets);
        Map<Integer, Integer> last = new HashMap<>();
        for (int at = 0; at < all.limit(); at += Packet.SIZE) {
            int pid = Packet.pid(all, at);
            if (Packet.hasPayload(all, at)) {
                Integer before = last.put(pid, Packet.continuity(all, at));
                assertThat(before == null || Packet.continuity(all, at) == ((before + 1) & 15))
                        .as("packet %d of stream %d", at / Packet.SIZE, pid)
                        .isTrue();
            }
        }
        assertThat(last).containsKeys(0, 0x1000, 0x100, 0x101);
    }

    @Test
    void ffprobeSeesTimeGoOnWithoutABreak() throws IOException {
        Path file = folder.resolve("passes.ts");
        Files.write(
                file, read(0, (int) stream.due(7 * Packet.TICKS_PER_SECOND - 1)).array());

        List<Long> pictures = times(file, "v");
        assertThat(pictures).hasSize(175);
        for (int i = 1; i < pictures.size(); i++) {
            assertThat(pictures.get(i) - pictures.get(i - 1)).isEqualTo(3600);
        }
        List<Long> sound = times(file, "a");
        for (int i = 1; i < sound.size(); i++) {
            assertThat(sound.get(i) - sound.get(i - 1)).isBetween(1L, 3 * 1920L);
        }
        assertThat(sound.get(sound.size() - 1) - sound.get(0)).isGreaterThan(6 * Packet.TICKS_PER_SECOND);
    }

    private static List<Long> times(Path file, String streams) {
        List<Long> times = new ArrayList<>();
        for (String line : Media.probe(file.toString(), streams, "packet=dts")) {
            times.add(Long.parseLong(line.replace(",", "")));
        }
        return times;
    }

    @Test
    void anyPartIsWhatItIsInTheWhole() {
        long pass = stream.due(2 * Packet.TICKS_PER_SECOND - 1);
        ByteBuffer whole = read(3 * pass - 20, 40);

        for (int i = 0; i < 40; i += 7) {
            byte[] packet = new byte[Packet.SIZE];
            whole.get(i * Packet.SIZE, packet);
            assertThat(read(3 * pass - 20 + i, 1).array()).isEqualTo(packet);
        }
    }

    @Test
    void timeStampsCountFromWhereTheyAreToldTo() {
        assertThat(firstPicture(read(0, 20))).isEqualTo(ZERO);

        long pass = stream.due(2 * Packet.TICKS_PER_SECOND - 1);
        assertThat(firstPicture(read(5 * pass, 20))).isEqualTo(ZERO + 10 * Packet.TICKS_PER_SECOND);
    }

    private static long firstPicture(ByteBuffer packets) {
        for (int at = 0; at < packets.limit(); at += Packet.SIZE) {
            long time = Packet.decodeTime(packets, at);
            if (Packet.pid(packets, at) == TransportStream.PICTURES && time != Packet.NONE) {
                return time;
            }
        }
        return Packet.NONE;
    }

    @Test
    void timeStampsWrapAroundAfterADay() {
        long passesInADay = (1L << 33) / (2 * Packet.TICKS_PER_SECOND);
        long pass = stream.due(2 * Packet.TICKS_PER_SECOND - 1);
        ByteBuffer later = read((passesInADay + 1) * pass, (int) pass);

        long highest = 0;
        for (int at = 0; at < later.limit(); at += Packet.SIZE) {
            highest = Math.max(highest, Packet.decodeTime(later, at));
        }
        assertThat(highest).isBetween(Packet.TICKS_PER_SECOND, 10 * Packet.TICKS_PER_SECOND);
    }

    @Test
    void whatIsNoStreamIsNamed() {
        assertThatThrownBy(() -> LoopedStream.prepare("wide", new byte[1880], folder.resolve("x.ts")))
                .hasMessage("feed wide has no transport packet at byte 0");
    }
}
