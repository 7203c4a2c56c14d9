package dev.slipstream.simulator.broadcast;

import dev.slipstream.simulator.picture.Lettering;

import java.util.List;

/** The result, in the middle of the picture. */
final class ResultTable {
    private static final double WIDTH = 1240;
    private static final double HEAD = 104;
    private static final double ROW = 78;

    private ResultTable() {}

    /**
     * @param lines a title; then rank, NOC, name and result with tabs between
     * @param age seconds since it came
     * @param presence 0 to 1
     */
    static void paint(Canvas canvas, List<String> lines, String unit, int accent, double age, double presence) {
        double height = HEAD + (lines.size() - 1) * ROW + 14;
        double x = (canvas.width() - WIDTH) / 2;
        double y = (Canvas.HEIGHT - height) / 2;
        canvas.rectangle(0, 0, canvas.width(), Canvas.HEIGHT, Brand.DARK, 0.35 * presence);
        Canvas table = canvas.with(0, presence);
        table.panel(x, y, WIDTH, height);
        table.block(x, y, WIDTH, HEAD, accent);
        Lettering bold = Lettering.bold();
        double end = table.text(bold, lines.get(0), x + 40, y + 72, 58, Brand.DARK);
        Lettering regular = Lettering.regular();
        double size = regular.fitting(unit, 44, x + WIDTH - 40 - end - 40);
        table.textTo(regular, unit, x + WIDTH - 40, y + 70, size, Brand.DARK);
        for (int i = 1; i < lines.size(); i++) {
            double k = OpeningCard.eased(age, 0.06 * i, Cue.MOVE);
            row(table.with(50 * (1 - k), k), lines.get(i).split("\t", -1), x, y + HEAD + (i - 1) * ROW, accent);
        }
    }

    private static void row(Canvas table, String[] cells, double x, double y, int accent) {
        Lettering bold = Lettering.bold();
        table.rectangle(x + 30, y + ROW, WIDTH - 60, 2, Brand.WHITE, 0.14);
        table.textTo(bold, cells[0], x + 90, y + 57, 52, accent);
        table.chip(cells[1], x + 120, y + 23, 34);
        table.text(bold, cells[1], x + 190, y + 57, 48, Brand.SOFT);
        double value = bold.width(cells[3], 50);
        double size = bold.fitting(cells[2], 52, WIDTH - 320 - 80 - value);
        table.text(bold, cells[2], x + 320, y + 57, size, Brand.WHITE);
        table.textTo(bold, cells[3], x + WIDTH - 40, y + 57, 50, Brand.WHITE);
    }
}
