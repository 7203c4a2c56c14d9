package dev.slipstream.vision.clip;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What a clip turned out to be, beside its file.
 *
 * @param firstMicros when its first picture was shown, common time line, microseconds
 * @param lastMicros the same of its last picture
 * @param durationMicros of the clip as it plays: gaps are closed up in it
 * @param leadMicros how much earlier than asked it begins, microseconds; negative where the first picture came later
 * @param copied pictures that are in it as they came, bit for bit
 * @param encoded pictures that were encoded again
 * @param how in one word what was done
 * @param note the same in words, with the reason where more was encoded than the edges, or something is missing
 * @param bytes of the file
 * @param sha256 of the file, lower-case hexadecimal
 * @param width pixels
 * @param height pixels
 * @param videoCodec FFmpeg's name
 * @param audioCodec FFmpeg's name; null = no sound
 * @param gaps of the asked time that no segment held
 */
public record Clip(
        long firstMicros,
        long lastMicros,
        long durationMicros,
        long leadMicros,
        int copied,
        int encoded,
        How how,
        String note,
        long bytes,
        String sha256,
        int width,
        int height,
        String videoCodec,
        @Nullable String audioCodec,
        List<Gap> gaps) {
    /** What was done to the pictures. */
    public enum How {
        COPIED,
        EDGES_ENCODED,
        ALL_ENCODED
    }

    public Clip {
        gaps = List.copyOf(gaps);
    }
}
