package dev.slipstream.vision.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The picture of a video file at a time, for those who need one moment of it. */
public final class VideoFrame {
    private static final double MICROS = 1e6;
    /** Within this of a picture's time, it is the picture of that time: times are written with few decimals. */
    private static final long TOLERANCE_MICROS = 2_000;

    private static final long MOST_BYTES = 1L << 30;

    private static final int ANY_SIZE = 16_384;

    private VideoFrame() {}

    /**
     * The picture that is shown at a time: the last that does not come after it.
     *
     * @param seconds from the first picture
     * @throws UndecodableMediaException if it is no MP4 or Matroska, or the time lies outside of it; it names the file
     * @throws IOException if it cannot be read
     */
    public static Picture at(Path file, double seconds) throws IOException, UndecodableMediaException {
        if (!(seconds >= 0)) {
            throw new UndecodableMediaException(file.toString(), seconds + " s lies before its first picture");
        }
        long at = Math.round(seconds * MICROS) + TOLERANCE_MICROS;
        SegmentFrames.Source whole = new SegmentFrames.Source(0, false, () -> read(file));
        TimedPicture shown = null;
        TimedPicture next = null;
        try (SegmentFrames frames =
                new SegmentFrames(List.of(whole), Math.max(0, at - (long) MICROS), Long.MAX_VALUE, ANY_SIZE)) {
            for (next = frames.next(); next != null && next.mediaTimeMicros() <= at; next = frames.next()) {
                shown = next;
            }
        }
        if (shown == null) {
            throw new UndecodableMediaException(file.toString(), "it has no picture at " + seconds + " s");
        }
        if (next == null && at - shown.mediaTimeMicros() > MICROS / 10) {
            throw new UndecodableMediaException(file.toString(), "it ends before " + seconds + " s");
        }
        return shown.picture();
    }

    /**
     * Pictures from all over a video, about evenly spread in time.
     *
     * @param most how many, or all where there are fewer
     * @throws UndecodableMediaException if it is no MP4 or Matroska, or has no picture; it names the file
     * @throws IOException if it cannot be read
     */
    public static List<Picture> spread(Path file, int most) throws IOException, UndecodableMediaException {
        SegmentFrames.Source whole = new SegmentFrames.Source(0, false, () -> read(file));
        List<Picture> kept = new ArrayList<>();
        long every = 1;
        long number = 0;
        try (SegmentFrames frames = new SegmentFrames(List.of(whole), 0, Long.MAX_VALUE, ANY_SIZE)) {
            for (TimedPicture next = frames.next(); next != null; next = frames.next()) {
                if (number++ % every == 0) {
                    kept.add(next.picture());
                }
                if (kept.size() == 2 * most) {
                    // Nobody knows how long it is before its end: thin out, and go on half as dense.
                    for (int i = kept.size() - 1; i > 0; i -= 2) {
                        kept.remove(i);
                    }
                    every *= 2;
                }
            }
        }
        if (kept.isEmpty()) {
            throw new UndecodableMediaException(file.toString(), "it has no picture");
        }
        int step = (kept.size() + most - 1) / most;
        List<Picture> spread = new ArrayList<>();
        for (int i = 0; i < kept.size(); i += step) {
            spread.add(kept.get(i));
        }
        return spread;
    }

    private static byte[] read(Path file) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw new PictureFileException(
                    file + ": larger than " + (MOST_BYTES >> 20) + " MB; cut the stretch of interest out of it first");
        }
        return Files.readAllBytes(file);
    }
}
