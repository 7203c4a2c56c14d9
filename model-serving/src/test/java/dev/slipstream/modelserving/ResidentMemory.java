package dev.slipstream.modelserving;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What this process holds, native memory with it: what models leak, no heap dump shows. */
public final class ResidentMemory {
    private ResidentMemory() {}

    /** KiB, after a collection. */
    public static long kib() throws IOException {
        System.gc();
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }
}
