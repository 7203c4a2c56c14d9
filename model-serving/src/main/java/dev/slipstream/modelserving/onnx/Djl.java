package dev.slipstream.modelserving.onnx;

/** What DJL must be told before its first class loads: never download, never call home, no second engine. */
public final class Djl {
    static final String ENGINE = "OnnxRuntime";

    private Djl() {}

    /** Sets the properties that are not set yet. An operator who sets them on the command line is obeyed. */
    public static void configure() {
        set("ai.djl.offline", "true");
        set("OPT_OUT_TRACKING", "true");
        // Without it ONNX Runtime's arrays look for PyTorch to do arithmetic, and the PyTorch engine downloads itself.
        set("ai.djl.onnx.disable_alternative", "true");
        // The tokenizer's library is flavoured; the processor's is the one inside the jar.
        set("RUST_FLAVOR", "cpu");
    }

    private static void set(String key, String value) {
        if (System.getProperty(key) == null && System.getenv(key) == null) {
            System.setProperty(key, value);
        }
    }
}
