package dev.slipstream.simulator.sport;

/** Where competitions come from. */
public final class Competitions {
    /** Shorter than this, nothing can begin and end. */
    public static final double SHORTEST = 8;

    private Competitions() {}

    /**
     * A competition of a sport that lasts so long.
     *
     * @param seconds how long the simulation runs; what happens is laid out to fit
     */
    public static Competition of(Sport sport, long seed, double seconds) {
        if (!(seconds >= SHORTEST && seconds <= 7_200)) {
            throw new IllegalArgumentException(
                    "a competition lasts from " + SHORTEST + " to 7200 seconds, not " + seconds);
        }
        return switch (sport) {
            case SKI_CROSS -> SkiCross.of(seed, seconds);
            case SHORT_TRACK -> ShortTrack.of(seed, seconds);
            case ICE_HOCKEY -> IceHockey.of(seed, seconds);
        };
    }
}
