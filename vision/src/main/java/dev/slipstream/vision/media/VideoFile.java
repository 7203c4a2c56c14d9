package dev.slipstream.vision.media;

import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_FLAG_BACKWARD;
import static org.bytedeco.ffmpeg.global.avformat.av_find_best_stream;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_seek_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avutil.*;

/**
 * A few pictures of a local video file: that of a time, or evenly spread over a stretch. What is not asked for is decoded where others
 * need it and never kept, so a long file costs time but no memory. Used by one thread.
 */
public final class VideoFile implements AutoCloseable {
    private static final long MAX_PIXELS = 8192L * 4352;
    private static final double MICROS = 1e6;
    /** Within this of a picture's time, it is the picture of that time: times are written with few decimals. */
    private static final double TOLERANCE = 0.002;
    /** So near to a picture's time that no other can be nearer, up to 500 pictures a second. */
    private static final double EXACT = 0.0005;
    /** How long the last picture is shown where the file does not say how long it is. */
    private static final double LAST_PICTURE = 0.1;

    private final Path file;
    private final AVFormatContext context;
    private final int video;
    private final VideoDecoder decoder;
    private final FrameScaler scaler = new FrameScaler();
    private final AVFrame frame = av_frame_alloc();
    private final AVPacket packet = av_packet_alloc();
    private boolean drained;

    private VideoFile(Path file, AVFormatContext context, int video, VideoDecoder decoder) {
        this.file = file;
        this.context = context;
        this.video = video;
        this.decoder = decoder;
    }

    /**
     * Opens a file; only local files are read, whatever it refers to.
     *
     * @throws UndecodableMediaException naming the file and what is wrong with it
     */
    public static VideoFile open(Path file) throws UndecodableMediaException {
        if (!Files.isRegularFile(file)) {
            throw new UndecodableMediaException(file.toString(), "there is no such file");
        }
        Ffmpeg.quiet();
        AVFormatContext context = avformat_alloc_context();
        AVDictionary options = new AVDictionary(null);
        av_dict_set(options, "protocol_whitelist", "file", 0);
        int result = avformat_open_input(context, "file:" + file.toAbsolutePath(), (AVInputFormat) null, options);
        av_dict_free(options);
        if (result < 0) { // which has freed the context
            throw new UndecodableMediaException(
                    file.toString(), "it is no video, or was cut off before its index (" + Ffmpeg.error(result) + ")");
        }
        result = avformat_find_stream_info(context, (AVDictionary) null);
        int video = result < 0 ? result : av_find_best_stream(context, AVMEDIA_TYPE_VIDEO, -1, -1, (AVCodec) null, 0);
        VideoDecoder decoder =
                video < 0 ? null : VideoDecoder.open(context.streams(video).codecpar(), MAX_PIXELS, false);
        if (decoder == null) {
            avformat_close_input(context);
            throw new UndecodableMediaException(file.toString(), "it has no pictures that a decoder here takes");
        }
        return new VideoFile(file, context, video, decoder);
    }

    /** Length that the file says it has, seconds; 0 = it does not say. */
    public double seconds() {
        AVStream stream = context.streams(video);
        if (stream.duration() != AV_NOPTS_VALUE && stream.duration() > 0) {
            return stream.duration() * unit();
        }
        return context.duration() > 0 ? context.duration() / MICROS : 0;
    }

    /**
     * Decodes pictures at even distances from {@code from} to {@code to}; fewer where the stretch has fewer. Each picture is the
     * first at or after its instant.
     *
     * @param from seconds from the first picture
     * @param to seconds from the first picture, not included
     * @param maxLongSide bound of the pictures' longer side, pixels; they keep their shape and are never enlarged
     * @param progress told how many pictures are there
     */
    public List<TimedPicture> pictures(double from, double to, int count, int maxLongSide, IntConsumer progress)
            throws UndecodableMediaException {
        seek(from);
        List<TimedPicture> pictures = new ArrayList<>();
        double step = (to - from) / count;
        int next = 0;
        while (next < count && receive()) {
            double time = time();
            if (time >= to) {
                break;
            }
            // Half a millisecond: containers round time stamps.
            if (time + 0.0005 >= from + next * step) {
                pictures.add(new TimedPicture(Math.round(time * MICROS), picture(frame, maxLongSide)));
                progress.accept(pictures.size());
                while (next < count && time + 0.0005 >= from + next * step) {
                    next++;
                }
            }
        }
        return pictures;
    }

