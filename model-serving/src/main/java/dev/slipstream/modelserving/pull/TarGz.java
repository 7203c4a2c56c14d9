package dev.slipstream.modelserving.pull;

import dev.slipstream.modelserving.tensor.Weights;

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
                InputStream unpacked = new Bounded(new GZIPInputStream(file, BUFFER), maxUnpacked);
                InputStream buffered = new BufferedInputStream(unpacked, BUFFER)) {
            TarReader tar = new TarReader(buffered);
            int entries = 0;
            TarReader.Entry entry = tar.next();
            while (entry != null && found.size() < wanted.size()) {
                if (++entries > MAX_ENTRIES) {
                    throw new IOException("it has more than " + MAX_ENTRIES + " entries");
                }
                if (entry.plain() && wanted.contains(entry.name())) {
                    found.put(entry.name(), tar.bytes(entry, Weights.MAX_BYTES));
                }
                entry = tar.next();
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
    private static final class Bounded extends FilterInputStream {
        private final long max;
        private long left;

        Bounded(InputStream in, long max) {
            super(in);
            this.max = max;
            this.left = max;
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int read = super.read(bytes, from, length);
            count(Math.max(0, read));
            return read;
        }

        @Override
        public long skip(long wanted) throws IOException {
            long skipped = super.skip(wanted);
            count(skipped);
            return skipped;
        }

        private void count(long bytes) throws IOException {
            left -= bytes;
            if (left < 0) {
                throw new IOException("it unpacks to more than " + max + " bytes");
            }
        }
    }
}
