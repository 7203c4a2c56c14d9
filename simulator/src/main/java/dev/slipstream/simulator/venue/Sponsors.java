package dev.slipstream.simulator.venue;

import dev.slipstream.simulator.picture.Ink;
import dev.slipstream.simulator.picture.Lettering;
import dev.slipstream.simulator.picture.Painter;
import dev.slipstream.simulator.picture.Picture;
import dev.slipstream.simulator.render.Texture;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Boards with the names of invented sponsors, in an order that follows from the seed. */
final class Sponsors {
    /** Name, ground, ink. */
    private record Sponsor(String name, int ground, int ink) {}

    private static final List<Sponsor> ALL = List.of(
            new Sponsor("NORDVIK", 0x0B3D6E, 0xFFFFFF),
            new Sponsor("Alpenkraft", 0xF2F4F7, 0xB3131B),
            new Sponsor("LUMENA", 0xF2B705, 0x1B1B1F),
            new Sponsor("halden.", 0xEDEFF2, 0x10684A),
            new Sponsor("TRIVANTO", 0x123B33, 0xE9F5EE),
            new Sponsor("Kestrel Air", 0xFFFFFF, 0x1D4E9E),
            new Sponsor("QUARZ", 0x20222B, 0x48D1E8),
            new Sponsor("Velora Bank", 0xFFFFFF, 0x6A2C91),
            new Sponsor("MONTEFERRO", 0xA8201A, 0xFFF3E6),
            new Sponsor("osprey", 0x2466C2, 0xFFFFFF),
            new Sponsor("Brandal & Søn", 0xF7F4EC, 0x273043),
            new Sponsor("SLIPSTREAM", 0x0E1420, 0xF25C3B));

    private Sponsors() {}

    /** A strip of panels: {@code width} and {@code height} in pixels, of {@code count} panels. */
    static Picture strip(int width, int height, int count, long seed) {
        List<Sponsor> order = new ArrayList<>();
        Random random = new Random(seed * 31 + 5);
        while (order.size() < count) {
            List<Sponsor> round = new ArrayList<>(ALL);
            Collections.shuffle(round, random);
            order.addAll(round);
        }
        Picture picture = Picture.blank(width, height, 0xFFFFFF);
        Painter painter = new Painter(picture);
        double panel = width / (double) count;
        for (int i = 0; i < count; i++) {
            Sponsor sponsor = order.get(i);
            painter.rectangle(i * panel, 0, panel, height, Ink.plain(sponsor.ground(), 1));
            Lettering letters = Lettering.bold();
            double size = letters.fitting(sponsor.name(), height * 0.62, panel * 0.84);
            letters.draw(
                    picture,
                    sponsor.name(),
                    i * panel + (panel - letters.width(sponsor.name(), size)) / 2,
                    height / 2.0 + size * Lettering.CAPITAL / 2,
                    size,
                    sponsor.ink(),
                    1);
        }
        return picture;
    }

    static Texture texture(int width, int height, int count, long seed) {
        return Texture.opaque(strip(width, height, count, seed));
    }
}
