package dev.slipstream.vision.clip;

import dev.slipstream.vision.clip.ClipTrack.Placed;
import dev.slipstream.vision.media.Ffmpeg;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVOutputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import static org.bytedeco.ffmpeg.avformat.AVFormatContext.AVFMT_AVOID_NEG_TS_DISABLED;
import static org.bytedeco.ffmpeg.avformat.AVFormatContext.AVFMT_FLAG_BITEXACT;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_HEVC;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_ref;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_copy;
import static org.bytedeco.ffmpeg.global.avformat.*;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_rescale;

/**
 * Writes a clip's tracks as MP4 with a fragment for each keyframe, its times in microseconds. Fragments carry the start
 * of each track exactly, so that no edit list is needed: players differ in which part of those they follow.
 */
final class ClipMuxer implements AutoCloseable {
    private static final int MICROS = 1_000_000;
    private static final int HVC1 = 'h' | 'v' << 8 | 'c' << 16 | '1' << 24;
    private static final int COMPLIANCE_NORMAL = 0;

    private final Path file;
    private final AVFormatContext format = new AVFormatContext(null);
    private final AVPacket packet = av_packet_alloc();

    ClipMuxer(Path file) {
        this.file = file;
    }

    /** Whether MP4 carries a codec. */
    static boolean carries(AVCodecParameters codec) {
        return avformat_query_codec(av_guess_format("mp4", null, null), codec.codec_id(), COMPLIANCE_NORMAL) == 1;
    }

    /** Writes all; pictures and sounds are in order of decoding. */
    void write(AVCodecParameters video, @Nullable AVCodecParameters sound, List<Placed> pictures, List<Placed> sounds)
            throws IOException {
        check(avformat_alloc_output_context2(format, (AVOutputFormat) null, "mp4", null));
        AVStream videoOut = stream(video, MICROS);
        videoOut.codecpar().codec_tag(video.codec_id() == AV_CODEC_ID_HEVC ? HVC1 : 0); // the tag that all players take
        AVStream soundOut = sound == null ? null : stream(sound, sound.sample_rate());
        format.flags(format.flags() | AVFMT_FLAG_BITEXACT);
        // Else the first sound would be put at zero and made longer, however long after the first picture it is due.
        format.avoid_negative_ts(AVFMT_AVOID_NEG_TS_DISABLED);
        open();
        int next = 0;
        for (Placed picture : pictures) {
            while (soundOut != null && next < sounds.size() && sounds.get(next).dts() < picture.dts()) {
                write(sounds.get(next++), soundOut);
            }
            write(picture, videoOut);
        }
        while (soundOut != null && next < sounds.size()) {
            write(sounds.get(next++), soundOut);
        }
        check(av_write_trailer(format));
        check(avio_closep(format.pb()));
        format.pb(new AVIOContext(null));
    }

    private void open() throws IOException {
        AVIOContext io = new AVIOContext(null);
        check(avio_open(io, "file:" + file.toAbsolutePath(), AVIO_FLAG_WRITE));
        format.pb(io);
        AVDictionary options = new AVDictionary(null);
        String flags = "empty_moov+default_base_moof+frag_keyframe+frag_discont+skip_trailer";
        av_dict_set(options, "movflags", flags, 0);
        av_dict_set(options, "use_editlist", "0", 0);
        int result = avformat_write_header(format, options);
        av_dict_free(options);
        check(result);
    }

    private AVStream stream(AVCodecParameters codec, int ticksPerSecond) throws IOException {
        AVStream stream = avformat_new_stream(format, null);
        check(avcodec_parameters_copy(stream.codecpar(), codec));
        stream.codecpar().codec_tag(0);
        stream.time_base().num(1).den(ticksPerSecond);
        return stream;
    }

    private void write(Placed placed, AVStream out) throws IOException {
        check(av_packet_ref(packet, placed.packet()));
        packet.pts(ticks(placed.pts(), out)).dts(ticks(placed.dts(), out));
        packet.duration(ticks(placed.duration(), out));
        packet.flags(placed.key() ? AV_PKT_FLAG_KEY : 0);
        packet.stream_index(out.index()).pos(-1);
        int result = av_write_frame(format, packet);
        av_packet_unref(packet);
        check(result);
    }

    private static long ticks(long micros, AVStream out) {
        return av_rescale(
                micros, out.time_base().den(), (long) MICROS * out.time_base().num());
    }

    private void check(int result) throws IOException {
        if (result < 0) {
            throw new IOException("Cannot write " + file + ": " + Ffmpeg.error(result));
        }
    }

    @Override
    public void close() {
        if (!Ffmpeg.isNull(format)) {
            if (!Ffmpeg.isNull(format.pb())) {
                avio_closep(format.pb());
            }
            avformat_free_context(format);
        }
        av_packet_free(packet);
    }
}
