package dev.slipstream.operators.inference;

import org.jspecify.annotations.Nullable;

/**
 * Which versions of a model one record asks. Decided once, upstream, and carried with the record, so that a restart asks the same
 * again. A Flink POJO.
 */
public class ModelRoute {
    /** Name in the catalogue. */
    public String model;
    /** Version to ask; empty = the endpoint's default. */
    public String version;
    /** Version to fall back on where that one is not ready or fails. */
    public String stable;
    /** Version that is asked too and whose answer is only compared; null for none. */
    public @Nullable String shadow;

    @SuppressWarnings("NullAway.Init") // Flink sets the fields.
    public ModelRoute() {}

    public ModelRoute(String model, String version, String stable, @Nullable String shadow) {
        this.model = model;
        this.version = version;
        this.stable = stable;
        this.shadow = shadow;
    }
}
