package dev.slipstream.simulator.broadcast;

import dev.slipstream.simulator.picture.Lettering;
import dev.slipstream.simulator.sport.Scoreboard;

import java.util.function.DoubleFunction;

/** A race's board in the corner: lap and clock, and everybody in order; who overtakes slides past. */
final class RaceBoard {
    static final int MOST_ROWS = 7;

    private static final double LEFT = 80;
    private static final double TOP = 62;
    private static final double HEAD = 66;
    private static final double ROW = 52;
    private static final double WIDTH = 590;
    private static final double SLIDE = 0.4;
    private static final int SLIDE_STEPS = 8;

    private RaceBoard() {}

    /**
     * @param boards the board at any second
     * @param presence 0 to 1
     */
    static void paint(Canvas canvas, DoubleFunction<Scoreboard> boards, double time, int accent, double presence) {
        Scoreboard board = boards.apply(time);
        Canvas bug = canvas.with(-40 * (1 - presence), presence);
        int rows = Math.min(MOST_ROWS, board.rows().size());
        bug.panel(LEFT, TOP, WIDTH, HEAD + rows * ROW + (rows > 0 ? 8 : 0));
        bug.block(LEFT, TOP, 20, HEAD, accent);
        Lettering bold = Lettering.bold();
        double clock = bold.width(board.clock(), 46);
        double size = bold.fitting(board.title(), 42, WIDTH - 100 - clock);
        bug.text(bold, board.title(), LEFT + 54, TOP + 48, size, accent);
        bug.textTo(bold, board.clock(), LEFT + WIDTH - 20, TOP + 49, 46, Brand.WHITE);
        Scoreboard[] past = new Scoreboard[SLIDE_STEPS];
        for (int i = 0; i < SLIDE_STEPS; i++) {
            past[i] = boards.apply(Math.max(0, time - SLIDE * i / (SLIDE_STEPS - 1)));
        }
        for (int i = 0; i < rows; i++) {
            row(
                    bug,
                    board.rows().get(i),
                    TOP + HEAD + place(past, board.rows().get(i).label(), i) * ROW);
        }
    }

    private static void row(Canvas bug, Scoreboard.Row row, double y) {
        Lettering bold = Lettering.bold();
        bug.rectangle(LEFT + 54, y + 1, WIDTH - 74, 2, Brand.WHITE, 0.12);
        bug.rectangle(LEFT, y + 2, 20, ROW - 2, Brand.onDark(row.colour()), 1);
        double value = Lettering.regular().width(row.value(), 40);
        double size = bold.fitting(row.label(), 42, WIDTH - 110 - value);
        bug.text(bold, row.label(), LEFT + 54, y + 41, size, Brand.WHITE);
        bug.textTo(Lettering.regular(), row.value(), LEFT + WIDTH - 20, y + 41, 40, Brand.SOFT);
    }

    /** The mean of where the row stood lately: steps become slides. */
    private static double place(Scoreboard[] past, String label, int now) {
        double sum = 0;
        for (Scoreboard board : past) {
            int at = now;
            for (int i = 0; i < Math.min(MOST_ROWS, board.rows().size()); i++) {
                at = board.rows().get(i).label().equals(label) ? i : at;
            }
            sum += at;
        }
        return sum / past.length;
    }
}
