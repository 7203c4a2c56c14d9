package dev.slipstream.simulator.camera;

/**
 * A critically damped spring that pulls values towards targets: how a good operator's hands follow. For a target of
 * constant speed v it stays 2v/stiffness behind.
 */
final class Spring {
    private Spring() {}

    /**
     * One step of implicit Euler, stable for any step.
     *
     * @param state values, then their velocities; changed
     * @param stiffness radians per second
     */
    static void step(double[] state, double[] target, double stiffness, double dt) {
        int n = target.length;
        double f = 1 + 2 * dt * stiffness;
        double square = stiffness * stiffness;
        double inverse = 1 / (f + dt * dt * square);
        for (int i = 0; i < n; i++) {
            double value = state[i];
            double velocity = state[n + i];
            state[i] = (f * value + dt * velocity + dt * dt * square * target[i]) * inverse;
            state[n + i] = (velocity + dt * square * (target[i] - value)) * inverse;
        }
    }
}
