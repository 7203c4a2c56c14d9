package dev.slipstream.simulator.broadcast;

import dev.slipstream.simulator.picture.Lettering;

import java.util.List;

/** The whole picture at the beginning: what, where, and in what weather. */
final class OpeningCard {
    private static final double LEFT = 150;

    private OpeningCard() {}

    /**
     * @param lines sport, unit, venue, weather
     * @param age seconds since it came
     */
    static void paint(Canvas canvas, List<String> lines, int accent, double age) {
        double width = canvas.width();
        canvas.rectangle(0, 0, width, Canvas.HEIGHT, Brand.DARK, 0.42);
        canvas.fade(0, 0, width * 0.85, Canvas.HEIGHT, Brand.DARK, 0.93, 0, false);
        canvas.fade(0, Canvas.HEIGHT * 0.6, width, Canvas.HEIGHT * 0.4, Brand.DARK, 0, 0.75, true);
        double sweep = 160 * (1 - eased(age, 0, 1.2));
        slash(canvas, width - 520 - sweep, 150, accent, 0.85);
        slash(canvas, width - 330 - sweep * 1.6, 46, Brand.WHITE, 0.8);
        slash(canvas, width - 250 - sweep * 2.2, 210, accent, 0.3);
        Lettering bold = Lettering.bold();
        Lettering regular = Lettering.regular();
        double room = width - 2 * LEFT - 420;
        line(canvas, 0, age).text(bold.tracked(0.08), lines.get(0), LEFT, 455, 54, accent);
        double title = bold.fitting(lines.get(1), 104, room);
        line(canvas, 1, age).text(bold, lines.get(1), LEFT - 4, 575, title, Brand.WHITE);
        canvas.rectangle(LEFT, 622, 620 * eased(age, 0.05, 0.5), 5, accent, 1);
        line(canvas, 2, age).text(regular, lines.get(2), LEFT, 708, 58, Brand.WHITE);
        line(canvas, 3, age).text(regular, lines.get(3), LEFT, 782, 46, Brand.SOFT);
    }

    private static Canvas line(Canvas canvas, int line, double age) {
        double k = eased(age, 0.05 * line, Cue.MOVE);
        return canvas.with(-60 * (1 - k), k);
    }

    private static void slash(Canvas canvas, double x, double width, int colour, double alpha) {
        double lean = 400;
        canvas.polygon(
                colour,
                alpha,
                x + lean,
                0,
                x + lean + width,
                0,
                x + width - lean / 4,
                Canvas.HEIGHT,
                x - lean / 4,
                Canvas.HEIGHT);
    }

    static double eased(double age, double from, double length) {
        double k = Math.max(0, Math.min(1, (age - from) / length));
        return 1 - (1 - k) * (1 - k) * (1 - k);
    }
}
