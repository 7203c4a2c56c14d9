package dev.slipstream.modelserving.catalogue;

/** What is done to a fetched file before it can be used. */
public enum Conversion {
    NONE,
    /** From a graph model of TensorFlow.js to ONNX. */
    TFJS
}
