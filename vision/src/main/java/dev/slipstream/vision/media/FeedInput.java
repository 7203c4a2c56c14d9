package dev.slipstream.vision.media;

import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avcodec;
import org.jspecify.annotations.Nullable;

import java.util.concurrent.TimeUnit;

import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;
import static org.bytedeco.ffmpeg.global.avformat.AVFMT_NOTIMESTAMPS;
import static org.bytedeco.ffmpeg.global.avformat.av_find_best_stream;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avutil.*;

/** FFmpeg's side of one connection: opened within bounds, its streams found once, packets read under a deadline. */
final class FeedInput implements AutoCloseable {
    private static final int MAX_STREAMS = 64;
    private static final long PROBE_BYTES = 5_000_000;
    private static final long ANALYZE_MICROS = 3_000_000;

    private final FeedAddress address;
    private final ReaderOptions options;
    private final Deadline deadline;
    private final GuardedIo io;
    private final AVFormatContext context;
    private @Nullable AVStream video;
    private @Nullable AVStream audio;

    FeedInput(FeedAddress address, ReaderOptions options, Deadline deadline) throws FeedException {
        this.address = address;
        this.options = options;
        this.deadline = deadline;
        Ffmpeg.quiet();
        context = avformat_alloc_context();
        io = new GuardedIo(address, options.policy(), deadline, context);
        try {
            open();
            findStreams();
        } catch (FeedException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private void open() throws FeedException {
        deadline.arm(options.openTimeout());
        context.max_streams(MAX_STREAMS);
        context.probesize(PROBE_BYTES);
        context.max_analyze_duration(ANALYZE_MICROS);
        String url = address.scheme().http() ? io.openHttp(context) : address.url();
        AVDictionary dictionary = protocolOptions();
        int result;
        try {
            result = avformat_open_input(context, url, (AVInputFormat) null, dictionary);
        } finally {
            av_dict_free(dictionary);
        }
        io.throwRefusal();
        if (result < 0) {
            throw openFailed(result);
        }
        if (!address.scheme().http() && address.scheme() != FeedScheme.FILE) {
            // RTSP follows redirects inside FFmpeg: at least nothing is taken from where they led.
            options.policy().check(context.url().getString());
        }
    }

    private AVDictionary protocolOptions() {
        AVDictionary dictionary = new AVDictionary(null);
        av_dict_set(dictionary, "protocol_whitelist", address.scheme().protocols(), 0);
        av_dict_set(dictionary, "format_whitelist", address.scheme().formats(), 0);
        String readMicros = String.valueOf(
                TimeUnit.NANOSECONDS.toMicros(options.readTimeout().toNanos()));
        switch (address.scheme()) {
            case RTSP, RTSPS -> {
                boolean udp = options.policy().allowsUdp(address);
                av_dict_set(dictionary, "rtsp_transport", udp ? "tcp+udp" : "tcp", 0);
                av_dict_set(dictionary, "rtsp_flags", "prefer_tcp+filter_src", 0);
                av_dict_set(dictionary, "timeout", readMicros, 0);
            }
            case SRT -> {
                av_dict_set(
                        dictionary,
                        "connect_timeout",
                        String.valueOf(options.openTimeout().toMillis()),
                        0);
                av_dict_set(dictionary, "timeout", readMicros, 0);
            }
            case HTTP, HTTPS -> {
                // Both would make FFmpeg use its own HTTP client on our connections.
                av_dict_set(dictionary, "http_persistent", "0", 0);
                av_dict_set(dictionary, "http_multiple", "0", 0);
            }
            default -> {}
        }
        return dictionary;
    }

    private void findStreams() throws FeedException {
        deadline.arm(options.openTimeout());
        int result = avformat_find_stream_info(context, (AVDictionary) null);
        io.throwRefusal();
        if (deadline.passed()) {
            throw openFailed(AVERROR_EXIT());
        }
        int index = result < 0 ? result : av_find_best_stream(context, AVMEDIA_TYPE_VIDEO, -1, -1, (AVCodec) null, 0);
        if (index < 0) {
            throw unsupported("no video");
        }
        AVStream found = context.streams(index);
        AVCodecParameters parameters = found.codecpar();
        if (parameters.width() <= 0 || parameters.height() <= 0) {
            throw new FeedException(
                    FeedException.Kind.UNREACHABLE,
                    address.masked(),
                    "no picture was found at the beginning of the media",
                    "check that the encoder sends keyframes");
        }
        if ((long) parameters.width() * parameters.height() > options.maxPixels()) {
            throw unsupported("pictures of " + parameters.width() + "x" + parameters.height() + " are too large");
        }
        video = found;
        int sound = av_find_best_stream(context, AVMEDIA_TYPE_AUDIO, -1, index, (AVCodec) null, 0);
        if (sound >= 0 && context.streams(sound).codecpar().sample_rate() > 0) {
            audio = context.streams(sound);
        }
        for (int i = 0; i < context.nb_streams(); i++) {
            if (i != index && i != sound) {
                context.streams(i).discard(avcodec.AVDISCARD_ALL);
            }
        }
    }

    /** Reads the next packet of any stream; negative: end, error, or the deadline passed. */
    int read(AVPacket packet) {
        deadline.arm(options.readTimeout());
        return av_read_frame(context, packet);
    }

    AVStream video() {
        if (video == null) {
            throw new IllegalStateException("not open");
        }
        return video;
    }

    @Nullable
    AVStream audio() {
        return audio;
    }

    AVFormatContext context() {
        return context;
    }

    FeedAddress address() {
        return address;
    }

    /** Throws if a playlist named something that the policy refuses, since the last look. */
    void throwRefusal() throws FeedException {
        io.throwRefusal();
    }

    String videoCodec() {
        return avcodec_get_name(video().codecpar().codec_id()).getString();
    }

    boolean live() {
        return address.scheme().live() || context.duration() == AV_NOPTS_VALUE;
    }

    /** RTP's first pictures have no time until the sender's report came; raw streams in files never have one. */
    boolean timesComeLate() {
        return live() && (context.iformat().flags() & AVFMT_NOTIMESTAMPS) == 0;
    }

    /** What a failed read means. */
    FeedException readFailed(int result) {
        if (deadline.cancelled()) {
            return cancelled();
        }
        String problem = deadline.passed() ? "no data for " + options.readTimeout() : Ffmpeg.error(result);
        return new FeedException(
                FeedException.Kind.BROKEN, address.masked(), "reading failed: " + problem, "connect again");
    }

    /** Whether the bytes ended for another reason than the end of the media. */
    boolean ioFailed() {
        return !Ffmpeg.isNull(context.pb())
                && context.pb().error() < 0
                && context.pb().error() != AVERROR_EOF();
    }

    FeedException failed(FeedException.Kind kind, String problem, String remedy) {
        return new FeedException(kind, address.masked(), problem, remedy);
    }

    FeedException unsupported(String problem) {
        return new FeedException(
                FeedException.Kind.UNSUPPORTED, address.masked(), problem, "send H.264, HEVC, VP9 or AV1");
    }

    private FeedException openFailed(int result) {
        if (deadline.cancelled()) {
            return cancelled();
        }
        if (deadline.passed()) {
            return unreachable("no answer within " + options.openTimeout());
        }
        FeedException problem = io.problem();
        if (problem != null) {
            return problem;
        }
        if (result == AVERROR_EINVAL() || (address.scheme() == FeedScheme.FILE && result == AVERROR_INVALIDDATA())) {
            return unsupported("not in a format that is read here");
        }
        return unreachable(Ffmpeg.error(result));
    }

    private FeedException unreachable(String problem) {
        return new FeedException(
                FeedException.Kind.UNREACHABLE, address.masked(), problem, "check the sender and the network");
    }

    private FeedException cancelled() {
        return new FeedException(
                FeedException.Kind.CANCELLED, address.masked(), "cancelled", "open it again if wanted");
    }

    @Override
    public void close() {
        if (!Ffmpeg.isNull(context)) {
            avformat_close_input(context);
        }
        io.close();
    }
}
