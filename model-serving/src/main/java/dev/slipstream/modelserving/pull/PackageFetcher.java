package dev.slipstream.modelserving.pull;

import java.nio.file.Path;

/** Where packages come from; a seam, so that a pull can be tested without a network. */
@FunctionalInterface
public interface PackageFetcher {
    /**
     * Writes the package's archive (tar, gzip) into the folder and says where. Runs nothing of the package.
     *
     * @throws PullException if it cannot be had
     */
    Path fetch(String name, String version, Path folder) throws PullException, InterruptedException;
}
