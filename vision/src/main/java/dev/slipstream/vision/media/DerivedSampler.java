package dev.slipstream.vision.media;

import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;

/**
 * Makes the picture that stands for a segment without a keyframe at its start. Nothing is decoded until a group of
 * pictures has outgrown a segment; from then on only what leads up to the start of each dependent segment is, with the
 * pictures that nothing refers to left out. The backlog is never more than the open segment holds.
 */
final class DerivedSampler implements AutoCloseable {
    private static final int LOST = -1;

    private final AVCodecParameters parameters;
    private final StreamClock clock;
    private final long maxPixels;
    private @Nullable VideoDecoder decoder;
    private @Nullable JpegEncoder jpeg;
    private @Nullable AVFrame frame;
    /** Index in the open segment's pictures of the next to decode; {@link #LOST} = wait for a keyframe. */
    private int next = LOST;

    private boolean wanted;
    private long wantedPts;
    private byte @Nullable [] made;
    private long madePts;
    private int madeWidth;
    private int madeHeight;

    /** The parameters stay the caller's. */
    DerivedSampler(AVCodecParameters parameters, StreamClock clock, long maxPixels) {
        this.parameters = parameters;
        this.clock = clock;
        this.maxPixels = maxPixels;
    }

    /** The open segment is about to be cut without a keyframe: decodes all of it that leads up to the cut. */
    void catchUp(OpenSegment segment) {
        if (wanted) {
            finish();
        }
        if (segment.lastKey() >= 0) {
            next = segment.lastKey();
        }
        VideoDecoder target = next == LOST ? null : decoder();
        if (target == null) {
            return;
        }
        target.onlyReferences(true);
        while (next < segment.video().size()) {
            feed(target, segment);
        }
        target.onlyReferences(false);
    }

    /** A segment begins with a keyframe: nothing decoded so far leads to what comes. */
    void forget() {
        if (next != LOST && decoder != null) {
            decoder.flush();
        }
        wanted = false;
        next = LOST;
    }

    /** A segment begins that needs a picture at or after this time stamp. */
    void want(long pts) {
        wanted = next != LOST;
        wantedPts = pts;
        made = null;
        if (wanted) {
            next = 0;
        }
    }

    /** A picture was added to the open segment. */
    void follow(OpenSegment segment) {
        VideoDecoder target = wanted ? decoder : null;
        if (target != null) {
            feed(target, segment);
        }
    }

    /** The picture that was wanted; null where none could be made. Time runs from {@code originTicks}. */
    @Nullable
    EncodedPicture take(long originTicks) {
        if (wanted) {
            finish();
        }
        byte[] data = made;
        made = null;
        return data == null
                ? null
                : new EncodedPicture(
                        clock.micros(madePts - originTicks), "mjpeg", madeWidth, madeHeight, new byte[0], data, true);
    }

    private void feed(VideoDecoder target, OpenSegment segment) {
        // An error leaves a damaged picture behind at worst; the next keyframe heals it.
        target.send(segment.video().get(next));
        next++;
        drain(target);
    }

    private void drain(VideoDecoder from) {
        AVFrame picture = frame();
        while (from.receive(picture) >= 0) {
            if (wanted && picture.best_effort_timestamp() >= wantedPts) {
                make(picture);
                wanted = false;
            }
            av_frame_unref(picture);
        }
    }

    private void make(AVFrame picture) {
        made = encoder().encode(picture);
        madePts = picture.best_effort_timestamp();
        madeWidth = picture.width();
        madeHeight = picture.height();
    }

    /** No more of this group will be decoded: takes what the decoder still holds and forgets the rest. */
    private void finish() {
        VideoDecoder target = decoder;
        if (target != null) {
            target.send(null);
            drain(target);
            target.flush();
        }
        wanted = false;
        next = LOST;
    }

    private @Nullable VideoDecoder decoder() {
        if (decoder == null) {
            decoder = VideoDecoder.open(parameters, maxPixels, false);
        }
        return decoder;
    }

    private JpegEncoder encoder() {
        if (jpeg == null) {
            jpeg = new JpegEncoder();
        }
        return jpeg;
    }

    private AVFrame frame() {
        if (frame == null) {
            frame = av_frame_alloc();
        }
        return frame;
    }

    @Override
    public void close() {
        if (decoder != null) {
            decoder.close();
        }
        if (jpeg != null) {
            jpeg.close();
        }
        if (frame != null) {
            av_frame_free(frame);
        }
    }
}
