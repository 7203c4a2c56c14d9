package dev.slipstream.vision.media;

import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avutil.*;

/**
 * The pictures' packets of one segment in memory, with media time in microseconds. They are all read at once, since the
 * earliest may not be the first to be decoded; nothing is probed.
 */
final class SegmentInput implements AutoCloseable {
    private final MemoryInput input;
    private final PacketPool pool = new PacketPool();
    private final Deque<AVPacket> packets = new ArrayDeque<>();

    private SegmentInput(MemoryInput input) {
        this.input = input;
    }

    static SegmentInput open(byte[] media, long mediaTimeMicros) throws UndecodableMediaException {
        SegmentInput segment = new SegmentInput(MemoryInput.open(media));
        segment.readAll(mediaTimeMicros);
        return segment;
    }

    VideoDecoder decoder(long maxPixels) throws UndecodableMediaException {
        VideoDecoder decoder = VideoDecoder.open(stream().codecpar(), maxPixels, false);
        if (decoder == null) {
            throw new UndecodableMediaException(input.name(), "no decoder takes it");
        }
        return decoder;
    }

    private AVStream stream() {
        return input.video();
    }

    private void readAll(long mediaTimeMicros) {
        long first = Long.MAX_VALUE;
        AVPacket packet = pool.take();
        while (av_read_frame(input.context(), packet) >= 0) {
            if (packet.stream_index() == stream().index() && packet.pts() != AV_NOPTS_VALUE) {
                first = Math.min(first, packet.pts());
                packets.add(packet);
                packet = pool.take();
            } else {
                av_packet_unref(packet);
            }
        }
        long numerator = 1_000_000L * stream().time_base().num();
        int denominator = stream().time_base().den();
        for (AVPacket each : packets) {
            each.pts(mediaTimeMicros + av_rescale(each.pts() - first, numerator, denominator));
            each.dts(AV_NOPTS_VALUE);
        }
    }

    /** The next packet in decoding order, valid until this is closed; null at the end. */
    @Nullable
    AVPacket next() {
        return packets.poll();
    }

    @Override
    public void close() {
        pool.close();
        input.close();
    }
}
