package dev.slipstream.modelserving.convert;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * A graph model of TensorFlow.js as an ONNX network with the same inputs and outputs. The same files give the same bytes.
 * Weights are widened to 32-bit floats; shapes must be those of the file, batch included.
 */
public final class TfjsConverter {
    private static final Map<String, Mapper> MAPPERS = mappers();

    private final TfjsModel model;
    private final OnnxGraph graph = new OnnxGraph();
    private final Step.Turned turned = new Step.Turned();
    private final Map<String, List<Value>> done = new HashMap<>();

    private TfjsConverter(TfjsModel model) {
        this.model = model;
    }

    private static Map<String, Mapper> mappers() {
        Map<String, Mapper> mappers = new HashMap<>();
        Elementwise.register(mappers);
        Convolutions.register(mappers);
        Shapes.register(mappers);
        Indexing.register(mappers);
        Reductions.register(mappers);
        Resizing.register(mappers);
        return mappers;
    }

    /**
     * The network as ONNX, operator set 18.
     *
     * @param json the model's {@code model.json}
     * @param files the bytes of a weights' file, by the name that {@code model.json} gives it
     * @throws ConversionException naming the operator and the node, or the part of the file, that is in the way
     */
    public static byte[] convert(byte[] json, Function<String, byte[]> files) {
        return new TfjsConverter(TfjsReader.read(json, files)).run();
    }

    /** Operators that can be converted, so that a test can ask for a case of each. */
    static Set<String> operators() {
        return Set.copyOf(MAPPERS.keySet());
    }

    private byte[] run() {
        for (TfjsModel.Port port : model.inputs()) {
            TfjsNode node = node(port.source().node());
            graph.input(port.name(), Step.type(node, port.type()), port.shape());
            done.put(node.name(), Step.plainly(port.name()));
        }
        for (TfjsModel.Port port : model.outputs()) {
            Value value = resolve(port.source());
            TfjsNode node = node(port.source().node());
            Step step = new Step(node, List.of(value), graph, turned);
            graph.output(port.name(), step.plain(0), Step.type(node, port.type()), port.shape());
        }
        return graph.toBytes();
    }

    private TfjsNode node(String name) {
        TfjsNode node = model.nodes().get(name);
        if (node == null) {
            throw new ConversionException("The model refers to a node " + name + " that it does not have");
        }
        return node;
    }

    /** Writes all that a value hangs on, deepest first; not by recursion, since networks are deep. */
    private Value resolve(TfjsNode.Input wanted) {
        Deque<TfjsNode> open = new ArrayDeque<>(List.of(node(wanted.node())));
        Set<String> waiting = new HashSet<>();
        while (!open.isEmpty()) {
            TfjsNode next = open.peek();
            List<TfjsNode> missing = new ArrayList<>();
            for (TfjsNode.Input input : next.inputs()) {
                if (!done.containsKey(input.node())) {
                    missing.add(node(input.node()));
                }
            }
            if (done.containsKey(next.name()) || missing.isEmpty()) {
                open.pop();
                done.computeIfAbsent(next.name(), name -> map(next));
            } else if (waiting.add(next.name())) {
                missing.forEach(open::push);
            } else {
                throw new ConversionException("Node " + next.name() + " hangs on itself");
            }
        }
        return value(wanted);
    }

    private Value value(TfjsNode.Input input) {
        List<Value> outputs = done.getOrDefault(input.node(), List.of());
        if (input.index() < 0 || input.index() >= outputs.size()) {
            throw new ConversionException("Node " + input.node() + " has no output " + input.index());
        }
        return outputs.get(input.index());
    }

    private List<Value> map(TfjsNode node) {
        Constant weight = model.weights().get(node.name());
        if (weight != null) {
            return List.of(weight);
        }
        Mapper mapper = MAPPERS.get(node.op());
        if (mapper == null) {
            throw ConversionException.unsupported(node, "no rule is written for it");
        }
        try {
            return mapper.map(
                    new Step(node, node.inputs().stream().map(this::value).toList(), graph, turned));
        } catch (IndexOutOfBoundsException | ArithmeticException | NegativeArraySizeException e) {
            throw new ConversionException(
                    "Operator " + node.op() + " of node " + node.name() + " has arguments that do not fit together", e);
        }
    }
}
