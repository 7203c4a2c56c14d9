package dev.slipstream.simulator.body;

/**
 * What an athlete of a sport wears: how much thicker it makes the parts of a body, and what stands under the feet.
 *
 * <p>Thickness is against a race suit.
 */
public enum Kit {
    SHORT_TRACK(1.0, 1.0, 1.0, 0.145),
    HOCKEY(1.36, 1.42, 1.34, 0.150),
    GOALKEEPER(1.44, 1.50, 1.34, 0.150),
    SKI(1.10, 1.16, 1.12, 0.165);

    final double torso;
    final double arm;
    final double leg;
    /** Metres from the ground up to the ankle joint. */
    final double ankle;

    Kit(double torso, double arm, double leg, double ankle) {
        this.torso = torso;
        this.arm = arm;
        this.leg = leg;
        this.ankle = ankle;
    }
}
