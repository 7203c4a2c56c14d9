package dev.slipstream.simulator.feed;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A transport stream that is played over and over as one that never ends: time stamps, clock and continuity counters of any
 * packet of any pass follow from its number, so any number of readers costs no memory, each at a place of its own. The
 * packets lie in a mapped file. For any thread.
 */
final class LoopedStream {
    private final ByteBuffer packets;
    private final int count;
    private final long firstTicks;
    private final long loopTicks;
    /** When each picture is due, from the first one, and the first packet behind it. */
    private final long[] dueTicks;

    private final int[] behind;
    /** How far a pass advances the counter of a stream, by its number. */
    private final byte[] advance = new byte[0x2000];

    private LoopedStream(ByteBuffer packets, Index index) {
        this.packets = packets;
        this.count = packets.capacity() / Packet.SIZE;
        this.firstTicks = index.times.get(0);
        this.dueTicks =
                index.times.stream().mapToLong(t -> t - index.times.get(0)).toArray();
        this.loopTicks = index.loopTicks();
        this.behind = new int[dueTicks.length];
        for (int i = 0; i < behind.length; i++) {
            behind[i] = i + 1 < behind.length ? index.packets.get(i + 1) : count;
        }
        index.continuity.forEach((pid, n) -> advance[pid] = (byte) (n & 15));
    }

    /** When each picture comes, and what a pass does to the counters. */
    private static final class Index {
        final List<Long> times = new ArrayList<>();
        final List<Integer> packets = new ArrayList<>();
        final Map<Integer, Integer> continuity = new HashMap<>();

        /** From the first picture to the first one of the next pass. */
        long loopTicks() {
            long shortest = Long.MAX_VALUE;
            for (int i = 1; i < times.size(); i++) {
                shortest = Math.min(shortest, times.get(i) - times.get(i - 1));
            }
            return times.get(times.size() - 1) - times.get(0) + shortest;
        }
    }

    /**
     * Prepares a stream and writes it to a file, which is then read from.
     *
     * @throws IOException naming the feed, if it is no stream of pictures
     */
    static LoopedStream prepare(String feed, byte[] stream, Path file) throws IOException {
        ByteBuffer whole = ByteBuffer.wrap(stream);
        Index index = new Index();
        for (int at = 0; at + Packet.SIZE <= stream.length; at += Packet.SIZE) {
            if (stream[at] != Packet.SYNC) {
                throw new IOException("feed " + feed + " has no transport packet at byte " + at);
            }
            long time = Packet.decodeTime(whole, at);
            if (Packet.pid(whole, at) == TransportStream.PICTURES && time != Packet.NONE) {
                index.times.add(time);
            }
        }
        if (index.times.size() < 2) {
            throw new IOException("feed " + feed + " has fewer than two pictures, which cannot be played in a loop");
        }
        ByteBuffer kept = withoutOverlap(whole, index.loopTicks());
        number(kept, index);
        try (FileChannel channel = FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE)) {
            while (kept.hasRemaining()) {
                channel.write(kept);
            }
            return new LoopedStream(channel.map(FileChannel.MapMode.READ_ONLY, 0, Files.size(file)), index);
        }
    }

    /** Sound is cut in pieces of its own length; one that reaches into the next pass would make its time run backwards. */
    private static ByteBuffer withoutOverlap(ByteBuffer whole, long loopTicks) {
        Map<Integer, Long> first = new HashMap<>();
        Map<Integer, Boolean> leftOut = new HashMap<>();
        ByteBuffer kept = ByteBuffer.allocate(whole.capacity());
        for (int at = 0; at + Packet.SIZE <= whole.capacity(); at += Packet.SIZE) {
            int pid = Packet.pid(whole, at);
            long time = Packet.decodeTime(whole, at);
            if (time != Packet.NONE) {
                long start = first.computeIfAbsent(pid, key -> time);
                leftOut.put(pid, time >= start + loopTicks);
            }
            if (!leftOut.getOrDefault(pid, false)) {
                kept.put(whole.slice(at, Packet.SIZE));
            }
        }
        return kept.flip().slice();
    }

    private static void number(ByteBuffer kept, Index index) {
        for (int at = 0; at < kept.capacity(); at += Packet.SIZE) {
            int pid = Packet.pid(kept, at);
            if (Packet.hasPayload(kept, at)) {
                Packet.setContinuity(kept, at, index.continuity.merge(pid, 1, Integer::sum) - 1);
            }
            if (pid == TransportStream.PICTURES && Packet.decodeTime(kept, at) != Packet.NONE) {
                index.packets.add(at / Packet.SIZE);
            }
        }
    }

    /** Length of one pass. */
    double seconds() {
        return (double) loopTicks / Packet.TICKS_PER_SECOND;
    }

    /** Mean over a pass. */
    long bytesPerSecond() {
        return Math.round(packets.capacity() / seconds());
    }

    /**
     * How many packets have gone out, from the first of the first pass on, when the stream has played for so long.
     *
     * @param ticks of 90 kHz, not negative
     */
    long due(long ticks) {
        long pass = ticks / loopTicks;
        long within = ticks % loopTicks;
        int low = 0;
        int high = dueTicks.length - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (dueTicks[middle] <= within) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return pass * count + behind[low];
    }

    /**
     * Puts packets into a buffer as they go out, as many as there are wanted and fit.
     *
     * @param from number of the first packet, from the first of the first pass on
     * @param zero time stamp of the first picture of the first pass, modulo 2^33
     */
    void read(long from, long wanted, long zero, ByteBuffer into) {
        long left = Math.min(wanted, into.remaining() / Packet.SIZE);
        for (long packet = from; left > 0; ) {
            long pass = packet / count;
            int within = (int) (packet % count);
            int stretch = (int) Math.min(left, count - within);
            int to = into.position();
            into.put(to, packets, within * Packet.SIZE, stretch * Packet.SIZE);
            into.position(to + stretch * Packet.SIZE);
            for (int at = to; at < into.position(); at += Packet.SIZE) {
                int counter = Packet.continuity(into, at) + (int) (pass & 15) * advance[Packet.pid(into, at)];
                Packet.setContinuity(into, at, counter);
                Packet.delay(into, at, zero - firstTicks + pass * loopTicks);
            }
            packet += stretch;
            left -= stretch;
        }
    }
}
