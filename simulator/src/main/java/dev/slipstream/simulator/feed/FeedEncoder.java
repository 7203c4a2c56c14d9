package dev.slipstream.simulator.feed;

import dev.slipstream.simulator.sound.Pcm;
import dev.slipstream.vision.media.Yuv420;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes one feed to an MP4, picture by picture: H.264 with a keyframe each second and AAC. The encoder runs in one thread
 * of a process of its own, so the same pictures always give the same file, and several files are written side by side by
 * as many threads. The file appears when it is whole.
 */
public final class FeedEncoder implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path file;
    private final FeedFormat format;
    private final int planned;
    private final Path folder;
    private final Path made;
    private final FfmpegRun run;
    private final Yuv420 yuv;
    private int frames;
    private boolean finished;

    private FeedEncoder(Path file, FeedFormat format, int planned, @Nullable Pcm sound) throws IOException {
        this.file = file.toAbsolutePath();
        this.format = format;
        this.planned = planned;
        this.yuv = Yuv420.ofSize(format.width(), format.height());
        this.folder = Files.createTempDirectory(this.file.getParent(), ".making-");
        this.made = folder.resolve("feed.mp4");
        try {
            run = FfmpegRun.start("Encoding " + file, arguments(sound), PATIENCE);
        } catch (IOException e) {
            deleteFolder();
            throw e;
        }
    }

    /**
     * Begins a file.
     *
     * @param frames how many pictures will be added
     * @param sound cut or filled with silence to the length of the pictures; null = the feed has no sound track
     */
    public static FeedEncoder open(Path file, FeedFormat format, int frames, @Nullable Pcm sound) throws IOException {
        return new FeedEncoder(file, format, frames, sound);
    }

    private List<String> arguments(@Nullable Pcm sound) throws IOException {
        String rate = Integer.toString(format.fps());
        List<String> a = new ArrayList<>(List.of("-f", "rawvideo", "-pix_fmt", "yuv420p", "-framerate", rate));
        a.addAll(List.of("-video_size", format.width() + "x" + format.height(), "-i", "pipe:0"));
        if (sound != null) {
            Path pcm = folder.resolve("sound.pcm");
            writePcm(pcm, sound, (int) ((long) planned * Pcm.RATE / format.fps()));
            a.addAll(List.of("-f", "s16le", "-ar", Integer.toString(Pcm.RATE), "-ac", "1", "-i", pcm.toString()));
        }
        a.addAll(List.of("-map", "0:v", "-vf", filters(), "-fps_mode", "passthrough"));
        a.addAll(List.of("-c:v", "libopenh264", "-threads", "1", "-b:v", Long.toString(format.bitsPerSecond())));
        // By time, not by count: all cameras have their keyframes at the same instants, whatever pictures were lost.
        a.addAll(List.of("-g", rate, "-force_key_frames", "expr:gte(t,n_forced)"));
        if (sound != null) {
            a.addAll(List.of("-map", "1:a", "-c:a", "aac", "-b:a", "96k"));
        }
        if (format.start() != null) {
            a.addAll(List.of("-metadata", "creation_time=" + format.start()));
        }
        a.addAll(List.of("-movflags", "+faststart", "-bitexact", made.toString()));
        return a;
    }

    private String filters() {
        String tags = "setparams=range=tv:color_primaries=bt709:color_trc=bt709:colorspace=bt709";
        if (format.dropped().isEmpty()) {
            return tags;
        }
        String dropped = format.dropped().stream().map(n -> "eq(n," + n + ")").collect(Collectors.joining("+"));
        return "select='not(" + dropped + ")'," + tags;
    }

    /** Of exact length, because the encoder's own way to end with the pictures hangs on who comes first. */
    private static void writePcm(Path file, Pcm sound, int samples) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            ByteBuffer buffer = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
            for (short sample : Arrays.copyOf(sound.samples(), samples)) {
                buffer.putShort(sample);
                if (!buffer.hasRemaining()) {
                    out.write(buffer.array());
                    buffer.clear();
                }
            }
            out.write(buffer.array(), 0, buffer.position());
        }
    }

    /**
     * Adds the next picture.
     *
     * @param rgb 0xRRGGBB by rows
     * @throws IOException with the program's last lines, if it gave up
     */
    public void add(int[] rgb) throws IOException {
        if (Thread.interrupted()) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Encoding " + file + " was interrupted");
        }
        run.moved();
        yuv.fill(rgb); // Here, because it halves what goes through the pipe.
        try {
            run.input().write(yuv.planes());
        } catch (IOException e) {
            throw run.failure("stopped at picture " + frames);
        }
        frames++;
    }

    /** Pictures added so far. */
    public int frames() {
        return frames;
    }

    /** Completes the file and puts it in place. */
    public void finish() throws IOException {
        if (frames != planned) {
            throw new IllegalStateException(file + " was to have " + planned + " pictures and got " + frames);
        }
        run.moved();
        try {
            run.input().close();
        } catch (IOException e) {
            throw run.failure("stopped at picture " + frames);
        }
        run.finish();
        Files.move(made, file, StandardCopyOption.REPLACE_EXISTING);
        finished = true;
    }

    /** Frees everything; without {@link #finish} before, no file is left. */
    @Override
    public void close() throws IOException {
        run.close();
        deleteFolder();
    }

    /** Whether the file is in place. */
    public boolean isFinished() {
        return finished;
    }

    private void deleteFolder() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
