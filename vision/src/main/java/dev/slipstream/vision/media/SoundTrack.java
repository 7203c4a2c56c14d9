package dev.slipstream.vision.media;

import dev.slipstream.vision.media.sound.LoudnessMeter;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_flush_buffers;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;

/** The sound that goes with one stretch of pictures after another: packets made fit for a segment, decoded, and measured. */
final class SoundTrack implements AutoCloseable {
    private final StreamClock clock;
    private final AdtsFilter adts;
    private final @Nullable AVCodecContext decoder;
    private final AVFrame frame = av_frame_alloc();
    private final SampleReader samples = new SampleReader();
    private @Nullable LoudnessMeter meter;
    private int meterRate;
    private int meterChannels;
    private long originMicros;
    private long newestMicros = Long.MIN_VALUE;

    SoundTrack(AVStream stream, StreamClock clock) {
        this.clock = clock;
        adts = new AdtsFilter(stream.codecpar());
        decoder = open(stream);
    }

    private static @Nullable AVCodecContext open(AVStream stream) {
        AVCodec codec = avcodec_find_decoder(stream.codecpar().codec_id());
        if (Ffmpeg.isNull(codec)) {
            return null;
        }
        AVCodecContext context = avcodec_alloc_context3(codec);
        context.thread_count(1);
        context.pkt_timebase(stream.time_base());
        if (avcodec_parameters_to_context(context, stream.codecpar()) < 0
                || avcodec_open2(context, codec, (AVDictionary) null) < 0) {
            avcodec_free_context(context);
            return null;
        }
        return context;
    }

    /** The pictures begin at this time of the input: time zero of the measurement; called before the first packet. */
    void begin(long micros) {
        originMicros = micros;
    }

    /** The pictures jumped in time: forgets all that was measured, and the times so far. */
    void restart() {
        clock.restart();
        meter = null;
        newestMicros = Long.MIN_VALUE;
        if (decoder != null) {
            avcodec_flush_buffers(decoder);
        }
    }

    /**
     * Whether a packet does not go on from the one before, nor lies near the pictures: it belongs to what follows a jump
     * that the pictures have yet to make, or to nothing.
     *
     * @param pictures time of the newest picture in the input's time, microseconds
     */
    boolean strays(AVPacket packet, long pictures) {
        clock.complete(packet);
        boolean goesOn = !clock.atStart() && !clock.jumpsAhead(packet);
        boolean near = Math.abs(clock.micros(packet.dts()) - pictures) <= StreamClock.MAX_GAP_MICROS;
        return clock.jumpsBack(packet) || !(goesOn || near);
    }

    /** Takes a packet that does not stray, measures it, and makes it fit for a segment; false: to be dropped. */
    boolean accept(AVPacket packet) {
        clock.advance(packet);
        newestMicros = clock.micros(packet.pts());
        measure(packet);
        return adts.apply(packet);
    }

    private void measure(AVPacket packet) {
        if (decoder == null || avcodec_send_packet(decoder, packet) < 0) {
            return;
        }
        while (avcodec_receive_frame(decoder, frame) >= 0) {
            if (frame.pts() != AV_NOPTS_VALUE) {
                meter().add(clock.micros(frame.pts()) - originMicros, samples.read(frame), frame.nb_samples());
            }
            av_frame_unref(frame);
        }
    }

    /** A change of rate or channels in mid-stream begins a new measurement on the same grid. */
    private LoudnessMeter meter() {
        int channels = frame.ch_layout().nb_channels();
        if (meter == null || meterRate != frame.sample_rate() || meterChannels != channels) {
            meterRate = frame.sample_rate();
            meterChannels = channels;
            meter = new LoudnessMeter(meterRate, ChannelWeights.of(frame.ch_layout()));
        }
        return meter;
    }

    /** What {@link AdtsFilter#configuration()} found. */
    byte @Nullable [] configuration() {
        return adts.configuration();
    }

    /** Time of the newest packet in the input's time. */
    long newestMicros() {
        return newestMicros;
    }

    /** The blocks completed since the last call; null where there are none. */
    @Nullable
    SoundLevels completed() {
        if (meter == null) {
            return null;
        }
        long start = meter.firstMicros();
        float[] lufs = meter.takeLufs();
        return lufs.length == 0 ? null : new SoundLevels(start, lufs);
    }

    @Override
    public void close() {
        adts.close();
        av_frame_free(frame);
        if (decoder != null) {
            avcodec_free_context(decoder);
        }
    }
}
