package dev.slipstream.cli;

import dev.slipstream.connectors.odf.OdfReader;
import dev.slipstream.connectors.odf.OtherDocumentException;
import dev.slipstream.contracts.record.ResultsMessage;
import dev.slipstream.simulator.results.OdfMessage;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Results documents that were named on the command line. */
final class ResultsFiles {
    private ResultsFiles() {}

    /** Those of a simulated venue that jobs read, each at its time. */
    static List<TimedResults> timed(List<OdfMessage> documents) throws IOException {
        List<TimedResults> messages = new ArrayList<>();
        OdfReader reader = new OdfReader();
        for (OdfMessage document : documents) {
            try {
                messages.add(new TimedResults(
                        document.time(), reader.read(document.name(), new ByteArrayInputStream(document.xml()))));
            } catch (OtherDocumentException e) {
                // Schedules and the like: nothing reads them.
            }
        }
        return messages;
    }

    /**
     * Of files and folders. Documents of other kinds than jobs read are left out, so that a whole folder of results can be named.
     *
     * @throws IllegalArgumentException naming the file that cannot be read
     */
    static List<ResultsMessage> read(List<Path> files) throws IOException {
        List<ResultsMessage> messages = new ArrayList<>();
        OdfReader reader = new OdfReader();
        for (Path file : documents(files)) {
            if (!Files.isReadable(file)) {
                throw new IllegalArgumentException("no readable file " + file + "; name an ODF document");
            }
            try (InputStream in = Files.newInputStream(file)) {
                messages.add(reader.read(file.toString(), in));
            } catch (OtherDocumentException e) {
                // Schedules and the like: nothing reads them.
            }
        }
        return messages;
    }

    /** A folder stands for its *.xml, in the order of their names. */
    private static List<Path> documents(List<Path> files) throws IOException {
        List<Path> documents = new ArrayList<>();
        for (Path file : files) {
            if (Files.isDirectory(file)) {
                try (Stream<Path> all = Files.list(file)) {
                    all.filter(document -> document.toString().endsWith(".xml"))
                            .sorted()
                            .forEach(documents::add);
                }
            } else {
                documents.add(file);
            }
        }
        return documents;
    }
}
