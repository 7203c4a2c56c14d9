package dev.slipstream.simulator.feed;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** A feed as packets of 188 bytes (ISO/IEC 13818-1), the form in which it goes over the air. */
final class TransportStream {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** ffmpeg gives the first stream, the pictures, this number. */
    static final int PICTURES = 0x100;
    /** Packets at the beginning that always arrive: without parameter sets there would be no feed at all. */
    private static final int SPARED = 8;

    private TransportStream() {}

    /** A file's streams as packets, not encoded again. */
    static byte[] of(Path file) throws IOException {
        Path made = Files.createTempFile("slipstream-feed", ".ts");
        try {
            FfmpegRun.run(
                    "Turning " + file + " into a transport stream",
                    List.of(
                            "-i",
                            file.toString(),
                            "-map",
                            "0:v:0",
                            "-map",
                            "0:a:0?",
                            "-c",
                            "copy",
                            "-bitexact",
                            "-muxdelay",
                            "0",
                            "-muxpreload",
                            "0",
                            "-f",
                            "mpegts",
                            made.toString()),
                    PATIENCE);
            return Files.readAllBytes(made);
        } finally {
            Files.deleteIfExists(made);
        }
    }

    /**
     * Loses some packets and alters bytes of others, as a bad link does.
     *
     * @param share of the packets that carry pictures
     */
    static byte[] damaged(byte[] stream, double share, Random random) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(stream.length);
        ByteBuffer whole = ByteBuffer.wrap(stream);
        int carrying = 0;
        for (int packet = 0; packet + Packet.SIZE <= stream.length; packet += Packet.SIZE) {
            boolean spared = Packet.pid(whole, packet) != PICTURES || carrying++ < SPARED;
            if (spared || random.nextDouble() >= share) {
                out.write(stream, packet, Packet.SIZE);
            } else if (random.nextBoolean()) {
                byte[] altered = Arrays.copyOfRange(stream, packet, packet + Packet.SIZE);
                for (int i = 0; i < 6; i++) {
                    // The last part is payload in every packet but those that are nearly empty.
                    altered[Packet.SIZE - 1 - random.nextInt(Packet.SIZE / 3)] ^= (byte) (1 + random.nextInt(255));
                }
                out.write(altered, 0, Packet.SIZE);
            }
        }
        return out.toByteArray();
    }
}
