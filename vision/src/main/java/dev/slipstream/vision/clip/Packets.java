package dev.slipstream.vision.clip;

import dev.slipstream.vision.media.Ffmpeg;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.javacpp.BytePointer;

import static org.bytedeco.ffmpeg.global.avcodec.AV_INPUT_BUFFER_PADDING_SIZE;
import static org.bytedeco.ffmpeg.global.avcodec.av_new_packet;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avutil.av_free;
import static org.bytedeco.ffmpeg.global.avutil.av_mallocz;

/** Bytes between Java and FFmpeg's packets and parameters. */
final class Packets {
    private Packets() {}

    static byte[] bytes(AVPacket packet) {
        return Ffmpeg.bytes(packet.data(), packet.size());
    }

    /** Fills a packet with new data; flags and times are reset. */
    static void fill(AVPacket packet, byte[] data) {
        av_packet_unref(packet);
        if (av_new_packet(packet, data.length) < 0) {
            throw new OutOfMemoryError("No native memory for a packet of " + data.length + " bytes");
        }
        packet.data().put(data, 0, data.length);
    }

    static byte[] extradata(AVCodecParameters parameters) {
        return Ffmpeg.bytes(parameters.extradata(), parameters.extradata_size());
    }

    static void extradata(AVCodecParameters parameters, byte[] data) {
        if (!Ffmpeg.isNull(parameters.extradata())) {
            BytePointer old = parameters.extradata();
            av_free(old);
        }
        BytePointer copy = new BytePointer(av_mallocz(data.length + AV_INPUT_BUFFER_PADDING_SIZE));
        copy.put(data, 0, data.length);
        parameters.extradata(copy);
        parameters.extradata_size(data.length);
    }
}
