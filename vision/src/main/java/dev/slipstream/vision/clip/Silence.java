package dev.slipstream.vision.clip;

import dev.slipstream.vision.media.SegmentPackets.Sample;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_AAC;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;

/**
 * Frames of silence for holes in the sound, as a lost segment leaves them: players that go on with the next sound at once
 * would be ahead of the pictures from there on. One frame of AAC is the same for all rates: no spectrum at all. Source:
 * ISO/IEC 14496-3, 4.4.2.1 (raw_data_block), with one element and an end. The packets are valid until this is closed.
 */
final class Silence implements AutoCloseable {
    private static final byte[] MONO = {0x00, (byte) 0xc8, 0x00, (byte) 0x80, 0x23, (byte) 0x80};
    private static final byte[] STEREO = {0x21, 0x00, 0x49, (byte) 0x90, 0x02, 0x19, 0x00, 0x23, (byte) 0x80};
    private static final int LOW_COMPLEXITY = 2;

    private final List<AVPacket> owned = new ArrayList<>();
    private final byte @Nullable [] frame;

    /** @param sound the codec; holes in another than plain AAC of one or two channels stay */
    Silence(@Nullable AVCodecParameters sound) {
        frame = sound == null ? null : frame(sound);
    }

    private static byte @Nullable [] frame(AVCodecParameters sound) {
        byte[] configuration = Packets.extradata(sound);
        boolean plain = sound.codec_id() == AV_CODEC_ID_AAC
                && configuration.length >= 2
                && (configuration[0] & 0xff) >> 3 == LOW_COMPLEXITY;
        int channels = plain ? (configuration[1] >> 3) & 15 : 0;
        return channels == 1 ? MONO : channels == 2 ? STEREO : null;
    }

    /** Whether it has frames for this codec. */
    boolean fills() {
        return frame != null;
    }

    /** One frame. */
    Sample at(long micros, long durationMicros) {
        byte[] data = frame;
        if (data == null) {
            throw new IllegalStateException("no silence in this codec");
        }
        AVPacket packet = av_packet_alloc();
        owned.add(packet);
        Packets.fill(packet, data);
        return new Sample(packet, micros, durationMicros);
    }

    @Override
    public void close() {
        owned.forEach(packet -> av_packet_free(packet));
        owned.clear();
    }
}
