package dev.slipstream.cli;

import dev.slipstream.connectors.odf.OdfReader;
import dev.slipstream.contracts.record.ResultsMessage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Results documents that were named on the command line. */
final class ResultsFiles {
    private ResultsFiles() {}

    /** @throws IllegalArgumentException naming the file that cannot be read */
    static List<ResultsMessage> read(List<Path> files) throws IOException {
        List<ResultsMessage> messages = new ArrayList<>();
        OdfReader reader = new OdfReader();
        for (Path file : files) {
            if (!Files.isReadable(file)) {
                throw new IllegalArgumentException("no readable file " + file + "; name an ODF document");
            }
            try (InputStream in = Files.newInputStream(file)) {
                messages.add(reader.read(file.toString(), in));
            }
        }
        return messages;
    }
}
