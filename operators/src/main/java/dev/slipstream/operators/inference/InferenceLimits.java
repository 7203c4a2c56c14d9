package dev.slipstream.operators.inference;

import java.io.Serializable;
import java.time.Duration;

/**
 * How much one subtask does at a time, and how long anything may take.
 *
 * @param threads that decode pictures and prepare tensors
 * @param inProcess records whose pictures are decoded and whose questions are on their way; bounds the memory
 * @param queue most records that wait for that; what is above is shed, the lowest priority first; 0 = none is shed, and the
 *     stream waits
 * @param timeout after which a record goes on without its answer
 */
public record InferenceLimits(int threads, int inProcess, int queue, Duration timeout) implements Serializable {
    /** Records that need no model stand between those that do, and leave in order. */
    private static final int OTHERS = 8;

    public InferenceLimits {
        if (threads < 1 || inProcess < 1 || queue < 0 || timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("Threads, records in process and timeout are above zero: " + threads
                    + ", " + inProcess + ", " + queue + ", " + timeout);
        }
    }

    /** For feeds, which do not wait. */
    public static InferenceLimits shedding(int threads, int inProcess, int queue, Duration timeout) {
        return new InferenceLimits(threads, inProcess, Math.max(1, queue), timeout);
    }

    /** For whatever can wait. */
    public static InferenceLimits waiting(int threads, int inProcess, Duration timeout) {
        return new InferenceLimits(threads, inProcess, 0, timeout);
    }

    boolean sheds() {
        return queue > 0;
    }

    /** A quarter of the timeout: feeds go on, and what is told late is worth less than what is told of the next picture. */
    long longestWaitNanos() {
        return timeout.toNanos() / 4;
    }

    /** What the asynchronous operator must hold: where records are shed, enough that it never blocks. */
    public int capacity() {
        return sheds() ? (queue + inProcess) * OTHERS : inProcess + 1;
    }
}
