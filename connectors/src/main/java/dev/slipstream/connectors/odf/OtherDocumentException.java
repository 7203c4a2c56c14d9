package dev.slipstream.connectors.odf;

import javax.xml.stream.Location;

/** A sound document of a kind that no job reads, as schedules: who sorts through a folder of results may pass it by. */
public final class OtherDocumentException extends InvalidResultsException {
    private static final long serialVersionUID = 1L;

    OtherDocumentException(String document, Location at, String type) {
        super(
                document,
                at,
                "documents of type " + type
                        + " are not read, only DT_PARTIC, DT_START_LIST, DT_RESULT and DT_PLAY_BY_PLAY");
    }
}
