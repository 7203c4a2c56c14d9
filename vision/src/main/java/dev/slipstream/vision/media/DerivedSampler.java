package dev.slipstream.vision.media;

import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_move_ref;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;

/**
 * Makes the picture that stands for a segment that ends without a keyframe to take. Nothing is decoded until a group of pictures
 * has outgrown a segment; from then on what leads up to the end of each such segment is, with the pictures that nothing refers to
 * left out. The backlog is never more than the open segment holds.
 */
final class DerivedSampler implements AutoCloseable {
    private static final int LOST = -1;

    private final AVCodecParameters parameters;
    private final StreamClock clock;
    private final long maxPixels;
    private @Nullable VideoDecoder decoder;
    private @Nullable JpegEncoder jpeg;
    private @Nullable AVFrame received;
    private @Nullable AVFrame newest;
    /** Index in the open segment's pictures of the next to decode; {@link #LOST} = wait for a keyframe. */
    private int next = LOST;

    /** The parameters stay the caller's. */
    DerivedSampler(AVCodecParameters parameters, StreamClock clock, long maxPixels) {
        this.parameters = parameters;
        this.clock = clock;
        this.maxPixels = maxPixels;
    }

    /** A segment begins with a keyframe: nothing decoded so far leads to what comes. */
    void forget() {
        if (next != LOST && decoder != null) {
            decoder.flush();
        }
        next = LOST;
    }

    /**
     * Decodes what leads up to the end of the segment, which another follows in the same group of pictures.
     *
     * @param originTicks time stamp of the connection's first picture
     * @return its last picture, or one some pictures before it where the decoder holds those back to put them in order; null where
     *     none could be made
     */
    @Nullable
    EncodedPicture last(OpenSegment segment, long originTicks) {
        if (segment.lastKey() >= 0) {
            next = segment.lastKey();
        }
        VideoDecoder target = next == LOST ? null : decoder();
        if (target == null) {
            return null;
        }
        boolean any = false;
        for (; next < segment.video().size(); next++) {
            // An error leaves a damaged picture behind at worst; the next keyframe heals it.
            target.send(segment.video().get(next));
            any |= receive(target);
        }
        next = 0; // Of the segment that follows.
        return any ? encoded(originTicks) : null;
    }

    /** Keeps the newest of the pictures that the decoder has ready; false where it has none. */
    private boolean receive(VideoDecoder from) {
        received = received == null ? av_frame_alloc() : received;
        newest = newest == null ? av_frame_alloc() : newest;
        boolean any = false;
        while (from.receive(received) >= 0) {
            av_frame_unref(newest);
            av_frame_move_ref(newest, received);
            any = true;
        }
        return any;
    }

    private @Nullable EncodedPicture encoded(long originTicks) {
        AVFrame picture = newest;
        if (picture == null) {
            return null;
        }
        jpeg = jpeg == null ? new JpegEncoder() : jpeg;
        byte[] data = jpeg.encode(picture);
        long time = clock.micros(picture.best_effort_timestamp() - originTicks);
        int width = picture.width();
        int height = picture.height();
        av_frame_unref(picture);
        return data == null ? null : new EncodedPicture(time, "mjpeg", width, height, new byte[0], data, true);
    }

    private @Nullable VideoDecoder decoder() {
        if (decoder == null) {
            decoder = VideoDecoder.open(parameters, maxPixels, false);
            if (decoder != null) {
                decoder.onlyReferences();
            }
        }
        return decoder;
    }

    @Override
    public void close() {
        if (decoder != null) {
            decoder.close();
        }
        if (jpeg != null) {
            jpeg.close();
        }
        av_frame_free(received);
        av_frame_free(newest);
    }
}
