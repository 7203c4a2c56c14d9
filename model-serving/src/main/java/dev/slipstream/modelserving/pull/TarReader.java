package dev.slipstream.modelserving.pull;

import org.jspecify.annotations.Nullable;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Walks over the entries of a tar archive (POSIX.1-1988 "ustar" with the path records of POSIX.1-2001 "pax"), as npm
 * writes them. Written here because the usual library's versions disagree with those that Flink brings.
 */
final class TarReader {
    /**
     * What stands before a file's bytes.
     *
     * @param plain whether it is a file with bytes of its own: no folder, no link, no device
     */
    record Entry(String name, long size, boolean plain) {}

    private static final int BLOCK = 512;
    /** Far more than a path takes. */
    private static final int MAX_RECORDS = 1 << 16;

    private final InputStream in;
    private long unread;

    TarReader(InputStream in) {
        this.in = in;
    }

    /** The next entry, its bytes unread; null at the end. */
    @Nullable
    Entry next() throws IOException {
        String longName = null;
        while (true) {
            in.skipNBytes(unread);
            unread = 0;
            byte[] header = in.readNBytes(BLOCK);
            if (header.length == 0 || isZero(header)) {
                return null;
            }
            if (header.length < BLOCK) {
                throw new EOFException("it ends in the middle of a header");
            }
            checkSum(header);
            long size = octal(header, 124, 12);
            unread = (size + BLOCK - 1) / BLOCK * BLOCK;
            char type = (char) header[156];
            if (type == 'x') {
                longName = path(records(size), longName);
            } else if (type != 'g') {
                String name = longName != null ? longName : name(header);
                return new Entry(name, size, type == '0' || type == 0);
            }
        }
    }

    /** The bytes of the entry that was named last. */
    byte[] bytes(Entry entry, int max) throws IOException {
        if (entry.size() > max) {
            throw new IOException("its file " + entry.name() + " has " + entry.size() + " bytes, more than " + max);
        }
        byte[] bytes = in.readNBytes((int) entry.size());
        if (bytes.length < entry.size()) {
            throw new EOFException("it ends in the middle of " + entry.name());
        }
        unread -= bytes.length;
        return bytes;
    }

    private byte[] records(long size) throws IOException {
        if (size > MAX_RECORDS) {
            throw new IOException("it has a header of " + size + " bytes");
        }
        byte[] records = in.readNBytes((int) size);
        unread -= records.length;
        return records;
    }

    /** The value of a record {@code LENGTH path=VALUE\n}; lengths are skipped, for no value here holds a line break. */
    private static @Nullable String path(byte[] records, @Nullable String otherwise) {
        for (String line : new String(records, StandardCharsets.UTF_8).split("\n", -1)) {
            int at = line.indexOf(" path=");
            if (at > 0) {
                return line.substring(at + " path=".length());
            }
        }
        return otherwise;
    }

    private static String name(byte[] header) {
        String name = text(header, 0, 100);
        String prefix = text(header, 257, 5).equals("ustar") ? text(header, 345, 155) : "";
        return prefix.isEmpty() ? name : prefix + "/" + name;
    }

    private static String text(byte[] header, int from, int length) {
        int end = from;
        while (end < from + length && header[end] != 0) {
            end++;
        }
        return new String(header, from, end - from, StandardCharsets.UTF_8);
    }

    private static long octal(byte[] header, int from, int length) throws IOException {
        String digits = text(header, from, length).strip();
        if (!digits.matches("[0-7]{0,11}")) {
            throw new IOException("a header has the number \"" + digits + "\"");
        }
        return digits.isEmpty() ? 0 : Long.parseLong(digits, 8);
    }

    private static void checkSum(byte[] header) throws IOException {
        long sum = 0;
        for (int i = 0; i < BLOCK; i++) {
            // The sum itself counts as blanks.
            sum += i >= 148 && i < 156 ? ' ' : Byte.toUnsignedInt(header[i]);
        }
        if (sum != octal(header, 148, 8)) {
            throw new IOException("a header's sum is wrong, so it is no tar archive or is damaged");
        }
    }

    private static boolean isZero(byte[] block) {
        for (byte each : block) {
            if (each != 0) {
                return false;
            }
        }
        return true;
    }
}
