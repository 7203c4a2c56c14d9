package dev.slipstream.vision.clip;

import dev.slipstream.vision.clip.ClipException.Reason;
import dev.slipstream.vision.media.SegmentPackets.Sample;
import dev.slipstream.vision.media.VideoDecoder;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_ref;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

/** Decodes the pictures of a stretch that lie between two times, and no more before and after than they need. */
final class PictureRun {
    private static final long MAX_PIXELS = 8192L * 4352;

    /** Takes pictures in the order in which they are shown. */
    @FunctionalInterface
    interface Sink {
        /** The frame's time stamp is its time in microseconds; it is the caller's again afterwards. */
        void take(AVFrame frame) throws ClipException;
    }

    private final Stretch stretch;
    private final long from;
    private final long to;

    PictureRun(Stretch stretch, long from, long to) {
        this.stretch = stretch;
        this.from = from;
        this.to = to;
    }

    void decode(AVCodecParameters parameters, Sink sink) throws ClipException {
        AVPacket packet = av_packet_alloc();
        AVFrame frame = av_frame_alloc();
        try (VideoDecoder decoder = VideoDecoder.open(parameters, MAX_PIXELS, false)) {
            if (decoder == null) {
                throw new ClipException(
                        Reason.CODEC,
                        "The clip cannot be cut at these pictures: no decoder takes their codec; cut at keyframes.");
            }
            boolean goesOn = true;
            for (int i = stretch.keyAt(from); goesOn && i < stretch.size(); i++) {
                Sample picture = stretch.get(i);
                av_packet_ref(packet, picture.packet());
                packet.pts(picture.micros()).dts(AV_NOPTS_VALUE);
                decoder.send(packet); // what is damaged is left out or patched up, as a player does
                av_packet_unref(packet);
                goesOn = receive(decoder, frame, sink);
            }
            if (goesOn) {
                decoder.send(null);
                receive(decoder, frame, sink);
            }
        } finally {
            av_packet_free(packet);
            av_frame_free(frame);
        }
    }

    /** False once the end is passed. */
    private boolean receive(VideoDecoder decoder, AVFrame frame, Sink sink) throws ClipException {
        while (decoder.receive(frame) >= 0) {
            if (!Stretch.before(frame.pts(), to)) {
                return false;
            }
            if (!Stretch.before(frame.pts(), from)) {
                sink.take(frame);
            }
        }
        return true;
    }
}
