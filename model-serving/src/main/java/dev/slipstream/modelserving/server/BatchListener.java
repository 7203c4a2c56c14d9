package dev.slipstream.modelserving.server;

/** Told what a {@link DynamicBatcher} does, so that the time in the queue can be told from the time in the model. */
interface BatchListener {
    /** Nobody listens. */
    BatchListener NONE = new BatchListener() {
        @Override
        public void ran(int rows, long computeNanos) {}

        @Override
        public void waited(long queueNanos) {}
    };

    /** The model ran on a batch of {@code rows}. */
    void ran(int rows, long computeNanos);

    /** A request went from the queue into the model. */
    void waited(long queueNanos);
}
