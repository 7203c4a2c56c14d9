package dev.slipstream.operators.replay;

import dev.slipstream.vision.media.SegmentFrames;
import dev.slipstream.vision.media.TimedPicture;
import dev.slipstream.vision.media.UndecodableMediaException;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.List;

/** Decodes of a camera's segments the one picture that is nearest to a moment, and nothing behind it. */
final class MomentPictures {
    private static final int ANY_SIZE = 16_384;
    /** A picture that begins within it before the moment may be the nearest: the slowest cameras take 24 a second. */
    private static final long LONGEST_PICTURE_MICROS = 50_000;

    private final ReplayStore store;
    private final long skewMicros;

    /** {@code skewMicros}: largest distance of a picture from the moment. */
    MomentPictures(ReplayStore store, long skewMicros) {
        this.store = store;
        this.skewMicros = skewMicros;
    }

    /** The camera's picture of a moment, microseconds since 1970; or why there is none. */
    CameraPicture of(CameraShare camera, long momentMicros) {
        SegmentReference around = around(camera, momentMicros);
        if (around == null) {
            return CameraPicture.without(camera.isUsable() ? "it has no segment of the moment" : camera.reason);
        }
        try {
            return nearest(camera, around, momentMicros);
        } catch (IOException | UndecodableMediaException e) {
            return CameraPicture.without("its segment " + around.segment + " cannot be used: " + e.getMessage());
        }
    }

    private static @Nullable SegmentReference around(CameraShare camera, long micros) {
        for (SegmentReference segment : camera.segments) {
            if (segment.holds(micros)) {
                return segment;
            }
        }
        return null;
    }

    private CameraPicture nearest(CameraShare camera, SegmentReference around, long momentMicros)
            throws IOException, UndecodableMediaException {
        List<SegmentFrames.Source> sources = camera.segments.stream()
                .map(segment -> new SegmentFrames.Source(
                        segment.mediaTimeMicros, segment.dependent, () -> store.read(segment.media)))
                .toList();
        long target = around.mediaTimeMicros + momentMicros - around.captureMicros;
        TimedPicture nearest = null;
        try (SegmentFrames frames = new SegmentFrames(
                sources, Math.max(0, target - LONGEST_PICTURE_MICROS), target + LONGEST_PICTURE_MICROS, ANY_SIZE)) {
            for (TimedPicture next = frames.next(); next != null; next = frames.next()) {
                if (nearest == null || apart(next, target) < apart(nearest, target)) {
                    nearest = next;
                }
                if (next.mediaTimeMicros() >= target) {
                    break;
                }
            }
        }
        if (nearest == null || apart(nearest, target) > skewMicros) {
            return CameraPicture.without(
                    nearest == null
                            ? "it has no picture of the moment"
                            : "its nearest picture is " + ClockWords.of(apart(nearest, target))
                                    + " from the moment, and " + ClockWords.of(skewMicros) + " are allowed");
        }
        return new CameraPicture(nearest.picture(), momentMicros + nearest.mediaTimeMicros() - target, "");
    }

    private static long apart(TimedPicture picture, long target) {
        return Math.abs(picture.mediaTimeMicros() - target);
    }
}
