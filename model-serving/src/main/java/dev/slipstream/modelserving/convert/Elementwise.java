package dev.slipstream.modelserving.convert;

import dev.slipstream.modelserving.onnx.format.TensorProto;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;

/** Operators that work number by number: the order of axes is nothing to them. */
final class Elementwise {
    private static final Map<String, String> UNARY = Map.ofEntries(
            Map.entry("Abs", "Abs"),
            Map.entry("Ceil", "Ceil"),
            Map.entry("Elu", "Elu"),
            Map.entry("Exp", "Exp"),
            Map.entry("Floor", "Floor"),
            Map.entry("Log", "Log"),
            Map.entry("LogicalNot", "Not"),
            Map.entry("Neg", "Neg"),
            Map.entry("Reciprocal", "Reciprocal"),
            Map.entry("Relu", "Relu"),
            Map.entry("Round", "Round"),
            Map.entry("Sigmoid", "Sigmoid"),
            Map.entry("Softplus", "Softplus"),
            Map.entry("Sqrt", "Sqrt"),
            Map.entry("Tanh", "Tanh"));

    private static final Map<String, String> BINARY = Map.ofEntries(
            Map.entry("Add", "Add"),
            Map.entry("AddV2", "Add"),
            Map.entry("BiasAdd", "Add"),
            Map.entry("Sub", "Sub"),
            Map.entry("Mul", "Mul"),
            Map.entry("RealDiv", "Div"),
            Map.entry("Maximum", "Max"),
            Map.entry("Minimum", "Min"),
            Map.entry("Pow", "Pow"),
            Map.entry("Equal", "Equal"),
            Map.entry("Less", "Less"),
            Map.entry("LessEqual", "LessOrEqual"),
            Map.entry("Greater", "Greater"),
            Map.entry("GreaterEqual", "GreaterOrEqual"),
            Map.entry("LogicalAnd", "And"),
            Map.entry("LogicalOr", "Or"));

    /** What is worked out at once where all is known: the sums and products that shapes are made of. */
    private static final Map<String, DoubleBinaryOperator> FOLDED = Map.of(
            "Add", Double::sum,
            "AddV2", Double::sum,
            "Sub", (a, b) -> a - b,
            "Mul", (a, b) -> a * b,
            "FloorDiv", (a, b) -> Math.floor(a / b));

    private Elementwise() {}

    static void register(Map<String, Mapper> mappers) {
        UNARY.forEach((op, onnx) -> mappers.put(op, step -> unary(step, onnx)));
        BINARY.forEach((op, onnx) -> mappers.put(op, step -> binary(step, onnx)));
        mappers.put("Relu6", step -> activated(step, "Relu6"));
        mappers.put("LeakyRelu", Elementwise::leakyRelu);
        mappers.put("Prelu", step -> binary(step, "PRelu"));
        mappers.put("Rsqrt", Elementwise::rsqrt);
        mappers.put("AddN", step -> variadic(step, "Sum"));
        mappers.put("SquaredDifference", Elementwise::squaredDifference);
        mappers.put("FloorDiv", Elementwise::floorDiv);
        mappers.put("FloorMod", Elementwise::floorMod);
        mappers.put("Cast", Elementwise::cast);
        mappers.put("Select", Elementwise::select);
        mappers.put("SelectV2", Elementwise::select);
        mappers.put("Identity", step -> List.of(step.input(0)));
    }

    private static List<Value> unary(Step step, String onnx) {
        Layout layout = step.layout(0);
        return Step.value(step.add(onnx, List.of(step.in(layout, 0))), layout);
    }

    private static List<Value> binary(Step step, String onnx) {
        DoubleBinaryOperator folded = FOLDED.get(step.node().op());
        if (folded != null && step.isConstant(0) && step.isConstant(1)) {
            Constant a = step.constant(0);
            Constant b = step.constant(1);
            if (a.type() == TensorProto.DataType.INT32 && (same(a, b) || b.shape().length == 0)) {
                return List.of(fold(a, b, folded));
            }
        }
        return variadic(step, onnx);
    }

    private static boolean same(Constant a, Constant b) {
        return Arrays.equals(a.shape(), b.shape());
    }

