package dev.slipstream.simulator.sport;

import java.util.List;

/**
 * What the competition's clock and board say at one instant; graphics show it and results messages agree with it.
 *
 * @param title of the period, heat or run: {@code 2ND PERIOD}, {@code LAP 3/9}
 * @param clock as shown: {@code 12:34}, {@code 41.27}
 * @param rows from first to last; two in a game
 */
public record Scoreboard(String title, String clock, List<Row> rows) {
    /**
     * One competitor's line.
     *
     * @param label NOC in a game, bib and family name in a race
     * @param value score, gap or time
     * @param colour of the competitor, 0xRRGGBB
     */
    public record Row(String label, String value, int colour) {}
}
