package dev.slipstream.modelserving.onnx;

/**
 * How an ONNX network is run.
 *
 * @param device {@code auto}, {@code cpu}, {@code cuda} or {@code cuda:N}
 * @param threads for one run on a processor; 1 keeps a machine with many feeds from fighting over cores
 */
public record OnnxOptions(String device, int threads) {
    /** One thread on whatever device is there: parallelism comes from the callers. */
    public static final OnnxOptions DEFAULT = new OnnxOptions("auto", 1);

    public OnnxOptions {
        if (threads < 1 || threads > 1024) {
            throw new IllegalArgumentException("A run takes 1 to 1024 threads, not " + threads);
        }
    }
}