    /**
     * The picture that is shown at a time: the last that does not come after it.
     *
     * @param seconds from the first picture
     * @throws UndecodableMediaException naming the file, if the time lies outside of it
     */
    public Picture at(double seconds) throws UndecodableMediaException {
        if (!(seconds >= 0)) {
            throw new UndecodableMediaException(file.toString(), seconds + " s lies before its first picture");
        }
        seek(seconds);
        AVFrame shown = av_frame_alloc();
        try {
            double shownAt = Double.NaN;
            boolean goesOn = false;
            boolean exact = false;
            while (!goesOn && !exact && receive()) {
                goesOn = time() > seconds + TOLERANCE;
                if (!goesOn) {
                    shownAt = time();
                    exact = Math.abs(shownAt - seconds)
                            < EXACT; // what comes next, and may be a keyframe, need not be decoded
                    av_frame_unref(shown);
                    av_frame_move_ref(shown, frame);
                }
            }
            if (Double.isNaN(shownAt)) {
                throw new UndecodableMediaException(file.toString(), "it has no picture at " + seconds + " s");
            }
            if (!goesOn && seconds > Math.max(seconds(), shownAt + LAST_PICTURE)) {
                throw new UndecodableMediaException(file.toString(), "it ends before " + seconds + " s");
            }
            return picture(shown, Integer.MAX_VALUE);
        } finally {
            av_frame_free(shown);
        }
    }

    private void seek(double from) {
        if (from > 0) {
            long target = start() + (long) (from / unit());
            if (av_seek_frame(context, video, target, AVSEEK_FLAG_BACKWARD) < 0) {
                av_seek_frame(context, video, start(), AVSEEK_FLAG_BACKWARD);
            }
        }
        decoder.flush();
        drained = false;
    }

    /** Decodes the next picture into the frame; false at the end. */
    private boolean receive() {
        while (true) {
            if (decoder.receive(frame) >= 0) {
                return true;
            }
            if (drained) {
                return false;
            }
            if (av_read_frame(context, packet) < 0) {
                drained = true;
                decoder.send(null);
            } else {
                if (packet.stream_index() == video) {
                    decoder.send(packet); // what is damaged is left out or patched up, as a player does
                }
                av_packet_unref(packet);
            }
        }
    }

    private double unit() {
        return context.streams(video).time_base().num()
                / (double) context.streams(video).time_base().den();
    }

    private long start() {
        long start = context.streams(video).start_time();
        return start == AV_NOPTS_VALUE ? 0 : start;
    }

    private double time() {
        long stamp = frame.best_effort_timestamp();
        return stamp == AV_NOPTS_VALUE ? 0 : (stamp - start()) * unit();
    }

    private Picture picture(AVFrame from, int maxLongSide) throws UndecodableMediaException {
        double scale = Math.min(1, maxLongSide / (double) Math.max(from.width(), from.height()));
        int width = (int) Math.max(1, Math.round(from.width() * scale));
        int height = (int) Math.max(1, Math.round(from.height() * scale));
        @Nullable AVFrame converted = scaler.convert(from, width, height, AV_PIX_FMT_RGB24);
        if (converted == null) {
            throw new UndecodableMediaException(file.toString(), "its pixel format cannot be converted");
        }
        return Picture.of(converted);
    }

    @Override
    public void close() {
        decoder.close();
        scaler.close();
        av_packet_free(packet);
        av_frame_free(frame);
        avformat_close_input(context);
    }
}
