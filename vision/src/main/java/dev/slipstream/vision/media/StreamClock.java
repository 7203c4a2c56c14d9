package dev.slipstream.vision.media;

import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;

import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_rescale;

/** A stream's time base, and its packets' time stamps made whole: present and growing, as muxers demand. */
final class StreamClock {
    /** Encoders repeat or swap neighbouring stamps now and then; more than this is a jump. */
    private static final long JITTER_MICROS = 100_000;

    static final long MAX_GAP_MICROS = 10_000_000;

    private final int numerator;
    private final int denominator;
    private final long frameTicks;
    private long lastDts = AV_NOPTS_VALUE;
    private long lastDuration;

    StreamClock(AVStream stream) {
        numerator = stream.time_base().num();
        denominator = stream.time_base().den();
        int rateNumerator = stream.avg_frame_rate().num();
        frameTicks = rateNumerator <= 0
                ? 0
                : av_rescale((long) stream.avg_frame_rate().den() * denominator, 1, (long) rateNumerator * numerator);
    }

    int numerator() {
        return numerator;
    }

    int denominator() {
        return denominator;
    }

    /** Where the newest packet ends, in decoding time. */
    long endTicks() {
        return lastDts + lastDuration;
    }

    long micros(long ticks) {
        return av_rescale(ticks, 1_000_000L * numerator, denominator);
    }

    long ticks(long micros) {
        return Math.floorDiv(micros * (denominator / (long) numerator), 1_000_000L);
    }

    /** Fills in stamps that the container left out, from the packets before. */
    void complete(AVPacket packet) {
        if (packet.duration() <= 0) {
            packet.duration(frameTicks);
        }
        if (packet.dts() == AV_NOPTS_VALUE) {
            packet.dts(!atStart() ? lastDts + Math.max(1, lastDuration) : Math.max(0, packet.pts()));
        }
        if (packet.pts() == AV_NOPTS_VALUE) {
            packet.pts(packet.dts());
        }
    }

    /** Forgets the packets so far: the next one may carry any time. */
    void restart() {
        lastDts = AV_NOPTS_VALUE;
        lastDuration = 0;
    }

    /** Whether no packet was taken yet. */
    boolean atStart() {
        return lastDts == AV_NOPTS_VALUE;
    }

    /** Whether time jumped back, or more than ten seconds ahead, before this packet. */
    boolean jumps(AVPacket packet) {
        return jumpsBack(packet) || jumpsAhead(packet);
    }

    boolean jumpsBack(AVPacket packet) {
        return !atStart() && micros(packet.dts() - lastDts) < -JITTER_MICROS;
    }

    boolean jumpsAhead(AVPacket packet) {
        return !atStart() && micros(packet.dts() - lastDts) > MAX_GAP_MICROS;
    }

    /** Takes the packet as the newest, moving its stamp by the least that keeps them growing. */
    void advance(AVPacket packet) {
        if (!atStart() && packet.dts() <= lastDts) {
            packet.dts(lastDts + 1);
        }
        if (packet.pts() < packet.dts()) {
            packet.pts(packet.dts());
        }
        lastDts = packet.dts();
        lastDuration = packet.duration();
    }
}
