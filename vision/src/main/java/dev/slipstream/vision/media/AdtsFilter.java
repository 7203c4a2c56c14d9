package dev.slipstream.vision.media;

import org.bytedeco.ffmpeg.avcodec.AVBSFContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.SizeTPointer;
import org.jspecify.annotations.Nullable;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_AAC;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_DATA_NEW_EXTRADATA;
import static org.bytedeco.ffmpeg.global.avcodec.av_bsf_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_bsf_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_bsf_get_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.av_bsf_init;
import static org.bytedeco.ffmpeg.global.avcodec.av_bsf_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.av_bsf_send_packet;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_get_side_data;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_copy;

/**
 * Takes the ADTS header off AAC packets from MPEG-TS, which MP4 does not carry, and keeps the configuration it held.
 * Any other sound passes unchanged.
 */
final class AdtsFilter implements AutoCloseable {
    private final @Nullable AVBSFContext filter;
    private byte @Nullable [] configuration;

    AdtsFilter(AVCodecParameters sound) {
        filter = sound.codec_id() == AV_CODEC_ID_AAC && sound.extradata_size() == 0 ? create(sound) : null;
    }

    private static @Nullable AVBSFContext create(AVCodecParameters sound) {
        AVBSFContext created = new AVBSFContext(null);
        if (av_bsf_alloc(av_bsf_get_by_name("aac_adtstoasc"), created) < 0) {
            return null;
        }
        if (avcodec_parameters_copy(created.par_in(), sound) < 0 || av_bsf_init(created) < 0) {
            av_bsf_free(created);
            return null;
        }
        return created;
    }

    /** Changes the packet in place; false where it is not AAC and must be dropped. */
    boolean apply(AVPacket packet) {
        if (filter == null) {
            return true;
        }
        if (av_bsf_send_packet(filter, packet) < 0 || av_bsf_receive_packet(filter, packet) < 0) {
            return false;
        }
        if (configuration == null) {
            try (SizeTPointer size = new SizeTPointer(1)) {
                BytePointer found = av_packet_get_side_data(packet, AV_PKT_DATA_NEW_EXTRADATA, size);
                if (!Ffmpeg.isNull(found)) {
                    configuration = Ffmpeg.bytes(found, (int) size.get());
                }
            }
        }
        return true;
    }

    /** The AudioSpecificConfig that the headers held; null where the stream brought its own. */
    byte @Nullable [] configuration() {
        return configuration;
    }

    @Override
    public void close() {
        if (filter != null) {
            av_bsf_free(filter);
        }
    }
}
