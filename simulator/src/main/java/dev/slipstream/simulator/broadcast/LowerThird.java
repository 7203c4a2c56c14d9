package dev.slipstream.simulator.broadcast;

import dev.slipstream.simulator.picture.Lettering;

import java.util.List;

/** Who is in the picture: bib, name and NOC. */
final class LowerThird {
    static final double NAME_SIZE = 66;

    private static final double LEFT = 110;
    private static final double TOP = 838;
    private static final double HEIGHT = 150;
    private static final double BIB_WIDTH = 150;

    private LowerThird() {}

    /**
     * @param lines bib, name, NOC
     * @param presence 0 to 1
     */
    static void paint(Canvas canvas, List<String> lines, int accent, double presence) {
        Lettering bold = Lettering.bold();
        Lettering regular = Lettering.regular();
        String name = lines.get(1);
        int cut = family(name);
        double given = regular.width(name.substring(0, cut), NAME_SIZE);
        double room = canvas.width() - 2 * LEFT - BIB_WIDTH - 80;
        double natural = given + bold.width(name.substring(cut), NAME_SIZE);
        double size = NAME_SIZE * Math.min(1, room / natural);
        double width = Math.max(430, natural * size / NAME_SIZE + 80) * presence;
        canvas.fade(0, 760, canvas.width(), 320, 0x000000, 0, 0.5 * presence, true);
        canvas.panel(LEFT + BIB_WIDTH - 8, TOP, width + 8, HEIGHT);
        canvas.rectangle(LEFT + BIB_WIDTH, TOP + HEIGHT - 6, width, 6, accent, presence);
        Canvas bibs = canvas.with(-40 * (1 - presence), presence);
        bibs.block(LEFT, TOP, BIB_WIDTH, HEIGHT, accent);
        bibs.centred(
                bold, lines.get(0), LEFT + BIB_WIDTH / 2, TOP + 107, bold.fitting(lines.get(0), 92, 126), Brand.DARK);
        Canvas words = canvas.with(-30 * (1 - presence), Math.max(0, 2 * presence - 1));
        double x = LEFT + BIB_WIDTH + 34;
        double end = words.text(regular, name.substring(0, cut), x, TOP + 72, size, Brand.WHITE);
        words.text(bold, name.substring(cut), end, TOP + 72, size, Brand.WHITE);
        words.chip(lines.get(2), x, TOP + 97, 30);
        words.text(bold.tracked(0.04), lines.get(2), x + 62, TOP + 128, 42, Brand.SOFT);
    }

    /** Where the family name, all in capitals, begins. */
    private static int family(String name) {
        int space = name.length();
        while ((space = name.lastIndexOf(' ', space - 1)) > 0) {
            String before = name.substring(name.lastIndexOf(' ', space - 1) + 1, space);
            if (!before.equals(before.toUpperCase(java.util.Locale.ROOT)) || before.length() < 2) {
                return space + 1;
            }
        }
        return 0;
    }
}
