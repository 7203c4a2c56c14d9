package dev.slipstream.simulator.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * One document as the results system sends it.
 *
 * @param name file name; names sort in the order of sending: {@code 0003-0012.40-DT_RESULT-INTERMEDIATE.xml}
 * @param time of sending, seconds from the start
 * @param xml UTF-8
 */
@SuppressWarnings("ArrayRecordComponent") // carried through, never compared
public record OdfMessage(String name, double time, byte[] xml) {
    /** Writes each into a folder, which is made if it is missing. */
    public static void write(List<OdfMessage> messages, Path folder) throws IOException {
        Files.createDirectories(folder);
        for (OdfMessage message : messages) {
            Files.write(folder.resolve(message.name), message.xml);
        }
    }
}
