package dev.slipstream.simulator.body;

import java.util.Random;

/**
 * Lengths of an athlete's bones, so that no two are built alike. Proportions follow Drillis and Contini's table of
 * segment lengths by body height (in Winter, Biomechanics and Motor Control of Human Movement, 2009). Metres.
 *
 * @param height of the body, barefoot
 * @param shoulders between the shoulder joints
 * @param hips between the hip joints
 * @param girth thickness against an average athlete, 1 is average
 */
public record Skeleton(
        double height,
        double shoulders,
        double hips,
        double thigh,
        double shin,
        double upperArm,
        double forearm,
        double girth) {
    /** The height that poses are written for. */
    static final double REFERENCE = 1.80;

    /** An athlete of about a height: some are lean, some long in the leg. */
    public static Skeleton of(Random random, double averageHeight, boolean female) {
        double height = averageHeight + 0.045 * clamped(random);
        double legs = height * (1 + 0.02 * clamped(random));
        double broad = 1 + 0.04 * clamped(random);
        return new Skeleton(
                height,
                height * (female ? 0.198 : 0.214) * broad,
                height * (female ? 0.104 : 0.098),
                legs * 0.247,
                legs * 0.246,
                height * 0.182,
                height * 0.148,
                (female ? 0.93 : 1.0) * (1 + 0.04 * clamped(random)));
    }

    /** Against the height that poses are written for. */
    double scale() {
        return height / REFERENCE;
    }

    private static double clamped(Random random) {
        return Math.max(-1.6, Math.min(1.6, random.nextGaussian()));
    }
}
