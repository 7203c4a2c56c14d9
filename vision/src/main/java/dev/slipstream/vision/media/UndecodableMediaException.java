package dev.slipstream.vision.media;

/** Media that cannot be decoded, or is damaged; the caller dead-letters it and goes on. */
public final class UndecodableMediaException extends Exception {
    UndecodableMediaException(String what, String problem) {
        super(what + " cannot be decoded: " + problem + "; check the encoder and the path of the feed.");
    }
}
