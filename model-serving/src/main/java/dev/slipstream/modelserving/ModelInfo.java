package dev.slipstream.modelserving;

/**
 * Which weights answer, so that every result can be traced to them.
 *
 * @param name the model's published name
 * @param version of the package that carried the weights
 * @param sha256 of the weights' bytes as they were loaded, lower-case hexadecimal
 */
public record ModelInfo(String name, String version, String sha256) {}
