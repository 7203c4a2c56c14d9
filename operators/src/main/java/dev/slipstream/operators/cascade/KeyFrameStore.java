package dev.slipstream.operators.cascade;

import dev.slipstream.contracts.record.MediaReference;

import java.io.IOException;
import java.io.Serializable;

/** Where key frames are kept: the seam between operators and the media store. Used by several threads. */
@FunctionalInterface
public interface KeyFrameStore extends Serializable {
    /**
     * Stores a JPEG file under a name that follows from its segment, so that to repeat it changes nothing. Blocks.
     *
     * @throws IOException naming the file, if it cannot be stored
     */
    MediaReference write(String feed, long epoch, long sequence, byte[] jpeg) throws IOException;
}
