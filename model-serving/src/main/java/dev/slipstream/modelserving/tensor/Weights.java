package dev.slipstream.modelserving.tensor;

import dev.slipstream.modelserving.ModelInfo;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A network's file, read whole: what was hashed is what reaches the engine, and no copy on disk can be changed in between.
 */
public record Weights(ModelInfo info, byte[] bytes) {
    /** The largest file that is read; more is no model of the kind that runs beside a stream. */
    public static final int MAX_BYTES = 256 * 1024 * 1024;

    /** Weights whose digest is worked out here. */
    public static Weights of(String name, String version, byte[] bytes) {
        return new Weights(new ModelInfo(name, version, sha256(bytes)), bytes);
    }

    /** SHA-256 (FIPS 180-4) of the bytes, lower-case hexadecimal. */
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java runtime has SHA-256", e);
        }
    }
}
