package dev.slipstream.vision.clip;

import dev.slipstream.vision.clip.ClipTrack.Placed;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/**
 * Makes a clip's file, which appears when it is whole: one MP4 that players begin before all of it has come, as its index
 * is at the front, and whose parts an HLS playlist can name.
 *
 * @param bytes of the file
 * @param sha256 of the file, lower-case hexadecimal
 */
record ClipFile(long bytes, String sha256) {
    static ClipFile write(
            Path file,
            AVCodecParameters video,
            @Nullable AVCodecParameters sound,
            List<Placed> pictures,
            List<Placed> sounds)
            throws IOException {
        // Beside the target, so that moving it there is one step.
        String making = ".making-" + UUID.randomUUID();
        Path muxed = file.toAbsolutePath().resolveSibling(making + ".mp4");
        Path whole = file.toAbsolutePath().resolveSibling(making + "-whole.mp4");
        try {
            try (ClipMuxer muxer = new ClipMuxer(muxed)) {
                muxer.write(video, sound, pictures, sounds);
            }
            ClipFile made = withIndex(muxed, FragmentIndex.of(muxed, durations(pictures)), whole);
            Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            return made;
        } finally {
            Files.deleteIfExists(muxed);
            Files.deleteIfExists(whole);
        }
    }

    private static ClipFile withIndex(Path from, FragmentIndex index, Path to) throws IOException {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
        try (InputStream in = Files.newInputStream(from);
                OutputStream out = new DigestOutputStream(Files.newOutputStream(to), digest)) {
            out.write(in.readNBytes(Math.toIntExact(index.headBytes())));
            out.write(index.box());
            in.transferTo(out);
        }
        return new ClipFile(Files.size(to), HexFormat.of().formatHex(digest.digest()));
    }

    /** How long the pictures of each fragment are shown: until the earliest of the next. */
    private static List<Long> durations(List<Placed> pictures) {
        List<Long> starts = new ArrayList<>();
        long end = 0;
        for (Placed picture : pictures) {
            if (picture.key() || starts.isEmpty()) {
                starts.add(picture.pts());
            }
            int last = starts.size() - 1;
            starts.set(last, Math.min(starts.get(last), picture.pts()));
            end = Math.max(end, picture.pts() + picture.duration());
        }
        List<Long> durations = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            durations.add((i + 1 < starts.size() ? starts.get(i + 1) : end) - starts.get(i));
        }
        return durations;
    }
}
