package dev.slipstream.connectors.odf;

import javax.xml.stream.Location;
import java.io.IOException;

/** A results document that is not read, with the place in it and the reason; the caller dead-letters it whole. */
public class InvalidResultsException extends IOException {
    InvalidResultsException(String document, Location at, String problem) {
        super(document + ", line " + at.getLineNumber() + ", column " + at.getColumnNumber() + ": " + problem);
    }

    InvalidResultsException(String document, String problem) {
        super(document + ": " + problem);
    }
}
