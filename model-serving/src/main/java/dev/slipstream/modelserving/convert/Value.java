package dev.slipstream.modelserving.convert;

/** What flows between operators: numbers known already, or the name of a tensor that a run computes. */
sealed interface Value permits Constant, Value.Computed {
    /** A tensor of the written network, and how its axes stand to those that are meant. */
    record Computed(String name, Layout layout) implements Value {}
}
