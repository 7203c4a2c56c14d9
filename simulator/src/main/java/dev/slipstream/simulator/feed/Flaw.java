package dev.slipstream.simulator.feed;

/** What can be wrong with a feed by a measure, all the time. */
enum Flaw {
    /** Share of pictures that are lost. */
    DROP("", 0, 0.9),
    /** Seconds by which the camera is late; early where negative. */
    SKEW("s", -60, 60),
    /** Microseconds that its clock gains each second. */
    DRIFT("ppm", -10_000, 10_000),
    /** Share by which brightness wanders up and down. */
    EXPOSURE("", 0, 0.9),
    /** Pixels by which its calibration is off. */
    CALIBRATION("px", 0, 500),
    /** Share of transport packets that are lost or altered. */
    DAMAGE("", 0, 0.9);

    final String unit;
    final double least;
    final double most;

    Flaw(String unit, double least, double most) {
        this.unit = unit;
        this.least = least;
        this.most = most;
    }
}
