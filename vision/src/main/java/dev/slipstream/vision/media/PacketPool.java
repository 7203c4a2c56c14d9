package dev.slipstream.vision.media;

import org.bytedeco.ffmpeg.avcodec.AVPacket;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;

/** Packets used again and again: a feed of 50 packets a second makes none after its first segments. */
final class PacketPool implements AutoCloseable {
    private final List<AVPacket> all = new ArrayList<>();
    private final Deque<AVPacket> free = new ArrayDeque<>();

    AVPacket take() {
        AVPacket packet = free.poll();
        if (packet == null) {
            packet = av_packet_alloc();
            all.add(packet);
        }
        return packet;
    }

    void give(AVPacket packet) {
        av_packet_unref(packet);
        free.push(packet);
    }

    @Override
    public void close() {
        all.forEach(packet -> av_packet_free(packet));
        all.clear();
        free.clear();
    }
}
