package dev.slipstream.connectors.odf;

import dev.slipstream.contracts.record.ResultsMessage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Results documents that lie in files, for runs that are given them instead of a topic. */
public final class OdfFiles {
    private OdfFiles() {}

    /**
     * Of files and folders. Documents of other kinds than jobs read are left out, so that a whole folder of results can be named.
     *
     * @throws IllegalArgumentException naming the file that cannot be read
     */
    public static List<ResultsMessage> read(List<Path> files) throws IOException {
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
