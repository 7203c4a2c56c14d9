package dev.slipstream.modelserving.convert;

import dev.slipstream.modelserving.onnx.format.AttributeProto;
import dev.slipstream.modelserving.onnx.format.TensorProto;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One node on its way into the written network: what it is given, and what it may write. */
final class Step {
    /** Transposes written so far, so that no tensor is turned twice the same way. */
    static final class Turned {
        private final Map<List<Object>, String> names = new HashMap<>();
    }

    private final TfjsNode node;
    private final List<Value> inputs;
    private final OnnxGraph graph;
    private final Turned turned;

    Step(TfjsNode node, List<Value> inputs, OnnxGraph graph, Turned turned) {
        this.node = node;
        this.inputs = inputs;
        this.graph = graph;
        this.turned = turned;
    }

    TfjsNode node() {
        return node;
    }

    int inputs() {
        return inputs.size();
    }

    Value input(int index) {
        if (index >= inputs.size()) {
            throw ConversionException.unsupported(node, "input " + index + " is missing");
        }
        return inputs.get(index);
    }

    boolean isConstant(int index) {
        return input(index) instanceof Constant;
    }

    /** An input that must be known now, such as a padding. */
    Constant constant(int index) {
        if (input(index) instanceof Constant constant) {
            return constant;
        }
        throw ConversionException.unsupported(node, "its input " + index + " is computed, not constant");
    }

    /** The only number of an input that must be known now. */
    int axis(int index) {
        Constant constant = constant(index);
        if (constant.values().length != 1) {
            throw ConversionException.unsupported(node, "its input " + index + " is no single number");
        }
        return (int) constant.values()[0];
    }

    Layout layout(int index) {
        return input(index) instanceof Value.Computed computed ? computed.layout() : Layout.PLAIN;
    }

    /** The layout that all computed inputs {@code from} to {@code to - 1} share, else the plain one. */
    Layout commonLayout(int from, int to) {
        List<Layout> layouts = inputs.subList(from, to).stream()
                .filter(Value.Computed.class::isInstance)
                .map(value -> ((Value.Computed) value).layout())
                .distinct()
                .toList();
        return layouts.size() == 1 ? layouts.get(0) : Layout.PLAIN;
    }

    /** The input's name with its axes in the order that is meant. */
    String plain(int index) {
        return in(Layout.PLAIN, index);
    }

    /** The input's name, its axes written in the order of {@code layout}; turned only if they are not so yet. */
    String in(Layout layout, int index) {
        return in(layout, input(index));
    }

    String in(Layout layout, Value value) {
        if (value instanceof Constant constant) {
            return graph.constant(turn(constant, layout));
        }
        Value.Computed computed = (Value.Computed) value;
        if (computed.layout().equals(layout)) {
            return computed.name();
        }
        List<Integer> permutation = layout.plain()
                ? computed.layout().axes()
                : computed.layout().then(layout.inverse()).axes();
        return turned.names.computeIfAbsent(
                List.of(computed.name(), permutation),
                key -> graph.add("Transpose", List.of(computed.name()), OnnxGraph.ints("perm", permutation)));
    }

    /** A constant that meets tensors of this layout; broadcasting aligns the last axes that are meant. */
    private static Constant turn(Constant constant, Layout layout) {
        if (layout.plain() || constant.shape().length == 0) {
            return constant;
        }
        return constant.ofRank(layout.axes().size()).transposed(layout.inverse());
    }

    String write(Constant constant) {
        return graph.constant(constant);
    }

    String add(String op, List<String> of, AttributeProto... attributes) {
        return graph.add(op, of, attributes);
    }

    List<String> addMany(String op, int outputs, List<String> of, AttributeProto... attributes) {
        return graph.add(op, outputs, of, attributes);
    }

    String cast(String name, TensorProto.DataType type) {
        return graph.add("Cast", List.of(name), OnnxGraph.number("to", type.getNumber()));
    }

    /** Element types of TensorFlow. TensorFlow.js has no 64-bit integers: it counts with 32 bits. */
    TensorProto.DataType type(String name) {
        return type(node, name);
    }

    static TensorProto.DataType type(TfjsNode node, String name) {
        return switch (name) {
            case "DT_FLOAT" -> TensorProto.DataType.FLOAT;
            case "DT_INT32", "DT_INT64", "DT_UINT8" -> TensorProto.DataType.INT32;
            case "DT_BOOL" -> TensorProto.DataType.BOOL;
            default -> throw ConversionException.unsupported(node, "type " + name);
        };
    }

    static List<Value> plainly(String name) {
        return List.of(new Value.Computed(name, Layout.PLAIN));
    }

    static List<Value> value(String name, Layout layout) {
        return List.of(new Value.Computed(name, layout));
    }
}
