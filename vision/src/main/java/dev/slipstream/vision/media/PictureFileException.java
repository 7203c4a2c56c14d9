package dev.slipstream.vision.media;

import java.io.IOException;

/** A picture file that cannot be used; the message names the file and says what is wrong. */
public final class PictureFileException extends IOException {
    private static final long serialVersionUID = 1L;

    public PictureFileException(String message) {
        super(message);
    }
}
