package dev.slipstream.modelserving.tflite;

/**
 * How a TensorFlow Lite network is run.
 *
 * @param interpreters how many calls may run at once; each has working memory of its own (about 10 MB for a pose), made
 *     when first needed
 * @param threads for one call
 */
public record TfLiteOptions(int interpreters, int threads) {
    /** As many calls as there are processors, on one thread each: parallelism comes from the callers. */
    public static final TfLiteOptions DEFAULT =
            new TfLiteOptions(Math.min(64, Runtime.getRuntime().availableProcessors()), 1);

    public TfLiteOptions {
        if (interpreters < 1 || interpreters > 64) {
            throw new IllegalArgumentException("A network takes 1 to 64 interpreters, not " + interpreters);
        }
        if (threads < 1 || threads > 64) {
            throw new IllegalArgumentException("A run takes 1 to 64 threads, not " + threads);
        }
    }
}
