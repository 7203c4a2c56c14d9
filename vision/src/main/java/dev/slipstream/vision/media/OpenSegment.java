package dev.slipstream.vision.media;

import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY;

/** The segment that packets are being gathered for. */
final class OpenSegment {
    private final List<AVPacket> packets = new ArrayList<>();
    private final List<AVPacket> video = new ArrayList<>();
    private boolean dependent;
    private long bytes;
    private int lastKey;
    private @Nullable EncodedPicture sample;

    void begin(boolean startsDependent) {
        dependent = startsDependent;
        lastKey = -1;
        sample = null;
    }

    void addVideo(AVPacket packet, boolean key) {
        if (key) {
            lastKey = video.size();
        }
        video.add(packet);
        add(packet);
    }

    /** Adds a packet of sound. */
    void add(AVPacket packet) {
        packets.add(packet);
        bytes += packet.size();
    }

    boolean dependent() {
        return dependent;
    }

    /** All packets in the order they came. */
    List<AVPacket> packets() {
        return packets;
    }

    /** The pictures' packets, in decoding order. */
    List<AVPacket> video() {
        return video;
    }

    /** The earliest time stamp of its pictures, ticks. */
    long firstShown() {
        long first = Long.MAX_VALUE;
        for (AVPacket packet : video) {
            first = Math.min(first, packet.pts());
        }
        return first;
    }

    /** Median size of the pictures that are not keyframes; 0 = there are none. Each is what changed since the one before. */
    int pictureBytes() {
        int[] sizes = video.stream()
                .filter(packet -> (packet.flags() & AV_PKT_FLAG_KEY) == 0)
                .mapToInt(AVPacket::size)
                .sorted()
                .toArray();
        return sizes.length == 0 ? 0 : sizes[sizes.length / 2];
    }

    long bytes() {
        return bytes;
    }

    /** Index of the last keyframe in {@link #video()}; -1 = none. */
    int lastKey() {
        return lastKey;
    }

    /** The keyframe with which it begins; null where it begins without one. */
    @Nullable
    EncodedPicture sample() {
        return sample;
    }

    void sample(@Nullable EncodedPicture picture) {
        sample = picture;
    }

    /** Gives the packets back and is empty again. */
    void recycle(PacketPool pool) {
        packets.forEach(pool::give);
        packets.clear();
        video.clear();
        bytes = 0;
    }
}
