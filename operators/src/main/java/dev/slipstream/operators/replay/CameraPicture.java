package dev.slipstream.operators.replay;

import dev.slipstream.vision.media.Picture;
import org.jspecify.annotations.Nullable;

/**
 * What a camera gave at a moment.
 *
 * @param picture null where it gave none
 * @param captureMicros of the picture, microseconds since 1970; 0 where there is none
 * @param reason why there is none; empty where there is one
 */
record CameraPicture(@Nullable Picture picture, long captureMicros, String reason) {
    static CameraPicture without(String reason) {
        return new CameraPicture(null, 0, reason);
    }
}
