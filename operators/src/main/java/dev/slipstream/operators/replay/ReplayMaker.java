package dev.slipstream.operators.replay;

import dev.slipstream.contracts.record.Replay;

import java.io.IOException;

/**
 * Makes replays: the seam between the operator, which waits, counts and gives up, and the computation. One per subtask, used by
 * several threads at a time. All of it may be repeated after a restart, and then overwrites what it wrote.
 */
public interface ReplayMaker extends AutoCloseable {
    /**
     * Makes the plain model. Blocks; may be interrupted.
     *
     * @return with status PLAIN and revision 1, its assets stored
     * @throws ReplayException where these pictures give no replay, whoever tries
     * @throws IOException where media cannot be read, or assets cannot be stored
     */
    Work begin(ReplayTask task) throws ReplayException, IOException, InterruptedException;

    /** A replay whose plain model is there. */
    interface Work {
        Replay plain();

        /**
         * Makes what takes longer. Blocks; may be interrupted.
         *
         * @return with status FINAL and revision 2
         */
        Replay finish() throws ReplayException, IOException, InterruptedException;
    }

    @Override
    default void close() {}
}
