package dev.slipstream.vision.replay.studio;

import dev.slipstream.vision.media.Picture;
import dev.slipstream.vision.replay.Reconstruction;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * A moment that was rebuilt, with the pictures it was made of.
 *
 * @param frames in the rig's order, null where a camera gave none
 */
public record Shot(Reconstruction made, List<@Nullable Picture> frames) {
    public Shot {
        frames = new ArrayList<>(frames); // List.copyOf takes no null.
    }
}
