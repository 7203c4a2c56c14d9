package dev.slipstream.simulator.feed;

import dev.slipstream.simulator.sound.Pcm;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.IntConsumer;

/** Draws a feed from its first to its last picture into a file; one thread per file. */
public final class FeedFile {
    private FeedFile() {}

    /**
     * Writes the file of a feed that is in trouble; pictures are to be drawn for {@link FeedTrouble#captureSeconds}.
     *
     * @see #write(Path, Pictures, int, FeedFormat, Pcm, IntConsumer)
     */
    public static void write(
            Path file,
            Pictures pictures,
            int frames,
            FeedFormat format,
            @Nullable Pcm sound,
            FeedTrouble trouble,
            IntConsumer progress)
            throws IOException {
        int left = trouble.frames(frames, format.fps());
        write(
                file,
                trouble.pictures(pictures, format.fps()),
                left,
                trouble.format(format, left),
                sound == null ? null : trouble.sound(sound),
                progress);
        DamagedFile.apply(file, trouble);
    }

    /**
     * Writes the file; it appears when it is whole, and not at all if this fails.
     *
     * @param frames how many pictures
     * @param sound null = no sound track
     * @param progress told the number of pictures done after each
     * @throws IOException with the encoder's last lines
     */
    public static void write(
            Path file, Pictures pictures, int frames, FeedFormat format, @Nullable Pcm sound, IntConsumer progress)
            throws IOException {
        if (pictures.width() != format.width() || pictures.height() != format.height()) {
            throw new IllegalArgumentException("pictures of " + pictures.width() + "x" + pictures.height()
                    + " do not fit a file of " + format.width() + "x" + format.height());
        }
        int[] rgb = new int[pictures.width() * pictures.height()];
        try (FeedEncoder encoder = FeedEncoder.open(file, format, frames, sound)) {
            for (int frame = 0; frame < frames; frame++) {
                pictures.draw(frame, rgb);
                encoder.add(rgb);
                progress.accept(frame + 1);
            }
            encoder.finish();
        }
    }
}
