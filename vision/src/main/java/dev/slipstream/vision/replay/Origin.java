package dev.slipstream.vision.replay;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * How a model, an orbit or a slice came to be, which travels inside of its file so that none of them ever passes for a camera's own
 * picture.
 *
 * @param digitalSourceType a term of IPTC's NewsCodes of that name, as URI
 * @param ingredients what it was made of (segments, cameras, versions); any JSON, written as it is
 */
public record Origin(String digitalSourceType, JsonNode ingredients) {
    /** Made of pictures of cameras and of surfaces that were computed. Source: IPTC NewsCodes, Digital Source Type. */
    public static final String COMPOSITE_SYNTHETIC =
            "http://cv.iptc.org/newscodes/digitalsourcetype/compositeSynthetic";

    /**
     * Several pictures of cameras in one, nothing of them computed but where they lie. Source: IPTC NewsCodes, Digital Source
     * Type.
     */
    public static final String COMPOSITE_CAPTURE = "http://cv.iptc.org/newscodes/digitalsourcetype/compositeCapture";

    /** The usual one of a replay. */
    public static Origin reconstruction(JsonNode ingredients) {
        return new Origin(COMPOSITE_SYNTHETIC, ingredients);
    }

    /** The same in one line, for files that hold a comment and no structure. */
    public String comment() {
        return "Not a camera's original: " + digitalSourceType + " " + ingredients;
    }
}
