package dev.slipstream.vision.geometry;

import org.jspecify.annotations.Nullable;

/**
 * How a camera's picture without athletes is known.
 *
 * @param colour red, green, blue, 0 to 255; only for {@link Kind#COLOUR}
 */
public record Background(Kind kind, int @Nullable [] colour) {
    /** Where the picture of the empty scene comes from. */
    public enum Kind {
        /** Each camera has a picture of the empty scene. */
        PLATE,
        /** One colour all over, as in a studio. */
        COLOUR,
        /** From the video itself. */
        LEARNED
    }

    /** @throws IllegalArgumentException if a background of one colour has none */
    public Background {
        if (kind == Kind.COLOUR && (colour == null || colour.length != 3)) {
            throw new IllegalArgumentException("a background of kind colour needs its colour: red, green, blue");
        }
    }
}
