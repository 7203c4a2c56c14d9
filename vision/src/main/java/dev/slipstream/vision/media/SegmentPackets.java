package dev.slipstream.vision.media;

import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_CORRUPT;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avformat.av_find_best_stream;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_AUDIO;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_rescale;

/**
 * What one segment holds, still compressed, pictures and sound, so that it can be put together with others. The packets
 * are valid until this is closed.
 */
public final class SegmentPackets implements AutoCloseable {
    private static final long MICROS = 1_000_000;

    /**
     * One packet in its place.
     *
     * @param packet one picture, or one frame of sound; its own time stamps have no meaning any more
     * @param micros when it is shown or heard, on the time line that the segment's start was given on
     * @param durationMicros how long; 0 = the segment does not say
     */
    public record Sample(AVPacket packet, long micros, long durationMicros) {
        /** Whether decoding may begin with it. */
        public boolean key() {
            return (packet.flags() & AV_PKT_FLAG_KEY) != 0;
        }

        /** When the next is due, microseconds. */
        public long endMicros() {
            return micros + durationMicros;
        }
    }

    private final MemoryInput input;
    private final @Nullable AVStream sound;
    private final PacketPool pool = new PacketPool();
    private final List<AVPacket> videoPackets = new ArrayList<>();
    private final List<AVPacket> soundPackets = new ArrayList<>();
    private final List<Sample> pictures;
    private final List<Sample> sounds;
    private long bytes;
    private boolean cutShort;

    /**
     * Reads all of a segment.
     *
     * @param startMicros of its earliest picture, on any time line
     * @throws UndecodableMediaException if it is no segment, or its head is missing; what is missing at its end is
     *     said by {@link #cutShort()}
     */
    public static SegmentPackets read(byte[] media, long startMicros) throws UndecodableMediaException {
        Ffmpeg.quiet();
        return new SegmentPackets(MemoryInput.open(media), startMicros);
    }

    private SegmentPackets(MemoryInput input, long startMicros) {
        this.input = input;
        int index = av_find_best_stream(input.context(), AVMEDIA_TYPE_AUDIO, -1, -1, (AVCodec) null, 0);
        sound = index < 0 ? null : input.context().streams(index);
        readAll();
        AVStream video = input.video();
        // To the microsecond only in the end: the earliest picture is what both tracks are measured from.
        long first = videoPackets.stream().mapToLong(AVPacket::pts).min().orElse(0);
        long zero = startMicros - micros(first, video);
        pictures = videoPackets.stream()
                .map(p -> new Sample(p, startMicros + micros(p.pts() - first, video), micros(p.duration(), video)))
                .toList();
        sounds = sound == null ? List.of() : sounds(sound, zero);
    }

    /**
     * A segment may have its first sound at its very start, however long after that it is due, and call it that much
     * longer: so FFmpeg writes fragments without an edit list. It is placed by the second.
     */
    private List<Sample> sounds(AVStream stream, long zero) {
        List<Sample> placed = new ArrayList<>();
        for (AVPacket packet : soundPackets) {
            placed.add(new Sample(packet, zero + micros(packet.pts(), stream), micros(packet.duration(), stream)));
        }
        if (placed.size() > 1) {
            Sample second = placed.get(1);
            long start = Math.max(
                    second.micros() - second.durationMicros(), placed.get(0).micros());
            placed.set(0, new Sample(placed.get(0).packet(), start, second.durationMicros()));
        }
        return List.copyOf(placed);
    }

    private static long micros(long ticks, AVStream stream) {
        return av_rescale(
                ticks, MICROS * stream.time_base().num(), stream.time_base().den());
    }

    private void readAll() {
        AVPacket packet = pool.take();
        while (!cutShort && av_read_frame(input.context(), packet) >= 0) {
            cutShort = (packet.flags() & AV_PKT_FLAG_CORRUPT) != 0;
            boolean picture = packet.stream_index() == input.video().index();
            boolean heard = sound != null && packet.stream_index() == sound.index();
            if (cutShort || packet.pts() == AV_NOPTS_VALUE || !(picture || heard)) {
                av_packet_unref(packet);
            } else {
                (picture ? videoPackets : soundPackets).add(packet);
                bytes += packet.size();
                packet = pool.take();
            }
        }
    }

    /** The codec of the pictures; valid until this is closed. */
    public AVCodecParameters video() {
        return input.video().codecpar();
    }

    /** The codec of the sound; null where there is none. */
    public @Nullable AVCodecParameters sound() {
        return sound == null ? null : sound.codecpar();
    }

    /** In the order of decoding. */
    public List<Sample> pictures() {
        return pictures;
    }

    public List<Sample> sounds() {
        return sounds;
    }

    /** Of all its packets. */
    public long bytes() {
        return bytes;
    }

    /** Whether the media ends in the middle of a packet; what came before it is here. */
    public boolean cutShort() {
        return cutShort;
    }

    @Override
    public void close() {
        pool.close();
        input.close();
    }
}
