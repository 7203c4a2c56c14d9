package dev.slipstream.modelserving.pull;

import dev.slipstream.modelserving.tensor.Weights;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
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

    private TarGz() {}

    /**
     * The files by the names they have in the archive.
     *
     * @throws PullException if one is missing, is no plain file, or is too large
     */
    static Map<String, byte[]> read(Path archive, Collection<String> wanted) throws PullException {
        Map<String, byte[]> found = new LinkedHashMap<>();
        try (InputStream file = new BufferedInputStream(Files.newInputStream(archive));
                TarArchiveInputStream tar = new TarArchiveInputStream(bounded(new GZIPInputStream(file)))) {
            int entries = 0;
            TarArchiveEntry entry;
            while (found.size() < wanted.size() && (entry = tar.getNextEntry()) != null) {
                if (++entries > MAX_ENTRIES) {
                    throw new IOException("it has more than " + MAX_ENTRIES + " entries");
                }
                if (entry.isFile() && !entry.isLink() && !entry.isSymbolicLink() && wanted.contains(entry.getName())) {
                    found.put(entry.getName(), bytes(tar, entry.getName()));
                }
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

    private static byte[] bytes(InputStream in, String name) throws IOException {
        byte[] bytes = in.readNBytes(Weights.MAX_BYTES);
        if (bytes.length == Weights.MAX_BYTES) {
            throw new IOException("its file " + name + " has " + Weights.MAX_BYTES + " bytes or more");
        }
        return bytes;
    }

    private static InputStream bounded(InputStream in) {
        return new FilterInputStream(in) {
            private long left = MAX_UNPACKED;

            @Override
            public int read() throws IOException {
                return count(super.read(), 1);
            }

            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                int read = super.read(bytes, from, length);
                return count(read, read);
            }

            @Override
            public long skip(long wanted) throws IOException {
                long skipped = super.skip(wanted);
                count(0, skipped);
                return skipped;
            }

            private int count(int result, long bytes) throws IOException {
                left -= Math.max(0, bytes);
                if (left < 0) {
                    throw new IOException("it unpacks to more than " + MAX_UNPACKED + " bytes");
                }
                return result;
            }
        };
    }
}
