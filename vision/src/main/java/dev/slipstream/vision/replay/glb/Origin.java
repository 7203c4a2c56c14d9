package dev.slipstream.vision.replay.glb;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * How a model came to be, which travels inside of its file so that a reconstruction never passes for a camera's own
 * picture.
 *
 * @param digitalSourceType a term of IPTC's NewsCodes of that name, as URI
 * @param ingredients what it was made of (segments, cameras, versions); any JSON, written as it is
 */
public record Origin(String digitalSourceType, JsonNode ingredients) {
    /** Made of pictures of cameras and of surfaces that were computed. Source: IPTC NewsCodes, Digital Source Type. */
    public static final String COMPOSITE_SYNTHETIC =
            "http://cv.iptc.org/newscodes/digitalsourcetype/compositeSynthetic";

    /** The usual one of a replay. */
    public static Origin reconstruction(JsonNode ingredients) {
        return new Origin(COMPOSITE_SYNTHETIC, ingredients);
    }
}
