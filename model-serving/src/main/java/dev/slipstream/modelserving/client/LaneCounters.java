package dev.slipstream.modelserving.client;

import java.util.concurrent.atomic.LongAdder;

/** What became of the calls to a model: calls = answered + failed + refused + timed out, once none is under way. */
public final class LaneCounters {
    final LongAdder calls = new LongAdder();
    final LongAdder answered = new LongAdder();
    final LongAdder failed = new LongAdder();
    final LongAdder refused = new LongAdder();
    final LongAdder timedOut = new LongAdder();
    final LongAdder retries = new LongAdder();
    final LongAdder runs = new LongAdder();
    final LongAdder rows = new LongAdder();

    public long calls() {
        return calls.sum();
    }

    public long answered() {
        return answered.sum();
    }

    /** Ended by an error of the endpoint's or the model's. */
    public long failed() {
        return failed.sum();
    }

    /** Ended at once, because the endpoint is left alone. */
    public long refused() {
        return refused.sum();
    }

    public long timedOut() {
        return timedOut.sum();
    }

    /** Further tries; not calls of their own. */
    public long retries() {
        return retries.sum();
    }

    /** Runs of the model that were asked for, retries included. */
    public long runs() {
        return runs.sum();
    }

    /** Rows in those runs: divided by the runs, the mean batch. */
    public long rows() {
        return rows.sum();
    }
}
