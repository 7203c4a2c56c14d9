package dev.slipstream.vision.clip;

import dev.slipstream.vision.clip.ClipException.Reason;
import dev.slipstream.vision.media.Ffmpeg;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.jspecify.annotations.Nullable;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_BITEXACT;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_GLOBAL_HEADER;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avutil.*;
import static org.bytedeco.ffmpeg.global.swscale.SWS_ACCURATE_RND;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BICUBIC;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BITEXACT;
import static org.bytedeco.ffmpeg.global.swscale.sws_alloc_context;
import static org.bytedeco.ffmpeg.global.swscale.sws_free_context;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale_frame;

/**
 * H.264 by OpenH264 in the quality of what lies around it, colours and shape as they came: 8 bits, 4:2:0, no picture out
 * of order. One encoder makes one run, which begins with a picture at which decoding begins.
 */
final class PictureEncoder implements AutoCloseable {
    /** High quality: 40 dB and more on what was compressed before. Fixed, so that the same pictures give the same bytes. */
    private static final int QUANTISER = 18;

    private static final int MICROS = 1_000_000;
    private static final int MAIN = 77;
    private static final int HIGH = 100;

    private final AVCodecContext context;
    private final AVPacket packet = av_packet_alloc();
    private final AVFrame converted = av_frame_alloc();
    private final SwsContext scaler = sws_alloc_context();

    /** Takes the packets; the encoder's time stamps are microseconds. */
    @FunctionalInterface
    interface Sink {
        void take(AVPacket packet);
    }

    /**
     * @param first picture, whose size and colours the run has
     * @param pictureMicros how long one is shown
     * @param profile profile_idc that the run must not exceed
     */
    PictureEncoder(AVFrame first, long pictureMicros, int profile) throws ClipException {
        AVCodec codec = avcodec_find_encoder_by_name("libopenh264");
        context = avcodec_alloc_context3(codec);
        context.width(first.width() & ~1).height(first.height() & ~1);
        context.pix_fmt(first.format() == AV_PIX_FMT_YUVJ420P ? AV_PIX_FMT_YUVJ420P : AV_PIX_FMT_YUV420P);
        context.time_base().num(1).den(MICROS);
        context.framerate().num(MICROS).den((int) Math.max(1, Math.min(MICROS, pictureMicros)));
        context.gop_size((int) Math.max(1, Math.min(250, MICROS / Math.max(1, pictureMicros))));
        context.max_b_frames(0);
        context.qmin(QUANTISER).qmax(QUANTISER);
        context.thread_count(1);
        context.sample_aspect_ratio()
                .num(first.sample_aspect_ratio().num())
                .den(first.sample_aspect_ratio().den());
        context.color_range(first.color_range());
        context.colorspace(first.colorspace());
        context.color_primaries(first.color_primaries());
        context.color_trc(first.color_trc());
        context.flags(context.flags() | AV_CODEC_FLAG_GLOBAL_HEADER | AV_CODEC_FLAG_BITEXACT);
        scaler.flags(SWS_BICUBIC | SWS_ACCURATE_RND | SWS_BITEXACT);
        AVDictionary options = new AVDictionary(null);
        av_dict_set(options, "allow_skip_frames", "0", 0);
        av_dict_set(options, "rc_mode", "off", 0);
        av_dict_set(options, "coder", profile >= MAIN ? "cabac" : "cavlc", 0);
        av_dict_set(options, "profile", name(profile), 0);
        int result = avcodec_open2(context, codec, options);
        av_dict_free(options);
        if (result < 0) {
            close();
            throw new ClipException(
                    Reason.CODEC,
                    "Pictures of " + first.width() + "x" + first.height() + " cannot be encoded again ("
                            + Ffmpeg.error(result) + "); cut at keyframes.");
        }
    }

    private static String name(int profile) {
        return profile >= HIGH ? "high" : profile == MAIN ? "main" : "constrained_baseline";
    }

    /** Its parameter sets, with start codes. */
    byte[] parameterSets() {
        return Ffmpeg.bytes(context.extradata(), context.extradata_size());
    }

    int width() {
        return context.width();
    }

    int height() {
        return context.height();
    }

    /** Encodes a picture whose time stamp is microseconds; null = no more will come. */
    void encode(@Nullable AVFrame frame, Sink sink) throws ClipException {
        AVFrame taken = frame == null ? null : convert(frame);
        if (taken != null) {
            taken.pict_type(AV_PICTURE_TYPE_NONE); // where keyframes were has no meaning here
        }
        int result = avcodec_send_frame(context, taken);
        if (result < 0) {
            throw new ClipException(
                    Reason.CODEC, "A picture cannot be encoded again: " + Ffmpeg.error(result) + "; cut at keyframes.");
        }
        while (avcodec_receive_packet(context, packet) >= 0) {
            sink.take(packet);
        }
    }

    private AVFrame convert(AVFrame frame) throws ClipException {
        if (frame.format() == context.pix_fmt()
                && frame.width() == context.width()
                && frame.height() == context.height()) {
            return frame;
        }
        av_frame_unref(converted);
        converted.width(context.width()).height(context.height()).format(context.pix_fmt());
        converted.color_range(frame.color_range()).colorspace(frame.colorspace());
        converted.color_primaries(frame.color_primaries()).color_trc(frame.color_trc());
        if (av_frame_get_buffer(converted, 0) < 0 || sws_scale_frame(scaler, converted, frame) < 0) {
            throw new ClipException(
                    Reason.CODEC, "The pixel format of a picture cannot be converted; cut at keyframes.");
        }
        converted.pts(frame.pts());
        return converted;
    }

    @Override
    public void close() {
        avcodec_free_context(context);
        av_packet_free(packet);
        av_frame_free(converted);
        sws_free_context(scaler);
    }
}
