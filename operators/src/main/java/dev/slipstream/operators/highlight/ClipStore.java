package dev.slipstream.operators.highlight;

import dev.slipstream.contracts.record.MediaReference;

import java.io.IOException;
import java.io.Serializable;

/** Where clips come from and go to: the seam between operators and the media store. Used by several threads. */
public interface ClipStore extends Serializable {
    /**
     * The bytes of a segment. Blocks.
     *
     * @throws IOException naming the file, if it cannot be read or was altered
     */
    byte[] read(MediaReference media) throws IOException;

    /**
     * Stores a file under a name that follows from its highlight, so that to repeat it changes nothing. Blocks.
     *
     * @param highlight id
     * @param name of the file within the highlight's folder
     * @throws IOException naming the file, if it cannot be stored
     */
    MediaReference write(String highlight, String name, String container, byte[] file) throws IOException;
}
