package dev.slipstream.vision.media;

import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_BITEXACT;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_QSCALE;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_MJPEG;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avutil.*;

/** Makes JPEG files of pictures; the same picture gives the same bytes. Used by one thread. */
public final class JpegEncoder implements AutoCloseable {
    /** FFmpeg's scale of {@value} (best) to 31. */
    private static final int BEST = 2;

    /** Keeps what is written in a picture readable. */
    private static final int QUALITY = 3;

    private final FrameScaler scaler = new FrameScaler();
    private final AVPacket packet = av_packet_alloc();
    private @Nullable AVCodecContext encoder;

    public JpegEncoder() {
        Ffmpeg.quiet();
    }

    /** Encodes at full size, 4:2:0. */
    public byte[] encode(Picture picture) {
        return encode(picture, Integer.MAX_VALUE);
    }

    /**
     * Encodes 4:2:0, scaled down where it is larger.
     *
     * @param longSide most pixels of the longer side; the shape is kept, sides are even
     */
    public byte[] encode(Picture picture, int longSide) {
        return encode(picture, longSide, QUALITY).bytes();
    }

    /**
     * The same in a quality of the caller's.
     *
     * @param quality on FFmpeg's scale, 2 (best, largest) to 31
     */
    public JpegFile encode(Picture picture, int longSide, int quality) {
        AVFrame frame = av_frame_alloc();
        try {
            frame.width(picture.width()).height(picture.height()).format(AV_PIX_FMT_RGB24);
            frame.color_range(AVCOL_RANGE_JPEG).colorspace(AVCOL_SPC_RGB);
            if (av_frame_get_buffer(frame, 0) < 0) {
                throw new OutOfMemoryError(
                        "No native memory for a picture of " + picture.width() + "x" + picture.height());
            }
            picture.copyTo(frame);
            JpegFile jpeg = encode(frame, longSide, Math.max(BEST, quality));
            if (jpeg == null) {
                throw new IllegalArgumentException(
                        "A picture of " + picture.width() + "x" + picture.height() + " does not fit into a JPEG file");
            }
            return jpeg;
        } finally {
            av_frame_free(frame);
        }
    }

    /** Encodes a decoded frame at its size; null where FFmpeg cannot. */
    byte @Nullable [] encode(AVFrame frame) {
        JpegFile jpeg = encode(frame, Integer.MAX_VALUE, QUALITY);
        return jpeg == null ? null : jpeg.bytes();
    }

    private @Nullable JpegFile encode(AVFrame frame, int longSide, int quality) {
        double scale = longSide / (double) Math.max(frame.width(), frame.height());
        int width = scale >= 1 ? frame.width() : even(frame.width() * scale);
        int height = scale >= 1 ? frame.height() : even(frame.height() * scale);
        AVFrame full = scaler.convert(frame, width, height, AV_PIX_FMT_YUVJ420P);
        if (full == null) {
            return null;
        }
        AVCodecContext context = encoderFor(full.width(), full.height());
        if (context == null) {
            return null;
        }
        full.quality(quality * FF_QP2LAMBDA);
        full.pts(AV_NOPTS_VALUE);
        if (avcodec_send_frame(context, full) < 0 || avcodec_receive_packet(context, packet) < 0) {
            return null;
        }
        byte[] jpeg = Ffmpeg.bytes(packet.data(), packet.size());
        av_packet_unref(packet);
        return new JpegFile(full.width(), full.height(), jpeg);
    }

    private static int even(double side) {
        return Math.max(2, (int) Math.round(side / 2) * 2);
    }

    private @Nullable AVCodecContext encoderFor(int width, int height) {
        if (encoder != null && encoder.width() == width && encoder.height() == height) {
            return encoder;
        }
        freeEncoder();
        AVCodec codec = avcodec_find_encoder(AV_CODEC_ID_MJPEG);
        AVCodecContext created = avcodec_alloc_context3(codec);
        created.width(width);
        created.height(height);
        created.pix_fmt(AV_PIX_FMT_YUVJ420P);
        created.color_range(AVCOL_RANGE_JPEG);
        created.time_base().num(1).den(25); // demanded, without meaning for a still picture
        created.thread_count(1);
        created.flags(created.flags() | AV_CODEC_FLAG_BITEXACT | AV_CODEC_FLAG_QSCALE);
        created.global_quality(QUALITY * FF_QP2LAMBDA);
        if (avcodec_open2(created, codec, (AVDictionary) null) < 0) {
            avcodec_free_context(created);
            return null;
        }
        encoder = created;
        return created;
    }

    private void freeEncoder() {
        if (encoder != null) {
            avcodec_free_context(encoder);
            encoder = null;
        }
    }

    @Override
    public void close() {
        freeEncoder();
        av_packet_free(packet);
        scaler.close();
    }
}
