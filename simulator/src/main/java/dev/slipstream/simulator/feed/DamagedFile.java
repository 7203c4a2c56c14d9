package dev.slipstream.simulator.feed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;

/** A feed's file after a bad link: packets are lost and altered, and what arrives is put into a file again. */
public final class DamagedFile {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private DamagedFile() {}

    /** Damages the file where its feed is to have that trouble; leaves it alone otherwise. */
    public static void apply(Path file, FeedTrouble trouble) throws IOException {
        if (trouble.damage() == 0) {
            return;
        }
        Path folder = Files.createTempDirectory("slipstream-damage");
        Path stream = folder.resolve("feed.ts");
        Path made = folder.resolve("feed.mp4");
        try {
            Files.write(stream, TransportStream.damaged(TransportStream.of(file), trouble.damage(), trouble.random(4)));
            // The packets of the container are what is damaged; the pictures in them are taken over as they came.
            FfmpegRun.run(
                    "Damaging " + file,
                    List.of(
                            "-v",
                            "fatal",
                            "-i",
                            stream.toString(),
                            "-i",
                            file.toString(),
                            "-map",
                            "0",
                            "-c",
                            "copy",
                            "-map_metadata",
                            "1",
                            "-movflags",
                            "+faststart",
                            "-bitexact",
                            made.toString()),
                    PATIENCE);
            Files.move(made, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(stream);
            Files.deleteIfExists(made);
            Files.deleteIfExists(folder);
        }
    }
}
