package dev.slipstream.vision.replay;

import java.util.concurrent.Executor;

/**
 * How a moment is reconstructed.
 *
 * @param pool does the work beside the calling thread
 * @param threads at most so many work at once, the caller among them
 */
public record ReconstructionOptions(Executor pool, int threads) {
    public ReconstructionOptions {
        if (threads < 1) {
            throw new IllegalArgumentException("a reconstruction needs at least one thread, not " + threads);
        }
    }

    /** On the calling thread alone. */
    public static ReconstructionOptions single() {
        return new ReconstructionOptions(Runnable::run, 1);
    }

    /** On all cores with a pool of the caller's. */
    public static ReconstructionOptions onAllCores(Executor pool) {
        return new ReconstructionOptions(pool, Runtime.getRuntime().availableProcessors());
    }
}
