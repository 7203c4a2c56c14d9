package dev.slipstream.simulator.picture;

/**
 * Text on pictures: graphics, bibs and boards must read the same on every machine, with or without a desktop. Safe for
 * use from many threads. Places are in pixels, the first pixel reaching from 0 to 1; sizes are those of the em.
 */
public final class Lettering {
    /** Height of a capital letter, ems. */
    public static final double CAPITAL = 0.729;

    private final Typeface typeface;
    private final double tracking;

    private Lettering(Typeface typeface, double tracking) {
        this.typeface = typeface;
        this.tracking = tracking;
    }

    public static Lettering bold() {
        return Loaded.BOLD;
    }

    public static Lettering regular() {
        return Loaded.REGULAR;
    }

    /** The same letters with more (or less) air between them, ems. */
    public Lettering tracked(double ems) {
        return new Lettering(typeface, ems);
    }

    /** From the first letter's origin to where a next one would stand, pixels. */
    public double width(String text, double size) {
        double ems = 0;
        for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
            ems += typeface.glyph(text.codePointAt(i)).advance() + tracking;
        }
        return ems * size;
    }

    /** The largest size, at most the one given, at which the text is not wider than this. */
    public double fitting(String text, double size, double width) {
        double natural = width(text, size);
        return natural <= width ? size : size * width / natural;
    }

    /**
     * Draws a line of text; what lies outside the target is left out.
     *
     * @param x of the first letter's origin
     * @param baselineY on which the letters stand
     * @param colour 0xRRGGBB
     * @param opacity 0 to 1
     * @return where a next letter would stand
     */
    public double draw(
            Picture target, String text, double x, double baselineY, double size, int colour, double opacity) {
        return draw(target, text, x, baselineY, size, Ink.plain(colour, opacity));
    }

    /** As {@link #draw(Picture, String, double, double, double, int, double)}, in any ink. */
    public double draw(Picture target, String text, double x, double baselineY, double size, Ink ink) {
        double at = x;
        for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
            Typeface.Glyph glyph = typeface.glyph(text.codePointAt(i));
            if (glyph.contours().length > 0) {
                Coverage.of(glyph.contours(), size, -size, at, baselineY, target)
                        .paint(target, ink);
            }
            at += (glyph.advance() + tracking) * size;
        }
        return at;
    }

    /** Read when first used, once. */
    private static final class Loaded {
        private static final Lettering BOLD = new Lettering(Typeface.of("DejaVuSansCondensed-Bold.ttf"), 0);
        private static final Lettering REGULAR = new Lettering(Typeface.of("DejaVuSansCondensed.ttf"), 0);
    }
}
