package dev.slipstream.vision.media;

import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

import static org.bytedeco.ffmpeg.avutil.AVFrame.AV_FRAME_FLAG_CORRUPT;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY;
import static org.bytedeco.ffmpeg.global.avcodec.av_new_packet;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avutil.*;

/**
 * Decodes single pictures, without probing and with decoders that are kept for the feeds seen last. Used by one thread.
 *
 * <p>Damage is an error, not a patched-up picture: decoders run with {@code err_detect=explode}, and a picture that they
 * mark as damaged or concealed is refused. Damage that still makes a valid stream of the codec cannot be seen here.
 */
public final class PictureDecoder implements AutoCloseable {
    private static final long MAX_PIXELS = 8192L * 4352;
    private static final int MAX_BYTES = 64 << 20;

    private final DecoderCache decoders = new DecoderCache(MAX_PIXELS);
    private final FrameScaler scaler = new FrameScaler();
    private final AVPacket packet = av_packet_alloc();
    private final AVFrame spare = av_frame_alloc();
    private final AVFrame frame = av_frame_alloc();

    public PictureDecoder() {
        Ffmpeg.quiet();
    }

    /** Decodes a sample, for {@link #gray} and {@link #rgb}. */
    public void decode(EncodedPicture picture) throws UndecodableMediaException {
        decode(picture.codec(), picture.parameterSets(), picture.data());
    }

    /**
     * Decodes one access unit.
     *
     * @param codec FFmpeg's name: h264, hevc, vp9, av1 or mjpeg
     * @param parameterSets the codec's extradata; may be empty
     */
    public void decode(String codec, byte[] parameterSets, byte[] data) throws UndecodableMediaException {
        av_frame_unref(frame);
        if (data.length == 0 || data.length > MAX_BYTES || parameterSets.length > MAX_BYTES) {
            throw failed(codec, data, "its size is out of bounds");
        }
        boolean bounded = switch (codec) {
            case "vp9" -> PictureBounds.vp9(data, MAX_PIXELS);
            case "av1" -> PictureBounds.av1(parameterSets, data, MAX_PIXELS);
            default -> true;
        };
        if (!bounded) {
            throw failed(codec, data, "it is no keyframe, or larger than " + MAX_PIXELS + " pixels");
        }
        VideoDecoder decoder = decoders.get(codec, parameterSets);
        if (decoder == null) {
            throw failed(codec, data, "no decoder takes its codec and parameter sets");
        }
        String problem = decode(decoder, data);
        if (problem != null) {
            av_frame_unref(frame);
            decoders.remove(codec, parameterSets); // damage must not reach the next picture through the decoder's state
            throw failed(codec, data, problem);
        }
    }

    /** Null where {@link #frame} holds a sound picture; else what is wrong. */
    private @Nullable String decode(VideoDecoder decoder, byte[] data) {
        if (av_new_packet(packet, data.length) < 0) {
            throw new OutOfMemoryError("No native memory for an access unit of " + data.length + " bytes");
        }
        packet.data().put(data, 0, data.length);
        packet.flags(AV_PKT_FLAG_KEY);
        try {
            int sent = decoder.send(packet);
            if (sent < 0) {
                return Ffmpeg.error(sent);
            }
            decoder.send(null);
            int result = decoder.receive(frame);
            if (result < 0) {
                return result == AVERROR_EOF() ? "it holds no picture" : Ffmpeg.error(result);
            }
            while (result >= 0) {
                av_frame_unref(spare);
                result = decoder.receive(spare); // an access unit of two fields may give two
            }
            if (result != AVERROR_EOF()) {
                return Ffmpeg.error(result);
            }
            if ((frame.flags() & AV_FRAME_FLAG_CORRUPT) != 0 || frame.decode_error_flags() != 0) {
                return "it is damaged";
            }
            return null;
        } finally {
            decoder.flush();
            av_packet_unref(packet);
        }
    }

    /** Width of the decoded picture in pixels. */
    public int width() {
        return decoded().width();
    }

    /** Height of the decoded picture in pixels. */
    public int height() {
        return decoded().height();
    }

    /**
     * Scales the decoded picture to brightness, without keeping its shape; each value is the mean of the area it covers.
     *
     * @param out rows from the top, one byte a pixel, full range; at least {@code width * height}
     */
    public void gray(int width, int height, byte[] out) throws UndecodableMediaException {
        if (out.length < width * height) {
            throw new IllegalArgumentException(
                    out.length + " bytes do not hold a gray picture of " + width + "x" + height);
        }
        Picture.copyRows(convert(width, height, AV_PIX_FMT_GRAY8), width, out);
    }

    /** The decoded picture in colours, in its shape, with its longer side at most {@code maxLongSide} pixels. */
    public Picture rgb(int maxLongSide) throws UndecodableMediaException {
        int longSide = Math.max(width(), height());
        double scale = Math.min(1, maxLongSide / (double) longSide);
        int width = (int) Math.max(1, Math.round(width() * scale));
        int height = (int) Math.max(1, Math.round(height() * scale));
        return Picture.of(convert(width, height, AV_PIX_FMT_RGB24));
    }

    private AVFrame convert(int width, int height, int format) throws UndecodableMediaException {
        AVFrame converted = scaler.convert(decoded(), width, height, format);
        if (converted == null) {
            throw new UndecodableMediaException("Picture", "its pixel format cannot be converted");
        }
        return converted;
    }

    private AVFrame decoded() {
        if (frame.width() == 0) {
            throw new IllegalStateException("No picture was decoded");
        }
        return frame;
    }

    private static UndecodableMediaException failed(String codec, byte[] data, String problem) {
        return new UndecodableMediaException("Picture of " + data.length + " bytes in " + codec, problem);
    }

    @Override
    public void close() {
        decoders.close();
        scaler.close();
        av_packet_free(packet);
        av_frame_free(frame);
        av_frame_free(spare);
    }
}
