package dev.slipstream.modelserving.client;

/**
 * Which model is asked. Requests for different versions never share a batch.
 *
 * @param version empty asks for whatever the endpoint takes as its default
 */
public record ModelRef(String name, String version) {
    /** The endpoint's default version. */
    public static ModelRef latest(String name) {
        return new ModelRef(name, "");
    }

    @Override
    public String toString() {
        return version.isEmpty() ? name : name + ":" + version;
    }
}
