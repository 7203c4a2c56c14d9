package dev.slipstream.modelserving.wire;

/** Parameters of our own in the protocol's messages; others pass over what they do not know. */
public final class Parameters {
    /** Of an answer: SHA-256 of the weights that answered, lower-case hexadecimal. */
    public static final String WEIGHTS_SHA256 = "weights_sha256";

    private Parameters() {}
}
