package dev.slipstream.connectors.odf;

import dev.slipstream.contracts.record.ResultsMessage;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Reads DT_PARTIC, DT_START_LIST, DT_RESULT and DT_PLAY_BY_PLAY documents (ODF General Messages Interface Document). For
 * one thread at a time.
 *
 * <p>The XML reader is the JDK's, with DTDs and external entities off, and any DTD refused: no entity is ever expanded.
 */
public final class OdfReader {
    /** The largest result of a Games has a few megabytes. */
    public static final int MAX_BYTES = 32 * 1024 * 1024;

    private final ZoneId venue;
    private final XMLInputFactory factory;

    /** For documents whose clock is UTC. */
    public OdfReader() {
        this(ZoneOffset.UTC);
    }

    /** {@code venue}: the zone of the venue's clock, since ODF writes dates and times without one. */
    public OdfReader(ZoneId venue) {
        this.venue = venue;
        factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("external entities are not read");
        });
    }

    /**
     * The document as a record. The stream is read to the end and not closed.
     *
     * @param document its name, for messages
     * @throws InvalidResultsException if it is not well-formed, too large, or of a type that is not read
     * @throws IOException if the stream fails
     */
    public ResultsMessage read(String document, InputStream in) throws IOException {
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(new BoundedInput(in, MAX_BYTES));
            try {
                return new OdfParser(document, xml, venue).parse();
            } finally {
                xml.close();
            }
        } catch (XMLStreamException e) {
            throw problem(document, e);
        }
    }

    private static IOException problem(String document, XMLStreamException e) {
        // The JDK's reader hands failures of the stream on as nested exceptions, which are no causes.
        Throwable nested = e.getNestedException();
        if (nested instanceof BoundedInput.TooLongException) {
            return new InvalidResultsException(document, "it has more than " + MAX_BYTES + " bytes");
        }
        if (nested instanceof IOException failure && !(failure instanceof CharConversionException)) {
            return failure;
        }
        String what = "it is not well-formed XML (" + lastLine(e) + ")";
        return e.getLocation() == null
                ? new InvalidResultsException(document, what)
                : new InvalidResultsException(document, e.getLocation(), what);
    }

    /** The JDK writes the place first and the problem on the last line, after "Message: ". */
    private static String lastLine(XMLStreamException e) {
        String message = String.valueOf(e.getMessage());
        return message.substring(message.lastIndexOf('\n') + 1)
                .replaceFirst("^Message: ", "")
                .strip();
    }
}
