package dev.slipstream.vision;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Programs for Node.js that tests ask for a second opinion, fetched once by npm into a folder of the build. */
public final class NodePackages {
    /** Where what a program said ends up. */
    public static final String LOG = "log.txt";

    private NodePackages() {}

    /**
     * Skips the test where there is no Node.js, or the packages cannot be had.
     *
     * @param folder under the module's {@code target}
     * @param packages with their versions, the one that is complete last first
     */
    public static Path orSkip(String folder, List<String> packages) throws IOException, InterruptedException {
        Path home = Path.of("target", folder).toAbsolutePath();
        Files.createDirectories(home);
        assumeTrue(run(home, 10, List.of("node", "--version")) == 0, "Skipped: there is no node to run " + packages);
        String first = packages.get(0).substring(0, packages.get(0).lastIndexOf('@'));
        if (!Files.exists(home.resolve("node_modules").resolve(first).resolve("package.json"))) {
            List<String> command = new ArrayList<>(List.of(
                    "npm", "install", "--prefix", ".", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"));
            command.addAll(packages);
            assumeTrue(run(home, 90, command) == 0, "Skipped: npm cannot fetch " + packages);
        }
        return home;
    }

    /** Exit code of a program; -1 where there is none, or it took longer. */
    public static int run(Path folder, int seconds, List<String> command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve(LOG).toFile())
                    .start();
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return -1;
            }
            return process.exitValue();
        } catch (IOException e) {
            return -1; // There is no such program.
        }
    }
}
