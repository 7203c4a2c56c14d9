package dev.slipstream.modelserving.convert;

import java.util.List;
import java.util.Map;

/**
 * A graph model of TensorFlow.js, read whole.
 *
 * @param nodes by name
 * @param weights by the name of the constant node that stands for them
 * @param inputs in the order of their names
 * @param outputs in the order of their names, so that their order says nothing of how the file was written
 */
record TfjsModel(Map<String, TfjsNode> nodes, Map<String, Constant> weights, List<Port> inputs, List<Port> outputs) {
    /**
     * A tensor the network takes or gives.
     *
     * @param name of the port, without the {@code :0} that TensorFlow adds
     * @param shape -1 where an axis is open, empty also where nothing is said
     */
    record Port(String name, TfjsNode.Input source, String type, List<Long> shape) {}
}
