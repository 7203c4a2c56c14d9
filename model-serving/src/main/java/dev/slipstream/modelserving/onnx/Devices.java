package dev.slipstream.modelserving.onnx;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtProvider;

import java.util.Locale;

/** Where networks run: on the GPU where there is one and ONNX Runtime was built for it, else on the processor. */
public final class Devices {
    private Devices() {}

    /**
     * The device for a name of the settings.
     *
     * @param name {@code auto}, {@code cpu}, {@code cuda} or {@code cuda:1}
     * @throws IllegalArgumentException if it is none of these, or CUDA was asked for and is not there
     */
    static Device named(String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        return switch (wanted) {
            case "cpu" -> Device.cpu();
            case "auto" -> hasCuda() ? Device.gpu(0) : Device.cpu();
            default -> {
                if (!wanted.matches("cuda(:\\d{1,2})?")) {
                    throw new IllegalArgumentException("\"" + name + "\" is no device; use auto, cpu, cuda or cuda:N");
                }
                if (!hasCuda()) {
                    throw new IllegalArgumentException("Device " + name + " is not there: it takes an NVIDIA GPU, its"
                            + " driver, and onnxruntime_gpu on the class path in the place of onnxruntime");
                }
                yield Device.gpu(wanted.length() > 4 ? Integer.parseInt(wanted.substring(5)) : 0);
            }
        };
    }

    /** Whether ONNX Runtime can use a GPU of this machine. */
    public static boolean hasCuda() {
        Djl.configure();
        return OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA)
                && Engine.getEngine(Djl.ENGINE).getGpuCount() > 0;
    }
}
