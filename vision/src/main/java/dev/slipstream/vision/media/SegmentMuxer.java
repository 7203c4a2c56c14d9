package dev.slipstream.vision.media;

import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVOutputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.javacpp.BytePointer;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

import static org.bytedeco.ffmpeg.avformat.AVFormatContext.AVFMT_FLAG_BITEXACT;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_HEVC;
import static org.bytedeco.ffmpeg.global.avcodec.AV_INPUT_BUFFER_PADDING_SIZE;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_copy;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_free;
import static org.bytedeco.ffmpeg.global.avformat.*;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_free;
import static org.bytedeco.ffmpeg.global.avutil.av_mallocz;
import static org.bytedeco.ffmpeg.global.avutil.av_rescale;

/** Writes packets as a file of its own into memory: fragmented MP4 where it carries the codecs, else Matroska. */
final class SegmentMuxer implements AutoCloseable {
    private static final int COMPLIANCE_NORMAL = 0;
    private static final int HVC1 = 'h' | 'v' << 8 | 'c' << 16 | '1' << 24;

    /** A stream of the input and what the muxer needs of it. */
    private record Track(int inputIndex, AVCodecParameters parameters, StreamClock clock) {}

    private final String container;
    private final Track video;
    private final @Nullable Track audio;
    private boolean configured;

    /**
     * Chooses the container.
     *
     * @return empty where no container carries the video codec
     */
    static Optional<SegmentMuxer> create(
            AVStream video, StreamClock videoClock, @Nullable AVStream audio, @Nullable StreamClock audioClock) {
        for (String container : List.of("mp4", "matroska")) {
            if (carries(container, video) && (audio == null || carries(container, audio))) {
                return Optional.of(new SegmentMuxer(container, video, videoClock, audio, audioClock));
            }
        }
        return audio == null ? Optional.empty() : create(video, videoClock, null, null); // pictures before sound
    }

    private static boolean carries(String container, AVStream stream) {
        AVOutputFormat format = av_guess_format(container, null, null);
        return avformat_query_codec(format, stream.codecpar().codec_id(), COMPLIANCE_NORMAL) == 1;
    }

    private SegmentMuxer(
            String container,
            AVStream video,
            StreamClock videoClock,
            @Nullable AVStream audio,
            @Nullable StreamClock audioClock) {
        this.container = container;
        this.video = track(video, videoClock);
        this.audio = audio == null || audioClock == null ? null : track(audio, audioClock);
        if (video.codecpar().codec_id() == AV_CODEC_ID_HEVC && container.equals("mp4")) {
            this.video.parameters.codec_tag(HVC1); // the tag that all players take
        }
    }

    private static Track track(AVStream stream, StreamClock clock) {
        AVCodecParameters parameters = avcodec_parameters_alloc();
        avcodec_parameters_copy(parameters, stream.codecpar());
        parameters.codec_tag(0);
        return new Track(stream.index(), parameters, clock);
    }

    String container() {
        return container;
    }

    boolean carriesAudio() {
        return audio != null;
    }

    /** Sets what a filter found out about the sound after the connection was opened. */
    void configureAudio(byte @Nullable [] extradata) {
        if (configured || extradata == null || audio == null) {
            return;
        }
        BytePointer copy = new BytePointer(av_mallocz(extradata.length + AV_INPUT_BUFFER_PADDING_SIZE));
        copy.put(extradata, 0, extradata.length);
        audio.parameters.extradata(copy);
        audio.parameters.extradata_size(extradata.length);
        configured = true;
    }

    /**
     * Writes the packets; their time stamps are used up.
     *
     * @return the file, or a negative FFmpeg error in {@code error[0]} and null
     */
    byte @Nullable [] write(List<AVPacket> packets, int[] error) {
        AVFormatContext context = new AVFormatContext(null);
        error[0] = avformat_alloc_output_context2(context, (AVOutputFormat) null, container, null);
        if (error[0] < 0) {
            return null;
        }
        AVIOContext io = new AVIOContext(null);
        AVDictionary options = new AVDictionary(null);
        BytePointer buffer = new BytePointer((BytePointer) null);
        try {
            AVStream videoOut = stream(context, video);
            AVStream audioOut = audio == null ? null : stream(context, audio);
            context.flags(context.flags() | AVFMT_FLAG_BITEXACT);
            if (container.equals("mp4")) {
                // One fragment; with frag_discont and no edit list it carries decoding times as they are.
                av_dict_set(options, "movflags", "empty_moov+delay_moov+default_base_moof+frag_discont", 0);
                av_dict_set(options, "use_editlist", "0", 0);
            }
            error[0] = avio_open_dyn_buf(io);
            if (error[0] < 0) {
                return null;
            }
            context.pb(io);
            error[0] = writeAll(context, options, packets, videoOut, audioOut);
            int size = avio_close_dyn_buf(io, buffer);
            return error[0] < 0 ? null : Ffmpeg.bytes(buffer, size);
        } finally {
            av_free(buffer);
            av_dict_free(options);
            avformat_free_context(context);
        }
    }

    private static AVStream stream(AVFormatContext context, Track track) {
        AVStream stream = avformat_new_stream(context, null);
        avcodec_parameters_copy(stream.codecpar(), track.parameters);
        stream.time_base().num(track.clock.numerator()).den(track.clock.denominator());
        return stream;
    }

    private int writeAll(
            AVFormatContext context,
            AVDictionary options,
            List<AVPacket> packets,
            AVStream videoOut,
            @Nullable AVStream audioOut) {
        int result = avformat_write_header(context, options);
        long zero = earliestMicros(packets);
        TrackWriter pictures = new TrackWriter(video.clock, videoOut, zero);
        TrackWriter sound = audio == null || audioOut == null ? null : new TrackWriter(audio.clock, audioOut, zero);
        for (int i = 0; i < packets.size() && result >= 0; i++) {
            AVPacket packet = packets.get(i);
            TrackWriter track = packet.stream_index() == video.inputIndex ? pictures : sound;
            if (track != null) {
                track.shift(packet);
                result = av_write_frame(context, packet);
            }
        }
        return result < 0 ? result : av_write_trailer(context);
    }

    /** Start of the earliest packet of any stream, which becomes zero in the file. */
    private long earliestMicros(List<AVPacket> packets) {
        long earliest = Long.MAX_VALUE;
        for (AVPacket packet : packets) {
            Track track = packet.stream_index() == video.inputIndex ? video : audio;
            if (track != null) {
                earliest = Math.min(earliest, track.clock.micros(packet.dts()));
            }
        }
        return earliest;
    }

    /** Moves packets of one stream from the input's time to the file's, exact to the tick. */
    private static final class TrackWriter {
        private final long zeroTicks;
        private final long multiplier;
        private final long divisor;
        private final int index;

        TrackWriter(StreamClock clock, AVStream out, long zeroMicros) {
            zeroTicks = clock.ticks(zeroMicros);
            multiplier = (long) clock.numerator() * out.time_base().den();
            divisor = (long) clock.denominator() * out.time_base().num();
            index = out.index();
        }

        void shift(AVPacket packet) {
            packet.pts(av_rescale(packet.pts() - zeroTicks, multiplier, divisor));
            packet.dts(av_rescale(packet.dts() - zeroTicks, multiplier, divisor));
            packet.duration(av_rescale(packet.duration(), multiplier, divisor));
            packet.stream_index(index);
            packet.pos(-1);
        }
    }

    @Override
    public void close() {
        avcodec_parameters_free(video.parameters);
        if (audio != null) {
            avcodec_parameters_free(audio.parameters);
        }
    }
}
