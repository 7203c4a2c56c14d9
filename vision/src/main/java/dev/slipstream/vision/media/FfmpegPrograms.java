package dev.slipstream.vision.media;

import org.bytedeco.ffmpeg.ffmpeg;
import org.bytedeco.ffmpeg.ffprobe;
import org.bytedeco.javacpp.Loader;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The {@code ffmpeg} and {@code ffprobe} programs inside the FFmpeg artifact, so that test streams and baselines need
 * no package of the system. On Linux the programs are linked with a few libraries for capture devices (libpulse,
 * libasound, libxcb) that servers lack and that are never called here: where one is missing, a stand-in is put in its
 * place, which the loader accepts because it looks functions up when they are first called; it then writes a line about
 * missing version information to standard error at each start.
 */
public final class FfmpegPrograms {
    private static final Pattern MISSING =
            Pattern.compile("error while loading shared libraries: (lib[A-Za-z0-9_.+-]+): cannot open");
    private static final int MAX_MISSING = 8;
    private static final long START_SECONDS = 30;

    private static final class Ffmpeg {
        static final Path PATH = runnable(ffmpeg.class);
    }

    private static final class Ffprobe {
        static final Path PATH = runnable(ffprobe.class);
    }

    private FfmpegPrograms() {}

    /** An executable file that behaves as {@code ffmpeg}. */
    public static Path ffmpeg() {
        return Ffmpeg.PATH;
    }

    /** An executable file that behaves as {@code ffprobe}. */
    public static Path ffprobe() {
        return Ffprobe.PATH;
    }

    private static Path runnable(Class<?> type) {
        try {
            Path program = extract(type);
            Path libraries = program.resolveSibling("stand-ins");
            Path wrapper = null;
            for (int i = 0; i <= MAX_MISSING; i++) {
                Matcher missing = MISSING.matcher(start(wrapper == null ? program : wrapper));
                if (!missing.find()) {
                    return wrapper == null ? program : wrapper;
                }
                standIn(libraries, missing.group(1));
                wrapper = wrapper(program, libraries);
            }
            throw new IllegalStateException(program + " does not start: too many system libraries are missing");
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The FFmpeg programs cannot be unpacked; check the JavaCPP cache directory", e);
        }
    }

    /** Loading the class would also load the device library; only its directory with all libraries beside it is wanted. */
    private static Path extract(Class<?> type) throws IOException {
        Path directory = Loader.cacheResource(type, "/org/bytedeco/ffmpeg/" + Loader.getPlatform() + "/")
                .toPath();
        String suffix = Loader.getPlatform().startsWith("windows") ? ".exe" : "";
        Path program = directory.resolve(type.getSimpleName() + suffix);
        if (!Files.isExecutable(program) && !program.toFile().setExecutable(true)) {
            throw new IOException(program + " cannot be made executable");
        }
        return program;
    }

    /** Runs the program for a moment and gives what it says. */
    private static String start(Path program) throws IOException {
        Process process = new ProcessBuilder(program.toString(), "-version")
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (!process.waitFor(START_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        return said;
    }

    /** A library of the artifact that has no symbol versions serves: nothing in it will be called under that name. */
    private static void standIn(Path libraries, String name) throws IOException {
        Files.createDirectories(libraries);
        try {
            Files.createSymbolicLink(libraries.resolve(name), libraries.resolveSibling("libdrm.so.2"));
        } catch (FileAlreadyExistsException e) {
            return; // another process was faster
        }
    }

    private static Path wrapper(Path program, Path libraries) throws IOException {
        Path wrapper = libraries.resolve(program.getFileName());
        String script = "#!/bin/sh\nLD_LIBRARY_PATH='" + libraries + "' exec '" + program + "' \"$@\"\n";
        Path written = Files.createTempFile(
                libraries,
                "wrapper",
                ".tmp",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        Files.writeString(written, script);
        return Files.move(written, wrapper, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
