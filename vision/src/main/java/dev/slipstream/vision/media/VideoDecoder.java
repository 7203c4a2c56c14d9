package dev.slipstream.vision.media;

import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

import java.util.List;

import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_NONREF;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_AV1;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_VP9;
import static org.bytedeco.ffmpeg.global.avcodec.AV_EF_BITSTREAM;
import static org.bytedeco.ffmpeg.global.avcodec.AV_EF_BUFFER;
import static org.bytedeco.ffmpeg.global.avcodec.AV_EF_CRCCHECK;
import static org.bytedeco.ffmpeg.global.avcodec.AV_EF_EXPLODE;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_flush_buffers;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;

/** One of FFmpeg's video decoders on one thread, bounded in picture size. */
public final class VideoDecoder implements AutoCloseable {
    private final AVCodecContext context;

    private VideoDecoder(AVCodecContext context) {
        this.context = context;
    }

    /**
     * Opens the decoder for a stream.
     *
     * @param strict whether damage is an error; else pictures are patched up as a player would
     * @return null where there is no decoder or it does not take the parameters
     */
    public static @Nullable VideoDecoder open(AVCodecParameters parameters, long maxPixels, boolean strict) {
        AVCodec codec = find(parameters.codec_id(), strict);
        if (codec == null) {
            return null;
        }
        AVCodecContext context = avcodec_alloc_context3(codec);
        context.thread_count(1);
        context.max_pixels(maxPixels);
        if (strict) {
            context.err_recognition(AV_EF_CRCCHECK | AV_EF_BITSTREAM | AV_EF_BUFFER | AV_EF_EXPLODE);
        }
        if (avcodec_parameters_to_context(context, parameters) < 0
                || avcodec_open2(context, codec, (AVDictionary) null) < 0) {
            avcodec_free_context(context);
            return null;
        }
        return new VideoDecoder(context);
    }

    /**
     * FFmpeg's own AV1 decoder works with hardware only, so AV1 goes to a library; its own VP9 decoder takes truncated
     * data without a word, so where that matters VP9 goes to one too.
     */
    private static @Nullable AVCodec find(int codecId, boolean strict) {
        List<String> libraries = List.of();
        if (codecId == AV_CODEC_ID_AV1) {
            libraries = List.of("libdav1d", "libaom-av1");
        } else if (codecId == AV_CODEC_ID_VP9 && strict) {
            libraries = List.of("libvpx-vp9");
        }
        for (String name : libraries) {
            AVCodec library = avcodec_find_decoder_by_name(name);
            if (!Ffmpeg.isNull(library)) {
                return library;
            }
        }
        AVCodec codec = avcodec_find_decoder(codecId);
        return Ffmpeg.isNull(codec) ? null : codec;
    }

    /** From now on skips pictures that no other picture needs. */
    public void onlyReferences() {
        context.skip_frame(AVDISCARD_NONREF);
    }

    /** Hands over one access unit; null = no more will come. A negative result is FFmpeg's error. */
    public int send(@Nullable AVPacket packet) {
        return avcodec_send_packet(context, packet);
    }

    /** Takes the next picture; negative when there is none. */
    public int receive(AVFrame frame) {
        return avcodec_receive_frame(context, frame);
    }

    /** Forgets everything, ready for a keyframe. */
    public void flush() {
        avcodec_flush_buffers(context);
    }

    @Override
    public void close() {
        avcodec_free_context(context);
    }
}
