package dev.slipstream.vision.clip;

import dev.slipstream.vision.media.FfmpegPrograms;
import dev.slipstream.vision.media.TestMedia;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The sound of a file as FFmpeg decodes it; tests give it a tone that never sounds the same twice. */
record Sound(short[] samples, double startSeconds) {
    private static final int RATE = 48_000;
    private static final int WINDOW = 4800;
    private static final int FURTHEST = 4800;

    static Sound of(Path file) throws IOException {
        Path raw = Files.createTempFile("sound", ".raw");
        try {
            TestMedia.run(List.of(
                    FfmpegPrograms.ffmpeg().toString(),
                    "-v",
                    "error",
                    "-y",
                    "-i",
                    file.toString(),
                    "-vn",
                    "-ac",
                    "1",
                    "-f",
                    "s16le",
                    raw.toString()));
            ShortBuffer samples = ByteBuffer.wrap(Files.readAllBytes(raw))
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asShortBuffer();
            short[] all = new short[samples.remaining()];
            samples.get(all);
            double first = Math.max(0, Played.times(file, "a:0", "pts_time").get(0));
            return new Sound(all, first);
        } finally {
            Files.delete(raw);
        }
    }

    /** How much later what is heard here at a time is heard in another than at that one's time, seconds. */
    double offset(double at, Sound other, double otherAt) {
        int from = (int) Math.round((at - startSeconds) * RATE);
        int there = (int) Math.round((otherAt - other.startSeconds) * RATE);
        long least = Long.MAX_VALUE;
        int best = 0;
        for (int shift = -FURTHEST; shift <= FURTHEST; shift++) {
            long error = 0;
            for (int i = 0; i < WINDOW; i += 3) {
                int at2 = there + shift + i;
                int difference = samples[from + i] - (at2 < 0 || at2 >= other.samples.length ? 0 : other.samples[at2]);
                error += (long) difference * difference;
            }
            if (error < least) {
                least = error;
                best = shift;
            }
        }
        return best / (double) RATE;
    }
}
