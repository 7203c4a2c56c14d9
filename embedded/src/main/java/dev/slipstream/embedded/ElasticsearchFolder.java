package dev.slipstream.embedded;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Where one server lives: {@code home} (the program, replaced on upgrade), {@code data} and {@code logs} (kept),
 * {@code run} (settings and temporary files, removed on stop).
 *
 * @param root the folder that holds them
 */
record ElasticsearchFolder(Path root) {
    private static final Logger LOG = LoggerFactory.getLogger(ElasticsearchFolder.class);
    /** Only root can create names here, so nobody else can have put something in the way. */
    private static final String FOR_ROOT = "/var/lib/slipstream";

    private static final int NAME_BYTES = 8;

    /**
     * Prepares {@code wanted}, or, where the server's account cannot enter the folders above it (root's home, or a
     * temporary folder of root), a folder of its own under {@value #FOR_ROOT} that belongs to {@code wanted}.
     */
    static ElasticsearchFolder prepare(Path wanted, ServerAccount account) throws IOException {
        Path folder = wanted.toAbsolutePath().normalize();
        if (!account.reaches(folder)) {
            Path substitute = Path.of(FOR_ROOT, digest(folder.toString()));
            LOG.info(
                    "Elasticsearch runs as an unprivileged user that cannot enter {}; its data is in {}",
                    folder,
                    substitute);
            createFolder(Path.of(FOR_ROOT), account);
            folder = substitute;
        }
        createFolder(folder, account);
        return new ElasticsearchFolder(folder.toRealPath());
    }

    private static void createFolder(Path folder, ServerAccount account) throws IOException {
        Files.createDirectories(folder);
        Folders.permit(folder, account.folderPermissions());
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, NAME_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    Path home() {
        return root.resolve("home");
    }

    Path data() {
        return root.resolve("data");
    }

    Path logs() {
        return root.resolve("logs");
    }

    Path run() {
        return root.resolve("run");
    }

    Path config() {
        return run().resolve("config");
    }

    /** Not a parent of {@link #home}: the server forbids plugins to see the folder above them. */
    Path temporary() {
        return run().resolve("tmp");
    }

    /** What the server prints. */
    Path console() {
        return root.resolve("console.log");
    }
}
