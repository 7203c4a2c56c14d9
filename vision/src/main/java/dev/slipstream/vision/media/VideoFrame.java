package dev.slipstream.vision.media;

import java.nio.file.Path;
import java.util.List;

/** The picture of a video file at a time, for those who need one moment of it; or a few from all over it. */
public final class VideoFrame {
    private static final int ANY_SIZE = 16_384;

    private VideoFrame() {}

    /**
     * The picture that is shown at a time: the last that does not come after it.
     *
     * @param seconds from the first picture
     * @throws UndecodableMediaException if it is no video, or the time lies outside of it; it names the file
     */
    public static Picture at(Path file, double seconds) throws UndecodableMediaException {
        try (VideoFile video = VideoFile.open(file)) {
            return video.at(seconds);
        }
    }

    /**
     * Pictures from all over a video, evenly spread in time.
     *
     * @param most how many, or all where there are fewer
     * @throws UndecodableMediaException if it is no video, has no picture, or does not say how long it is; it names the file
     */
    public static List<Picture> spread(Path file, int most) throws UndecodableMediaException {
        try (VideoFile video = VideoFile.open(file)) {
            List<Picture> pictures = video.pictures(0, video.seconds(), most, ANY_SIZE, done -> {}).stream()
                    .map(TimedPicture::picture)
                    .toList();
            if (pictures.isEmpty()) {
                throw new UndecodableMediaException(
                        file.toString(), "it has no picture, or does not say how long it is");
            }
            return pictures;
        }
    }
}
