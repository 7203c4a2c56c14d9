package dev.slipstream.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Removes what a run wrote for itself, or keeps a part of it. */
final class Folders {
    private Folders() {}

    /** Puts a folder into another's place, which goes; does nothing where there is none. */
    static void replace(Path folder, Path by) throws IOException {
        if (Files.isDirectory(by)) {
            delete(folder);
            Files.move(by, folder);
        }
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> walk = Files.walk(folder)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.deleteIfExists(path);
        }
    }
}
