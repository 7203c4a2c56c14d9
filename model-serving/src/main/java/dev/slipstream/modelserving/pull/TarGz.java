package dev.slipstream.modelserving.pull;

import dev.slipstream.modelserving.tensor.Weights;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.io.input.BoundedInputStream;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * Picks files out of an archive into memory. Nothing is written where the archive says, so its paths and links can do no
 * harm; what it unpacks to is bounded.
 */
final class TarGz {
    /** Ten times the largest package in use. */
    private static final long MAX_UNPACKED = 2L << 30;

    private static final int MAX_ENTRIES = 20_000;
    private static final int BUFFER = 1 << 16;

    private TarGz() {}

    /**
     * The files by the names they have in the archive.
     *
     * @throws PullException if one is missing, is no plain file, or is too large
     */
    static Map<String, byte[]> read(Path archive, Collection<String> wanted) throws PullException {
        return read(archive, wanted, MAX_UNPACKED);
    }

    static Map<String, byte[]> read(Path archive, Collection<String> wanted, long maxUnpacked) throws PullException {
        Map<String, byte[]> found = new LinkedHashMap<>();
        try (InputStream file = Files.newInputStream(archive);
                TarArchiveInputStream tar = new TarArchiveInputStream(bounded(file, maxUnpacked))) {
            int entries = 0;
            TarArchiveEntry entry = tar.getNextEntry();
            while (entry != null && found.size() < wanted.size()) {
                if (++entries > MAX_ENTRIES) {
                    throw new IOException("it has more than " + MAX_ENTRIES + " entries");
                }
                if (isPlainFile(entry) && wanted.contains(entry.getName())) {
                    found.put(entry.getName(), bytes(tar, entry));
                }
                entry = tar.getNextEntry();
            }
        } catch (IOException e) {
            throw new PullException(
                    "The archive " + archive.getFileName() + " cannot be unpacked: " + e.getMessage(), e);
        }
        for (String name : wanted) {
            if (!found.containsKey(name)) {
                throw new PullException("The archive " + archive.getFileName() + " has no file " + name);
            }
        }
        return found;
    }

    /** Stops an archive that unpacks without end. */
    private static InputStream bounded(InputStream file, long maxUnpacked) throws IOException {
        return BoundedInputStream.builder()
                .setInputStream(new GZIPInputStream(file, BUFFER))
                .setMaxCount(maxUnpacked + 1)
                .setOnMaxCount((most, count) -> {
                    throw new IOException("it unpacks to more than " + maxUnpacked + " bytes");
                })
                .get();
    }

    private static boolean isPlainFile(TarArchiveEntry entry) {
        return entry.getLinkFlag() == TarConstants.LF_NORMAL || entry.getLinkFlag() == TarConstants.LF_OLDNORM;
    }

    private static byte[] bytes(TarArchiveInputStream tar, TarArchiveEntry entry) throws IOException {
        if (entry.getSize() > Weights.MAX_BYTES) {
            throw new IOException("its file " + entry.getName() + " has " + entry.getSize() + " bytes, more than "
                    + Weights.MAX_BYTES);
        }
        return tar.readAllBytes();
    }
}
