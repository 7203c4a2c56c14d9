package dev.slipstream.vision.clip;

import dev.slipstream.vision.media.SegmentPackets.Sample;
import org.bytedeco.ffmpeg.avcodec.AVPacket;

import java.util.ArrayList;
import java.util.List;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;

/**
 * Repeats the parameter sets before each H.264 keyframe that is copied: FFmpeg's HLS reader keeps the head of a reel's
 * first clip for all others, so they could not be decoded by it else. What is there already is not repeated. The
 * packets are valid until this is closed.
 */
final class KeyPictures implements AutoCloseable {
    private final List<AVPacket> owned = new ArrayList<>();

    List<Sample> withParameterSets(List<Sample> run, AvcConfig config) {
        return run.stream()
                .map(sample -> sample.key() ? withParameterSets(sample, config) : sample)
                .toList();
    }

    private Sample withParameterSets(Sample sample, AvcConfig config) {
        List<byte[]> units = NalUnits.take(Packets.bytes(sample.packet()), config.lengthSize());
        if (units.stream().anyMatch(u -> NalUnits.type(u) == NalUnits.SPS)) {
            return sample;
        }
        List<byte[]> all = new ArrayList<>(units);
        int at = !units.isEmpty() && NalUnits.type(units.get(0)) == NalUnits.DELIMITER ? 1 : 0;
        all.addAll(at, config.pps());
        all.addAll(at, config.sps());
        AVPacket packet = av_packet_alloc();
        owned.add(packet);
        Packets.fill(packet, NalUnits.join(all, config.lengthSize()));
        packet.flags(AV_PKT_FLAG_KEY);
        return new Sample(packet, sample.micros(), sample.durationMicros());
    }

    @Override
    public void close() {
        owned.forEach(packet -> av_packet_free(packet));
        owned.clear();
    }
}
