package dev.slipstream.modelserving.onnx;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** A file of a model package, read whole: weights reach the runtime as bytes, so no temporary copy can be tampered with. */
public final class ClassPathFile {
    /** The largest model in use has 23 MB; a package that carries far more is not the one we know. */
    private static final int MAX_BYTES = 256 * 1024 * 1024;

    private ClassPathFile() {}

    /** The file's bytes, {@code name} being its absolute path on the class path without leading slash. */
    public static byte[] read(String name) {
        try (InputStream in = ClassPathFile.class.getResourceAsStream("/" + name)) {
            if (in == null) {
                throw new FileNotFoundException(
                        "Model file " + name + " is not on the class path; put the model's package there");
            }
            byte[] bytes = in.readNBytes(MAX_BYTES);
            if (in.read() >= 0) {
                throw new IOException("Model file " + name + " has more than " + MAX_BYTES + " bytes");
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Name and version of the package that carried the weights, as Maven wrote them into it. */
    public static String packageVersion(String group, String artifact) {
        Properties properties = new Properties();
        String name = "META-INF/maven/" + group + "/" + artifact + "/pom.properties";
        try {
            properties.load(new ByteArrayInputStream(read(name)));
        } catch (IOException | UncheckedIOException e) {
            // Some shading drops these files; the digest of the weights still says which they are.
            return artifact;
        }
        return artifact + " " + properties.getProperty("version", "");
    }
}
