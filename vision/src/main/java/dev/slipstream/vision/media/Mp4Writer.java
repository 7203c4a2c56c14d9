package dev.slipstream.vision.media;

import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVOutputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.UUID;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_BITEXACT;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_GLOBAL_HEADER;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_rescale_ts;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_from_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avformat.*;
import static org.bytedeco.ffmpeg.global.avutil.*;

/**
 * Encodes pictures of ours into an MP4 that players begin before all of it has come: H.264 by OpenH264, a keyframe each
 * second, 4:2:0, tagged BT.709, the index first. The same pictures give the same file. The file appears when it is
 * whole. Used by one thread.
 */
public final class Mp4Writer implements AutoCloseable {
    private static final String ENCODER = "libopenh264";

    private final Path file;
    private final Path made;
    private final AVFormatContext format = new AVFormatContext(null);
    private final AVCodecContext encoder;
    private final AVFrame frame = av_frame_alloc();
    private final AVPacket packet = av_packet_alloc();
    private AVStream stream;
    private long pictures;
    private boolean open = true;

    /**
     * Begins a file.
     *
     * @param width pixels, even
     * @param height pixels, even
     * @param fps pictures per second
     * @param tags written into the file, by MP4's names such as {@code comment}
     * @throws IllegalArgumentException if sides are odd
     * @throws IOException if the file cannot be written
     */
    public Mp4Writer(Path file, int width, int height, int fps, Map<String, String> tags) throws IOException {
        Yuv420.requireEven(width, height);
        Ffmpeg.quiet();
        this.file = file.toAbsolutePath();
        // Not a temporary file of the JDK's: nobody but its owner may read such a one, and it becomes the result.
        this.made = this.file.resolveSibling(".making-" + UUID.randomUUID() + ".mp4");
        this.encoder = encoder(width, height, fps);
        try {
            check(avformat_alloc_output_context2(format, (AVOutputFormat) null, "mp4", made.toString()));
            stream = avformat_new_stream(format, null);
            openEncoder(tags);
            frame.width(width).height(height).format(AV_PIX_FMT_YUV420P);
            check(av_frame_get_buffer(frame, 0));
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private static AVCodecContext encoder(int width, int height, int fps) {
        AVCodecContext context = avcodec_alloc_context3(codec());
        context.width(width);
        context.height(height);
        context.pix_fmt(AV_PIX_FMT_YUV420P);
        context.time_base().num(1).den(fps);
        context.framerate().num(fps).den(1);
        context.gop_size(fps);
        context.max_b_frames(0);
        context.thread_count(1);
        context.color_range(AVCOL_RANGE_MPEG);
        context.colorspace(AVCOL_SPC_BT709);
        context.color_primaries(AVCOL_PRI_BT709);
        context.color_trc(AVCOL_TRC_BT709);
        context.flags(context.flags() | AV_CODEC_FLAG_GLOBAL_HEADER | AV_CODEC_FLAG_BITEXACT);
        return context;
    }

    private static AVCodec codec() {
        return avcodec_find_encoder_by_name(ENCODER);
    }

    private void openEncoder(Map<String, String> tags) throws IOException {
        AVDictionary options = new AVDictionary(null);
        AVDictionary muxing = new AVDictionary(null);
        AVDictionary metadata = new AVDictionary(null);
        try {
            av_dict_set(options, "allow_skip_frames", "0", 0);
            // The same quality in each picture, some 43 dB: a file has no line to fill, and what fills one takes time
            // to encode.
            av_dict_set(options, "rc_mode", "off", 0);
            check(avcodec_open2(encoder, codec(), options));
            check(avcodec_parameters_from_context(stream.codecpar(), encoder));
            stream.time_base().num(1).den(encoder.time_base().den());
            stream.avg_frame_rate().num(encoder.framerate().num()).den(1);
            tags.forEach((name, value) -> av_dict_set(metadata, name, value, 0));
            format.metadata(metadata);
            format.flags(format.flags() | AVFormatContext.AVFMT_FLAG_BITEXACT);
            AVIOContext io = new AVIOContext(null);
            check(avio_open(io, made.toString(), AVIO_FLAG_WRITE));
            format.pb(io);
            av_dict_set(muxing, "movflags", "+faststart", 0);
            check(avformat_write_header(format, muxing));
        } finally {
            av_dict_free(options);
            av_dict_free(muxing);
        }
    }

    /** Adds the next picture; the buffer is free again afterwards. */
    public void add(Yuv420 picture) throws IOException {
        if (picture.width() != frame.width() || picture.height() != frame.height()) {
            throw new IllegalArgumentException("a picture of " + picture.width() + "x" + picture.height()
                    + " does not belong into a video of " + frame.width() + "x" + frame.height());
        }
        check(av_frame_make_writable(frame));
        int luma = picture.width() * picture.height();
        plane(0, picture.planes(), 0, picture.width(), picture.height());
        plane(1, picture.planes(), luma, picture.width() / 2, picture.height() / 2);
        plane(2, picture.planes(), luma + luma / 4, picture.width() / 2, picture.height() / 2);
        frame.pts(pictures++);
        check(avcodec_send_frame(encoder, frame));
        drain();
    }

    private void plane(int index, byte[] from, int offset, int width, int height) {
        BytePointer plane = frame.data(index);
        for (int y = 0; y < height; y++) {
            plane.position((long) y * frame.linesize(index)).put(from, offset + y * width, width);
        }
    }

    private void drain() throws IOException {
        while (avcodec_receive_packet(encoder, packet) >= 0) {
            packet.duration(1);
            av_packet_rescale_ts(packet, encoder.time_base(), stream.time_base());
            packet.stream_index(stream.index());
            check(av_interleaved_write_frame(format, packet));
        }
    }

    /** Completes the file and puts it in place. */
    public void finish() throws IOException {
        check(avcodec_send_frame(encoder, (AVFrame) null));
        drain();
        check(av_write_trailer(format));
        check(avio_closep(format.pb()));
        format.pb(new AVIOContext(null));
        Files.move(made, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private void check(int result) throws IOException {
        if (result < 0) {
            throw new IOException("Cannot write " + file + ": " + Ffmpeg.error(result));
        }
    }

    /** Frees everything; without {@link #finish} before, no file is left. */
    @Override
    public void close() throws IOException {
        if (!open) {
            return;
        }
        open = false;
        if (!Ffmpeg.isNull(format)) {
            if (!Ffmpeg.isNull(format.pb())) {
                avio_closep(format.pb());
            }
            avformat_free_context(format);
        }
        avcodec_free_context(encoder);
        av_frame_free(frame);
        av_packet_free(packet);
        Files.deleteIfExists(made);
    }
}
