package dev.slipstream.connectors.elasticsearch;

import dev.slipstream.contracts.record.DeadLetter;

import java.io.IOException;
import java.io.Serializable;

/**
 * Where a sink puts what it had to give up on. A sink has no side outputs, so it needs a way out of its own. All calls
 * come from one thread, the task's.
 */
public interface DeadLetterHandler extends Serializable, AutoCloseable {
    /** Called once, in the task, before anything else. */
    void open() throws IOException;

    /** Takes a dead letter; may return before it is safe. */
    void accept(DeadLetter letter) throws IOException;

    /** Returns when everything accepted is safe; called before each checkpoint, and at the end of input. */
    void flush() throws IOException;

    @Override
    void close() throws IOException;
}
