package dev.slipstream.connectors.media;

import dev.slipstream.contracts.Ids;
import dev.slipstream.contracts.record.MediaReference;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.Serializable;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Where media lies: any file system that Flink opens. Records carry references into it, so that pixels never enter
 * Kafka or Flink state.
 *
 * <p>A name follows from feed, epoch and sequence, and a file appears under it only when it is whole (written aside, then
 * renamed), so a replay overwrites and a reader never sees half a segment.
 */
public final class MediaStore implements Serializable {
    private static final long serialVersionUID = 1;

    /** A folder holds at most so many segments: some file systems list slowly. */
    private static final int SEGMENTS_PER_FOLDER = 1000;

    private static final String JPEG = "jpeg";

    private static final Pattern ASSET = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]*(\\.[A-Za-z0-9-]+)*");

    private static final Pattern HIGHLIGHT =
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}/[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

    private final URI root;

    /** @param root a folder, as a URI or an absolute path */
    public MediaStore(String root) {
        URI given = new Path(root).toUri();
        // References leave this machine's process: they are whole URIs, whatever the setting looked like.
        this.root = given.getScheme() == null ? URI.create("file:" + given.getRawPath()) : given;
    }

    /** Writes one segment; safe to repeat. */
    public MediaReference writeSegment(String feed, long epoch, long sequence, String container, byte[] media)
            throws IOException {
        return write(segmentPath(feed, epoch, sequence, container), container, media);
    }

    /** Writes the picture that stands for a segment beside the segment's media, to go when it goes; safe to repeat. */
    public MediaReference writeKeyFrame(String feed, long epoch, long sequence, byte[] jpeg) throws IOException {
        return write(segmentPath(feed, epoch, sequence, JPEG), JPEG, jpeg);
    }

    /**
     * Writes what was made of a camera group's moment; safe to repeat. It stays when the segments go: it was chosen.
     *
     * @param group name of the group, as feeds are named
     * @param momentMillis milliseconds since 1970
     * @param name of the file, of letters, digits, dots and hyphens
     */
    public MediaReference writeReplay(String group, long momentMillis, String name, String container, byte[] media)
            throws IOException {
        if (!Ids.isFeedName(group) || !ASSET.matcher(name).matches()) {
            throw new IOException("\"" + group + "/" + name + "\" cannot name a file in the media store");
        }
        return write(new Path(new Path(root), "replays/" + group + "/" + momentMillis + "/" + name), container, media);
    }

    /**
     * Writes what was cut of a highlight; safe to repeat. It stays when the segments go: it was chosen.
     *
     * @param highlight id of it: unit/name, of letters, digits, dots, underscores and hyphens
     * @param name of the file, of letters, digits, dots and hyphens
     */
    public MediaReference writeHighlight(String highlight, String name, String container, byte[] media)
            throws IOException {
        if (!HIGHLIGHT.matcher(highlight).matches()
                || highlight.contains("..")
                || !ASSET.matcher(name).matches()) {
            throw new IOException("\"" + highlight + "/" + name + "\" cannot name a file in the media store");
        }
        return write(new Path(new Path(root), "highlights/" + highlight + "/" + name), container, media);
    }

    private static MediaReference write(Path file, String container, byte[] media) throws IOException {
        Path aside = new Path(file.getParent(), "." + file.getName() + "." + UUID.randomUUID());
        FileSystem files = file.getFileSystem();
        files.mkdirs(file.getParent());
        try {
            try (FSDataOutputStream out = files.create(aside, FileSystem.WriteMode.NO_OVERWRITE)) {
                out.write(media);
            }
            if (!files.rename(aside, file)) {
                // Some file systems do not rename over a file; a replay wrote this one before.
                files.delete(file, false);
                if (!files.rename(aside, file)) {
                    throw new IOException(file + " cannot be put in place");
                }
            }
        } catch (IOException e) {
            files.delete(aside, false);
            throw e;
        }
        return MediaReference.newBuilder()
                .setUri(file.toUri().toString())
                .setOffset(0)
                .setLength(media.length)
                .setSha256(sha256(media))
                .setContainer(container)
                .build();
    }

    /** Where a segment, or its key frame, lies or will lie. */
    Path segmentPath(String feed, long epoch, long sequence, String container) {
        String suffix = switch (container) {
            case "mp4" -> "mp4";
            case JPEG -> "jpg";
            default -> "mkv";
        };
        return new Path(
                new Path(root),
                String.format(
                        Locale.ROOT,
                        "segments/%s/%d/%06d/%09d.%s",
                        feed,
                        epoch,
                        sequence / SEGMENTS_PER_FOLDER,
                        sequence,
                        suffix));
    }

    /**
     * The bytes that a reference names, checked against its digest.
     *
     * @throws IOException naming the file, if it is gone, outside this store, shorter than the reference, or altered
     */
    public byte[] read(MediaReference reference) throws IOException {
        Path file = new Path(reference.getUri());
        if (!isInside(file)) {
            throw new IOException(reference.getUri() + " is not in the media store " + root);
        }
        if (reference.getLength() > Integer.MAX_VALUE - 16) {
            throw new IOException(
                    reference.getUri() + " is too large to read at once: " + reference.getLength() + " B");
        }
        FileSystem files = file.getFileSystem();
        FileStatus status = files.getFileStatus(file);
        if (status.getLen() < reference.getOffset() + reference.getLength()) {
            throw new IOException(reference.getUri() + " holds " + status.getLen() + " B, fewer than its record says");
        }
        byte[] bytes = new byte[(int) reference.getLength()];
        try (FSDataInputStream in = files.open(file)) {
            in.seek(reference.getOffset());
            int read = in.readNBytes(bytes, 0, bytes.length);
            if (read < bytes.length) {
                throw new IOException(reference.getUri() + " ended after " + read + " of " + bytes.length + " B");
            }
        }
        if (!sha256(bytes).equals(reference.getSha256())) {
            throw new IOException(reference.getUri() + " was altered: its SHA-256 is not the one in its record");
        }
        return bytes;
    }

    /** A reference comes from a record, so it is not trusted to stay inside the store. */
    private boolean isInside(Path file) {
        String base = new Path(root).toUri().normalize().getPath();
        String path = file.toUri().normalize().getPath();
        return path.startsWith(base.endsWith("/") ? base : base + "/");
    }

    /**
     * Deletes segments and key frames last written before a time, and folders that this empties.
     *
     * @param beforeMillis milliseconds since 1970
     * @return how many files went
     */
    public int deleteOlderThan(long beforeMillis) throws IOException {
        Path segments = new Path(new Path(root), "segments");
        try {
            return deleteOlderThan(segments.getFileSystem(), segments, beforeMillis, 0);
        } catch (FileNotFoundException nothingWrittenYet) {
            return 0;
        }
    }

    private static int deleteOlderThan(FileSystem files, Path folder, long beforeMillis, int depth) throws IOException {
        int deleted = 0;
        FileStatus[] entries = files.listStatus(folder);
        if (entries == null) {
            return 0;
        }
        int left = entries.length;
        for (FileStatus entry : entries) {
            if (entry.isDir()) {
                deleted += deleteOlderThan(files, entry.getPath(), beforeMillis, depth + 1);
            } else if (entry.getModificationTime() < beforeMillis && files.delete(entry.getPath(), false)) {
                deleted++;
                left--;
            }
        }
        // A folder that was already empty may be about to receive a file; only what this pass emptied goes.
        if (depth > 0 && entries.length > 0 && left == 0) {
            files.delete(folder, false);
        }
        return deleted;
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
