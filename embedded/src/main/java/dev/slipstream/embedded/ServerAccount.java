package dev.slipstream.embedded;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The account a server process runs under. Elasticsearch refuses to run as root, and in containers this JVM often is
 * root; the server then runs as uid 65534, which owns nothing on the machine but the server's own folders.
 */
enum ServerAccount {
    /** The user of this JVM. */
    SAME,
    /** Uid and gid 65534, because this JVM is root. */
    NOBODY;

    private static final int NOBODY_ID = 65534;
    private static final List<Path> SETPRIV = List.of(Path.of("/usr/bin/setpriv"), Path.of("/bin/setpriv"));

    static ServerAccount current() {
        return isRoot() ? NOBODY : SAME;
    }

    private static boolean isRoot() {
        try {
            return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException noProc) {
            return "root".equals(System.getProperty("user.name"));
        }
    }

    /** The same command under this account. */
    List<String> command(List<String> command) {
        if (this == SAME) {
            return command;
        }
        List<String> whole = new ArrayList<>();
        for (Path setpriv : SETPRIV) {
            // A link means busybox, whose setpriv cannot change users.
            if (Files.isExecutable(setpriv) && !Files.isSymbolicLink(setpriv)) {
                whole.addAll(
                        List.of(setpriv.toString(), "--reuid=" + NOBODY_ID, "--regid=" + NOBODY_ID, "--clear-groups"));
                whole.addAll(command);
                return whole;
            }
        }
        String quoted = command.stream()
                .map(word -> "'" + word.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" "));
        return List.of("su", "-s", "/bin/sh", "nobody", "-c", "exec " + quoted);
    }

    /** Permissions of a folder that holds folders of this account and nothing else. */
    String folderPermissions() {
        return this == SAME ? "rwx------" : "rwx--x--x";
    }

    /** Creates a folder that only this account can read. */
    void createOwned(Path folder) throws IOException {
        Files.createDirectories(folder);
        Folders.permit(folder, "rwx------");
        if (this == NOBODY) {
            giveTree(folder);
        }
    }

    private static void giveTree(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) throws IOException {
                give(visited);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                give(file);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static void give(Path path) throws IOException {
        Files.setAttribute(path, "unix:uid", NOBODY_ID, LinkOption.NOFOLLOW_LINKS);
        Files.setAttribute(path, "unix:gid", NOBODY_ID, LinkOption.NOFOLLOW_LINKS);
    }

    /** Whether this account may pass through every folder above {@code path}. */
    boolean reaches(Path path) throws IOException {
        if (this == SAME) {
            return true;
        }
        for (Path folder = path.toAbsolutePath().getParent(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder)
                    && !Files.getPosixFilePermissions(folder).contains(PosixFilePermission.OTHERS_EXECUTE)) {
                return false;
            }
        }
        return true;
    }
}
