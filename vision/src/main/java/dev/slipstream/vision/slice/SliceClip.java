package dev.slipstream.vision.slice;

import dev.slipstream.vision.media.TimedPicture;
import dev.slipstream.vision.media.UndecodableMediaException;
import dev.slipstream.vision.media.VideoFile;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The pictures of a video file that a slice is made of: a few dozen, evenly spread, so that a long video or a large picture takes no
 * more memory than a short one.
 *
 * @param notes what was limited, for whoever waits
 */
public record SliceClip(List<TimedPicture> pictures, List<String> notes) {
    private static final int PICTURES = 30;
    private static final int MOST_PICTURES = 40;
    /** So that a long stretch has some instants to choose from. */
    private static final double PICTURES_PER_SECOND = 6;

    private static final double LONGEST_SECONDS = 60;
    private static final int LONG_SIDE = 1920;
    /** By which a file may say that it is longer than its pictures. */
    private static final double TOLERANCE_SECONDS = 0.5;

    public SliceClip {
        pictures = List.copyOf(pictures);
        notes = List.copyOf(notes);
    }

    /** Told how many pictures are read. */
    @FunctionalInterface
    public interface Progress {
        void read(int pictures, int of);
    }

    /**
     * @param from first second
     * @param to second at which to end; null = the end
     * @throws UndecodableMediaException naming the file and what is wrong with it
     * @throws SliceException where the file has no pictures at these seconds
     */
    public static SliceClip read(Path file, double from, @Nullable Double to, Progress progress)
            throws UndecodableMediaException, SliceException {
        if (!(from >= 0) || (to != null && !(to > from))) {
            throw new SliceException(String.format(
                    Locale.ROOT, "there is no time from %.2f s to %s s", from, to == null ? "the end" : to));
        }
        try (VideoFile video = VideoFile.open(file)) {
            double length = video.seconds();
            if ((length > 0 && from >= length) || (length > 0 && to != null && to > length + TOLERANCE_SECONDS)) {
                throw new SliceException(String.format(
                        Locale.ROOT,
                        "%s lasts %.2f s, and %.2f s is outside of it; choose --from and --to within",
                        file,
                        length,
                        from >= length || to == null ? from : to));
            }
            List<String> notes = new ArrayList<>();
            double end = to != null ? to : length > 0 ? length : from + LONGEST_SECONDS;
            if (end - from > LONGEST_SECONDS) {
                end = from + LONGEST_SECONDS;
                notes.add(String.format(
                        Locale.ROOT,
                        "only %.0f s from %.2f s on are looked at; choose others with --from and --to",
                        LONGEST_SECONDS,
                        from));
            }
            int count =
                    (int) Math.max(PICTURES, Math.min(MOST_PICTURES, Math.ceil(PICTURES_PER_SECOND * (end - from))));
            List<TimedPicture> pictures = video.pictures(from, end, count, LONG_SIDE, n -> progress.read(n, count));
            check(file, from, end, length, pictures);
            return new SliceClip(pictures, notes);
        }
    }

    private static void check(Path file, double from, double end, double length, List<TimedPicture> pictures)
            throws SliceException {
        double last =
                pictures.isEmpty() ? from : pictures.get(pictures.size() - 1).mediaTimeMicros() / 1e6;
        double usual = pictures.size() < 2 ? 0 : (end - from) / pictures.size();
        if (length > 0 && end - last > Math.max(TOLERANCE_SECONDS, 2 * usual)) {
            throw new SliceException(String.format(
                    Locale.ROOT,
                    "%s is cut off: it says that it lasts %.2f s, but has no more pictures after %.2f s; choose --to before that",
                    file,
                    length,
                    last));
        }
        if (pictures.size() < Slicer.LEAST_PICTURES) {
            throw new SliceException(String.format(
                    Locale.ROOT,
                    "%s has %d pictures from %.2f s to %.2f s, and a slice needs at least %d; choose a longer part",
                    file,
                    pictures.size(),
                    from,
                    end,
                    Slicer.LEAST_PICTURES));
        }
    }
}
