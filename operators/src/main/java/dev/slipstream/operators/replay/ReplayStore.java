package dev.slipstream.operators.replay;

import dev.slipstream.contracts.record.MediaReference;

import java.io.IOException;
import java.io.Serializable;

/** Where replays read segments and write what they make: the seam between operators and the media store. Used by several threads. */
public interface ReplayStore extends Serializable {
    /**
     * The bytes of a segment. Blocks.
     *
     * @throws IOException naming the file, if it cannot be read or was altered
     */
    byte[] read(MediaReference media) throws IOException;

    /**
     * Stores a file under a name that follows from its replay, so that to repeat it changes nothing. Blocks.
     *
     * @param name of the file within its replay, as in {@code model.glb}
     * @throws IOException naming the file, if it cannot be stored
     */
    MediaReference write(String group, long momentMillis, String name, String container, byte[] file)
            throws IOException;
}
