package dev.slipstream.jobs;

import dev.slipstream.vision.media.FfmpegPrograms;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A clip of two shots with a hard cut between them, in each of the forms in which feeds come. */
final class TwoShots {
    static final long CUT_MICROS = 4_000_000;
    static final long END_MICROS = 8_000_000;

    private final Path folder;

    /** Where the forms are written, and the clip as MP4 at once. */
    TwoShots(Path folder) throws IOException {
        this.folder = folder;
        ffmpeg(
                mp4(),
                "-f lavfi -i testsrc2=size=320x180:rate=25:duration=4"
                        + " -f lavfi -i smptehdbars=size=320x180:rate=25:duration=4"
                        + " -f lavfi -i sine=frequency=440:sample_rate=48000:duration=8"
                        + " -filter_complex [0:v][1:v]concat=n=2:v=1[v] -map [v] -map 2:a -c:v libopenh264 -b:v 600k -g 25 -pix_fmt yuv420p -threads 1 -c:a aac");
        ffmpeg(ts(), "-i " + mp4() + " -c copy");
    }

    Path mp4() {
        return folder.resolve("two-shots.mp4");
    }

    Path ts() {
        return folder.resolve("two-shots.ts");
    }

    /** Writes a playlist and its four pieces, and gives the playlist. */
    Path hls() throws IOException {
        Path playlist = folder.resolve("hls.m3u8");
        ffmpeg(playlist, "-i " + mp4() + " -c copy -f hls -hls_time 2 -hls_playlist_type vod");
        return playlist;
    }

    private static void ffmpeg(Path made, String arguments) throws IOException {
        List<String> command =
                new ArrayList<>(List.of(FfmpegPrograms.ffmpeg().toString(), "-hide_banner", "-v", "error", "-nostdin"));
        command.addAll(List.of(arguments.split(" ")));
        command.add(made.toString());
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = process.onExit().join().exitValue();
        if (status != 0) {
            throw new IOException(made.getFileName() + " cannot be made: " + said);
        }
    }
}
