package dev.slipstream.simulator.broadcast;

/**
 * One camera on air without a cut.
 *
 * @param from seconds of the programme, included
 * @param to excluded
 * @param view id of the camera's view
 * @param sourceFrom seconds of the competition that are shown at {@code from}
 * @param speed of what is shown: 1 live, 0.5 in slow motion
 */
public record Shot(double from, double to, String view, Kind kind, double sourceFrom, double speed) {
    /** What a shot is for. */
    public enum Kind {
        LIVE,
        REPLAY,
        CARD
    }

    static Shot live(double from, double to, String view) {
        return new Shot(from, to, view, Kind.LIVE, from, 1);
    }

    /** The second of the competition that is shown at a second of the programme. */
    public double source(double seconds) {
        return sourceFrom + (seconds - from) * speed;
    }

    public double length() {
        return to - from;
    }
}
