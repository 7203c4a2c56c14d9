package dev.slipstream.modelserving.convert;

import java.util.List;

/** How one operator of TensorFlow is said in ONNX. */
@FunctionalInterface
interface Mapper {
    /** Writes what the node computes and gives its outputs. */
    List<Value> map(Step step);
}
