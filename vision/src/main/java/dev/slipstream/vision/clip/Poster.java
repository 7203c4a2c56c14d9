package dev.slipstream.vision.clip;

import dev.slipstream.vision.clip.ClipException.Reason;
import dev.slipstream.vision.media.JpegEncoder;
import dev.slipstream.vision.media.JpegFile;
import dev.slipstream.vision.media.SegmentFrames;
import dev.slipstream.vision.media.TimedPicture;
import dev.slipstream.vision.media.UndecodableMediaException;

import java.io.IOException;
import java.util.List;

/** The still picture that stands for a clip until it is played. */
public final class Poster {
    /** Pixels of the longer side that suit a page. */
    public static final int USUAL_SIDE = 1280;

    private static final int LARGEST_SIDE = 8192;
    /** On FFmpeg's scale of 2 to 31: half the bytes of the best, and no difference that is seen. */
    private static final int QUALITY = 4;

    private Poster() {}

    /**
     * Makes one of the first picture at or after a time, as {@link ClipCutter} counts; only what that picture needs is
     * decoded.
     *
     * @param segments of one feed and one epoch, in order
     * @param atMicros common time line, microseconds
     * @param longSide most pixels of the longer side; the picture keeps its shape and is never enlarged
     * @throws ClipException if there is no such picture
     * @throws IOException if a segment's media cannot be read
     */
    public static JpegFile of(List<ClipSegment> segments, long atMicros, int longSide)
            throws ClipException, IOException {
        if (longSide < 16 || longSide > LARGEST_SIDE) {
            throw new IllegalArgumentException("a poster of " + longSide + " pixels; take 16 to " + LARGEST_SIDE);
        }
        List<SegmentFrames.Source> sources = segments.stream()
                .map(s -> new SegmentFrames.Source(s.startMicros(), s.dependent(), s.media()))
                .toList();
        try (SegmentFrames frames = new SegmentFrames(sources, atMicros - 2, Long.MAX_VALUE, longSide);
                JpegEncoder encoder = new JpegEncoder()) {
            TimedPicture picture = frames.next();
            if (picture == null) {
                throw new ClipException(
                        Reason.NO_MEDIA,
                        "No picture is there at " + atMicros + " us; ask for a time that was recorded.");
            }
            return encoder.encode(picture.picture(), longSide, QUALITY);
        } catch (UndecodableMediaException e) {
            throw new ClipException(
                    Reason.NO_MEDIA, "The poster at " + atMicros + " us cannot be made: " + e.getMessage());
        }
    }
}
