package dev.slipstream.simulator.broadcast;

import dev.slipstream.simulator.picture.Lettering;

/** The small graphics: the channel's name, the tag over replays, and the wipe to and from them. */
final class Marks {
    /** How far a wipe's edge leans over from bottom to top. */
    private static final double LEAN = 420;

    private Marks() {}

    static void channel(Canvas canvas, int accent, double presence) {
        Lettering face = Lettering.bold().tracked(0.1);
        Canvas mark = canvas.with(0, 0.9 * presence);
        double right = canvas.width() - 70;
        double left = right - face.width(Brand.NAME, 34);
        double top = 70;
        mark.rectangle(left - 70, top - 14, right - left + 86, 58, Brand.DARK, 0.45);
        bars(mark, left - 56, top, accent);
        mark.text(face, Brand.NAME, left, top + 29, 34, Brand.WHITE);
    }

    private static void bars(Canvas canvas, double x, double top, int accent) {
        for (int i = 0; i < 2; i++) {
            double left = x + 18 * i;
            canvas.polygon(
                    i == 0 ? accent : Brand.WHITE,
                    1,
                    left + 10,
                    top,
                    left + 22,
                    top,
                    left + 12,
                    top + 30,
                    left,
                    top + 30);
        }
    }

    /** @param age seconds since it came */
    static void replay(Canvas canvas, int accent, double age, double presence) {
        Lettering face = Lettering.bold().tracked(0.06);
        Canvas tag = canvas.with(-40 * (1 - presence), presence);
        double width = face.width("REPLAY", 52) + 122;
        tag.panel(80, 62, width, 84);
        tag.rectangle(80, 140, width, 6, accent, 1);
        double pulse = 0.65 + 0.35 * StrictMath.cos(2 * StrictMath.PI * age);
        tag.dot(124, 103, 15, accent, pulse);
        tag.text(face, "REPLAY", 162, 121, 52, Brand.WHITE);
    }

    /** @param k 0 when it comes in at the left, 0.5 when it covers all, 1 when it has left at the right */
    static void wipe(Canvas canvas, int accent, double k) {
        double width = canvas.width();
        double half = width / 2 + LEAN / 2 + 130;
        double reach = half + LEAN / 2 + 120;
        // It lingers in the middle, so that the name can be read and the cut hides.
        double eased = k + 0.75 * StrictMath.sin(2 * StrictMath.PI * k) / (2 * StrictMath.PI);
        double centre = -reach + eased * (width + 2 * reach);
        band(canvas, centre - half - 110, centre - half - 40, accent, 0.9);
        band(canvas, centre - half - 20, centre - half + 60, Brand.WHITE, 1);
        band(canvas, centre - half + 60, centre + half - 60, Brand.PANEL, 1);
        band(canvas, centre - half + 60, centre - half + 260, accent, 1);
        band(canvas, centre + half - 260, centre + half - 60, accent, 1);
        band(canvas, centre + half - 60, centre + half + 20, Brand.WHITE, 1);
        band(canvas, centre + half + 40, centre + half + 110, accent, 0.9);
        Lettering face = Lettering.bold().tracked(0.08);
        double left = centre - face.width(Brand.NAME, 150) / 2;
        canvas.text(face, Brand.NAME, left, 594, 150, Brand.WHITE);
    }

    private static void band(Canvas canvas, double from, double to, int colour, double alpha) {
        double lean = LEAN / 2;
        canvas.polygon(
                colour, alpha, from + lean, 0, to + lean, 0, to - lean, Canvas.HEIGHT, from - lean, Canvas.HEIGHT);
    }
}
