package dev.slipstream.simulator.results;

import org.jspecify.annotations.Nullable;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import java.io.ByteArrayOutputStream;

/** An XML document of elements and attributes, indented for people; ODF has no text between its tags. */
final class XmlDocument {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final XMLStreamWriter out;
    private int depth;

    XmlDocument() {
        try {
            out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, "UTF-8");
            out.writeStartDocument("UTF-8", "1.0");
        } catch (XMLStreamException e) {
            throw inMemory(e);
        }
    }

    /**
     * Begins an element.
     *
     * @param attributes names and values in turn; a value that is null leaves its attribute out
     */
    XmlDocument open(String element, @Nullable Object... attributes) {
        try {
            indent();
            out.writeStartElement(element);
            attributes(attributes);
            depth++;
            return this;
        } catch (XMLStreamException e) {
            throw inMemory(e);
        }
    }

    /** An element without children. */
    XmlDocument leaf(String element, @Nullable Object... attributes) {
        try {
            indent();
            out.writeEmptyElement(element);
            attributes(attributes);
            return this;
        } catch (XMLStreamException e) {
            throw inMemory(e);
        }
    }

    XmlDocument close() {
        try {
            depth--;
            indent();
            out.writeEndElement();
            return this;
        } catch (XMLStreamException e) {
            throw inMemory(e);
        }
    }

    byte[] bytes() {
        try {
            out.writeCharacters("\n");
            out.writeEndDocument();
            out.close();
            return bytes.toByteArray();
        } catch (XMLStreamException e) {
            throw inMemory(e);
        }
    }

    private void attributes(@Nullable Object... attributes) throws XMLStreamException {
        for (int i = 0; i < attributes.length; i += 2) {
            Object value = attributes[i + 1];
            if (value != null) {
                out.writeAttribute(String.valueOf(attributes[i]), value.toString());
            }
        }
    }

    private void indent() throws XMLStreamException {
        out.writeCharacters("\n" + "  ".repeat(depth));
    }

    private static IllegalStateException inMemory(XMLStreamException e) {
        return new IllegalStateException("XML in memory cannot be written: " + e.getMessage(), e);
    }
}
