package dev.slipstream.simulator.venue;

import dev.slipstream.simulator.body.Outfit;
import dev.slipstream.simulator.picture.Ink;
import dev.slipstream.simulator.picture.Lettering;
import dev.slipstream.simulator.picture.Painter;
import dev.slipstream.simulator.picture.Picture;
import dev.slipstream.simulator.render.Suit;
import dev.slipstream.simulator.render.Texture;
import dev.slipstream.simulator.sport.Athlete;
import dev.slipstream.simulator.sport.Sport;

import java.util.List;
import java.util.Locale;

/** Dresses the athletes of a start list: team colours, and a number that can be read from where a camera stands. */
public final class Wardrobe {
    private static final int SIDE = 512;
    /** Pixels in a metre of cloth; a suit's picture covers 0.64 m. */
    private static final double METRE = SIDE / 0.64;

    private Wardrobe() {}

    /** In the order of the start list. */
    public static List<Suit> of(Sport sport, List<Athlete> athletes) {
        return athletes.stream().map(athlete -> suit(sport, athlete)).toList();
    }

    private static Suit suit(Sport sport, Athlete athlete) {
        return new Suit(
                athlete.outfit(),
                Texture.opaque(sport == Sport.ICE_HOCKEY ? jersey(athlete, false) : racing(athlete)),
                Texture.opaque(sport == Sport.ICE_HOCKEY ? jersey(athlete, true) : racing(athlete)));
    }

    /** A hockey jersey: bands at the waist and the shoulders, a large number, on the back the name above it. */
    private static Picture jersey(Athlete athlete, boolean back) {
        Outfit outfit = athlete.outfit();
        Picture picture = Picture.blank(SIDE, SIDE, outfit.primary());
        Painter painter = new Painter(picture);
        painter.rectangle(0, 0, SIDE, 0.085 * METRE, Ink.plain(outfit.secondary(), 1));
        painter.rectangle(0, 0.49 * METRE, SIDE, 0.03 * METRE, Ink.plain(outfit.secondary(), 1));
        painter.rectangle(0, 0.54 * METRE, SIDE, 0.06 * METRE, Ink.plain(outfit.secondary(), 1));
        int ink = contrast(outfit.primary());
        if (back) {
            centred(picture, athlete.familyName().toUpperCase(Locale.ROOT), 0.17, 0.055, 0.34, ink);
            number(picture, athlete.bib(), 0.43, 0.225, ink);
        } else {
            centred(picture, athlete.noc(), 0.165, 0.045, 0.3, ink);
            number(picture, athlete.bib(), 0.42, 0.225, ink);
        }
        return picture;
    }

    /** A racing suit under a bib: a wedge of colour, a white or coloured sheet with the number. */
    private static Picture racing(Athlete athlete) {
        Outfit outfit = athlete.outfit();
        Picture picture = Picture.blank(SIDE, SIDE, outfit.primary());
        Painter painter = new Painter(picture);
        painter.polygon(
                Ink.plain(outfit.secondary(), 1),
                0,
                0,
                SIDE,
                0,
                SIDE,
                0.10 * METRE,
                SIDE / 2.0,
                0.24 * METRE,
                0,
                0.10 * METRE);
        painter.rectangle(0, 0.50 * METRE, SIDE, 0.02 * METRE, Ink.plain(outfit.secondary(), 1));
        double width = 0.34 * METRE;
        double left = (SIDE - width) / 2;
        painter.rectangle(left, 0.135 * METRE, width, 0.30 * METRE, Ink.plain(outfit.bib(), 1));
        painter.rectangle(left, 0.135 * METRE, width, 0.055 * METRE, Ink.plain(outfit.secondary(), 1));
        centred(picture, athlete.noc(), 0.178, 0.04, 0.26, contrast(outfit.secondary()));
        number(picture, athlete.bib(), 0.42, 0.21, contrast(outfit.bib()));
        return picture;
    }

    /** Black on light cloth, white on dark. */
    private static int contrast(int ground) {
        int luma = ((ground >> 16 & 255) * 54 + (ground >> 8 & 255) * 183 + (ground & 255) * 19) >> 8;
        return luma > 140 ? 0x101014 : 0xFFFFFF;
    }

    /** {@code baseline} and {@code capital}: metres from the top of the picture, and height of the digits. */
    private static void number(Picture picture, String bib, double baseline, double capital, int colour) {
        centred(picture, bib, baseline, capital, 0.33, colour);
    }

    private static void centred(
            Picture picture, String text, double baseline, double capital, double widest, int colour) {
        Lettering letters = Lettering.bold();
        double size = letters.fitting(text, capital * METRE / Lettering.CAPITAL, widest * METRE);
        letters.draw(picture, text, (SIDE - letters.width(text, size)) / 2, baseline * METRE, size, colour, 1);
    }
}