    private static Constant fold(Constant a, Constant b, DoubleBinaryOperator operator) {
        double[] values = new double[a.values().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = operator.applyAsDouble(a.values()[i], b.values()[b.values().length == 1 ? 0 : i]);
        }
        return new Constant(a.type(), a.shape(), values);
    }

    private static List<Value> variadic(Step step, String onnx) {
        Layout layout = step.commonLayout(0, step.inputs());
        return Step.value(step.add(onnx, all(step, layout)), layout);
    }

    private static List<String> all(Step step, Layout layout) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < step.inputs(); i++) {
            names.add(step.in(layout, i));
        }
        return names;
    }

    private static List<Value> leakyRelu(Step step) {
        Layout layout = step.layout(0);
        float alpha = step.node().real("alpha", 0.2f);
        return Step.value(step.add("LeakyRelu", List.of(step.in(layout, 0)), OnnxGraph.real("alpha", alpha)), layout);
    }

    private static List<Value> activated(Step step, String activation) {
        Layout layout = step.layout(0);
        return Step.value(activate(step, activation, step.in(layout, 0)), layout);
    }

    /** The activations that TensorFlow fuses into other operators, on the tensor {@code name}. */
    static String activate(Step step, String activation, String name) {
        return switch (activation) {
            case "Relu", "Elu", "Sigmoid", "Tanh" -> step.add(activation, List.of(name));
            case "Relu6" ->
                step.add("Clip", List.of(name, step.write(Constant.scalar(0)), step.write(Constant.scalar(6))));
            case "LeakyRelu" ->
                step.add(
                        "LeakyRelu",
                        List.of(name),
                        OnnxGraph.real("alpha", step.node().real("leakyrelu_alpha", 0.2f)));
            default -> throw ConversionException.unsupported(step.node(), "activation " + activation);
        };
    }

    private static List<Value> rsqrt(Step step) {
        Layout layout = step.layout(0);
        return Step.value(step.add("Reciprocal", List.of(step.add("Sqrt", List.of(step.in(layout, 0))))), layout);
    }

    private static List<Value> squaredDifference(Step step) {
        Layout layout = step.commonLayout(0, 2);
        String difference = step.add("Sub", all(step, layout));
        return Step.value(step.add("Mul", List.of(difference, difference)), layout);
    }

    /** Rounds down; ONNX divides integers towards zero, so the remainder is taken off first. */
    private static List<Value> floorDiv(Step step) {
        Layout layout = step.commonLayout(0, 2);
        List<String> names = all(step, layout);
        if (step.type(step.node().type("T")) == TensorProto.DataType.FLOAT) {
            return Step.value(step.add("Floor", List.of(step.add("Div", names))), layout);
        }
        String whole = step.add("Sub", List.of(names.get(0), step.add("Mod", names)));
        return Step.value(step.add("Div", List.of(whole, names.get(1))), layout);
    }

    /** The remainder has the divisor's sign, for floats too, where ONNX knows only C's. */
    private static List<Value> floorMod(Step step) {
        Layout layout = step.commonLayout(0, 2);
        List<String> names = all(step, layout);
        if (step.type(step.node().type("T")) != TensorProto.DataType.FLOAT) {
            return Step.value(step.add("Mod", names), layout);
        }
        String quotient = step.add("Floor", List.of(step.add("Div", names)));
        String whole = step.add("Mul", List.of(quotient, names.get(1)));
        return Step.value(step.add("Sub", List.of(names.get(0), whole)), layout);
    }

    private static List<Value> cast(Step step) {
        TensorProto.DataType type = step.type(step.node().type("DstT"));
        if (step.input(0) instanceof Constant constant && type == TensorProto.DataType.INT32) {
            double[] whole = Arrays.stream(constant.values()).map(v -> (int) v).toArray();
            return List.of(new Constant(type, constant.shape(), whole));
        }
        Layout layout = step.layout(0);
        return Step.value(step.cast(step.in(layout, 0), type), layout);
    }

    private static List<Value> select(Step step) {
        Layout layout = step.commonLayout(0, 3);
        return Step.value(step.add("Where", all(step, layout)), layout);
    }
}
