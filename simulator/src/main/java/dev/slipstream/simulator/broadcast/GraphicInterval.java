package dev.slipstream.simulator.broadcast;

/**
 * The truth about text on the screen.
 *
 * @param text as painted, line by line with spaces between
 * @param from seconds from which it can be read: it has come in
 * @param to seconds until which it can be read
 */
public record GraphicInterval(Kind kind, String text, double from, double to) {
    /** What the text belongs to. A board's parts change at different times, so each has its own. */
    public enum Kind {
        OPENING_CARD,
        LOWER_THIRD,
        /** Teams and goals, or everybody in order with gaps. */
        SCOREBOARD,
        /** The board's title: period or lap. */
        PERIOD,
        CLOCK,
        RESULT,
        REPLAY,
        CHANNEL
    }
}
