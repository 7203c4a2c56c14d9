package dev.slipstream.cli;

import dev.slipstream.connectors.odf.OdfReader;
import dev.slipstream.connectors.odf.OtherDocumentException;
import dev.slipstream.simulator.results.OdfMessage;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What the results system of a simulated venue sends. */
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
}
