package dev.slipstream.simulator.broadcast;

import dev.slipstream.simulator.picture.Lettering;
import dev.slipstream.simulator.sport.Scoreboard;

/** A game's board in the corner, on one line: team, goals, team, goals; under it period and clock. */
final class ScoreBug {
    private static final double LEFT = 80;
    private static final double TOP = 62;
    private static final double ROW = 72;
    private static final double TEAM = 240;
    private static final double CLOCK = 56;

    private ScoreBug() {}

    /**
     * @param before the board two seconds ago: what has changed since glows
     * @param presence 0 to 1
     */
    static void paint(Canvas canvas, Scoreboard board, Scoreboard before, int accent, double presence) {
        Lettering bold = Lettering.bold();
        Canvas bug = canvas.with(-40 * (1 - presence), presence);
        double width = TEAM * board.rows().size();
        bug.panel(LEFT, TOP, width, ROW + CLOCK);
        bug.rectangle(LEFT, TOP + ROW, width, 3, accent, 1);
        for (int i = 0; i < board.rows().size(); i++) {
            Scoreboard.Row row = board.rows().get(i);
            double x = LEFT + i * TEAM;
            boolean fresh =
                    i < before.rows().size() && !before.rows().get(i).value().equals(row.value());
            bug.rectangle(x, TOP, 22, ROW, Brand.onDark(row.colour()), 1);
            // Team and goals side by side, as one line of text: apart, readers miss a lonely digit.
            double goals = x + TEAM - 38;
            if (fresh) {
                double wide = Math.max(56, bold.width(row.value(), 54) + 20);
                bug.block(goals + 12 - wide, TOP + 6, wide, ROW - 10, accent);
            }
            bug.textTo(bold, row.value(), goals, TOP + 55, 54, Brand.WHITE);
            double label = goals - bold.width(row.value(), 54) - 26 - bold.width(row.label(), 54);
            bug.text(bold, row.label(), label, TOP + 55, 54, fresh ? Brand.WHITE : Brand.SOFT);
        }
        double baseline = TOP + ROW + 43;
        double clock = bold.width(board.clock(), 42);
        double room = width - 60 - clock - 30;
        bug.text(
                Lettering.regular(),
                board.title(),
                LEFT + 26,
                baseline,
                Lettering.regular().fitting(board.title(), 40, room),
                Brand.SOFT);
        bug.textTo(bold, board.clock(), LEFT + width - 20, baseline, 42, Brand.WHITE);
    }
}
