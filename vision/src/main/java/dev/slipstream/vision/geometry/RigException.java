package dev.slipstream.vision.geometry;

import java.io.IOException;

/** A rig.json that cannot be used; the message names the file, the place in it, and what is wrong. */
public final class RigException extends IOException {
    private static final long serialVersionUID = 1L;

    RigException(String message) {
        super(message);
    }
}
