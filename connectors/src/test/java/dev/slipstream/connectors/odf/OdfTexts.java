package dev.slipstream.connectors.odf;

import dev.slipstream.contracts.record.ResultsMessage;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Documents that a test has written down. */
final class OdfTexts {
    private OdfTexts() {}

    static ResultsMessage read(OdfReader reader, String xml) throws IOException {
        return reader.read("test.xml", new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    static void refuses(OdfReader reader, String xml, String problem) {
        assertThatThrownBy(() -> read(reader, xml))
                .isInstanceOf(InvalidResultsException.class)
                .hasMessageContaining(problem);
    }
}
