package dev.slipstream.vision.media;

import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.List;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_RGB24;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

/**
 * The pictures of a stretch of one connection's segments, decoded one by one as they are asked for. Decoding starts at
 * the last segment before the stretch that needs no other, and goes on through the dependent ones.
 */
public final class SegmentFrames implements AutoCloseable {
    private static final long MAX_PIXELS = 8192L * 4352;

    /** Gives a segment's media, for example from the media store. */
    @FunctionalInterface
    public interface Media {
        byte[] read() throws IOException;
    }

    /** A segment in the order of the connection. */
    public record Source(long mediaTimeMicros, boolean dependent, Media media) {}

    private final List<Source> segments;
    private final long fromMicros;
    private final long toMicros;
    private final int maxLongSide;
    private final FrameScaler scaler = new FrameScaler();
    private final AVFrame frame = av_frame_alloc();
    private int index;
    private @Nullable SegmentInput input;
    private @Nullable VideoDecoder decoder;
    private boolean drained;

    /**
     * Prepares to read; nothing is read yet.
     *
     * @param segments in order; those before and after the stretch may be among them
     * @param fromMicros media time of the first picture wanted
     * @param toMicros media time at which to end, not included
     * @param maxLongSide bound of the pictures' longer side, pixels; they keep their shape and are never enlarged
     */
    public SegmentFrames(List<Source> segments, long fromMicros, long toMicros, int maxLongSide) {
        Ffmpeg.quiet();
        this.segments = List.copyOf(segments);
        this.fromMicros = fromMicros;
        this.toMicros = toMicros;
        this.maxLongSide = maxLongSide;
        index = start();
    }

    private int start() {
        int start = 0;
        for (int i = 0; i < segments.size() && segments.get(i).mediaTimeMicros() <= fromMicros; i++) {
            if (!segments.get(i).dependent()) {
                start = i;
            }
        }
        return start;
    }

    /**
     * Decodes the next picture.
     *
     * @return null after the last
     * @throws IOException where a segment's media cannot be read
     */
    public @Nullable TimedPicture next() throws IOException, UndecodableMediaException {
        while (true) {
            if (decoder != null && decoder.receive(frame) >= 0) {
                long time = frame.best_effort_timestamp();
                if (time >= toMicros) {
                    end();
                    return null;
                }
                if (time >= fromMicros) {
                    return new TimedPicture(time, picture());
                }
            } else if (drained) {
                return null;
            } else if (!feed()) {
                drained = true;
                if (decoder != null) {
                    decoder.send(null);
                }
            }
        }
    }

    private boolean more() {
        return index < segments.size() && segments.get(index).mediaTimeMicros() < toMicros;
    }

    /** Gives the decoder one more packet, from segment after segment; false after the last. */
    private boolean feed() throws IOException, UndecodableMediaException {
        if (input == null) {
            if (!more()) {
                return false;
            }
            Source source = segments.get(index++);
            input = SegmentInput.open(source.media().read(), source.mediaTimeMicros());
        }
        if (decoder == null) {
            decoder = input.decoder(MAX_PIXELS);
        }
        AVPacket packet = input.next();
        if (packet != null) {
            decoder.send(packet); // what is damaged is left out or patched up, as a player does
        } else {
            input.close();
            input = null;
        }
        return true;
    }

    private Picture picture() throws UndecodableMediaException {
        double scale = Math.min(1, maxLongSide / (double) Math.max(frame.width(), frame.height()));
        int width = (int) Math.max(1, Math.round(frame.width() * scale));
        int height = (int) Math.max(1, Math.round(frame.height() * scale));
        AVFrame converted = scaler.convert(frame, width, height, AV_PIX_FMT_RGB24);
        if (converted == null) {
            throw new UndecodableMediaException("Picture", "its pixel format cannot be converted");
        }
        return Picture.of(converted);
    }

    private void end() {
        index = segments.size();
        if (input != null) {
            input.close();
            input = null;
        }
        if (decoder != null) {
            decoder.close();
            decoder = null;
        }
        drained = true;
    }

    @Override
    public void close() {
        end();
        scaler.close();
        av_frame_free(frame);
    }
}
