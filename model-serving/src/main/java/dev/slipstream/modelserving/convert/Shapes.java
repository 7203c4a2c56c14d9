package dev.slipstream.modelserving.convert;

import dev.slipstream.modelserving.onnx.format.TensorProto;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Operators that move numbers without changing them. */
final class Shapes {
    private Shapes() {}

    static void register(Map<String, Mapper> mappers) {
        mappers.put("Transpose", Shapes::transpose);
        mappers.put("Reshape", Shapes::reshape);
        mappers.put("ExpandDims", step -> unsqueeze(step, step.axis(1)));
        mappers.put("Squeeze", Shapes::squeeze);
        mappers.put("Pad", Shapes::pad);
        mappers.put("PadV2", Shapes::pad);
        mappers.put("MirrorPad", Shapes::pad);
        mappers.put("ConcatV2", Shapes::concat);
        mappers.put("Pack", Shapes::pack);
        mappers.put("Unpack", Shapes::unpack);
        mappers.put("Split", Shapes::split);
        mappers.put("SplitV", Shapes::splitSizes);
        mappers.put(
                "Shape",
                step -> Step.plainly(step.cast(step.add("Shape", List.of(step.plain(0))), TensorProto.DataType.INT32)));
        mappers.put(
                "Tile",
                step -> Step.plainly(step.add(
                        "Tile",
                        List.of(
                                step.plain(0),
                                step.write(Constant.longs(step.constant(1).ints()))))));
    }

    /** Nothing is written: the order is remembered until somebody insists on one. */
    private static List<Value> transpose(Step step) {
        List<Integer> permutation =
                IntStream.of(step.constant(1).ints()).boxed().toList();
        if (step.input(0) instanceof Constant constant) {
            return List.of(constant.transposed(permutation));
        }
        Value.Computed computed = (Value.Computed) step.input(0);
        return Step.value(computed.name(), computed.layout().then(permutation));
    }

    private static List<Value> reshape(Step step) {
        if (!step.isConstant(1)) {
            return Step.plainly(
                    step.add("Reshape", List.of(step.plain(0), step.cast(step.plain(1), TensorProto.DataType.INT64))));
        }
        int[] shape = step.constant(1).ints();
        if (step.input(0) instanceof Constant constant && IntStream.of(shape).noneMatch(axis -> axis < 0)) {
            return List.of(constant.reshaped(shape));
        }
        return Step.plainly(step.add(
                "Reshape",
                List.of(step.plain(0), step.write(Constant.longs(shape))),
                // A zero is a length of zero to TensorFlow, not "as it was".
                OnnxGraph.number("allowzero", 1)));
    }

    private static List<Value> unsqueeze(Step step, int axis) {
        return Step.plainly(step.add("Unsqueeze", List.of(step.plain(0), step.write(Constant.longs(axis)))));
    }

    private static List<Value> squeeze(Step step) {
        List<String> inputs = new ArrayList<>(List.of(step.plain(0)));
        int[] axes =
                step.node().numbers("squeeze_dims").stream().mapToInt(i -> i).toArray();
        if (axes.length > 0) {
            inputs.add(step.write(Constant.longs(axes)));
        }
        return Step.plainly(step.add("Squeeze", inputs));
    }

    private static List<Value> pad(Step step) {
        // A row for each axis: how much before, how much after.
        int[] pads = step.constant(1).ints();
        int rank = pads.length / 2;
        Layout layout = step.layout(0);
        int[] written = new int[pads.length];
        for (int axis = 0; axis < rank; axis++) {
            written[layout.written(axis)] = pads[2 * axis];
            written[rank + layout.written(axis)] = pads[2 * axis + 1];
        }
        List<String> inputs = new ArrayList<>(List.of(step.in(layout, 0), step.write(Constant.longs(written))));
        if (step.node().op().equals("PadV2")) {
            inputs.add(step.write(step.constant(2).reshaped()));
        }
        String mode = switch (step.node().op().equals("MirrorPad") ? step.node().text("mode", "") : "constant") {
            case "constant" -> "constant";
            case "REFLECT" -> "reflect";
            default -> throw ConversionException.unsupported(step.node(), "its mode");
        };
        return Step.value(step.add("Pad", inputs, OnnxGraph.text("mode", mode)), layout);
    }

    private static List<Value> concat(Step step) {
        int parts = step.inputs() - 1;
        int axis = step.axis(parts);
        // Constants have as many axes as the rest here, so they can be turned like them.
        Layout layout = step.commonLayout(0, parts);
        return Step.value(
                step.add(
                        "Concat",
                        IntStream.range(0, parts)
                                .mapToObj(i -> step.in(layout, i))
                                .toList(),
                        OnnxGraph.number("axis", layout.written(axis))),
                layout);
    }

    private static List<Value> pack(Step step) {
        int axis = step.node().number("axis", 0);
        String where = step.write(Constant.longs(axis));
        List<String> parts = IntStream.range(0, step.inputs())
                .mapToObj(i -> step.add("Unsqueeze", List.of(step.plain(i), where)))
                .toList();
        return Step.plainly(step.add("Concat", parts, OnnxGraph.number("axis", axis)));
    }

    private static List<Value> unpack(Step step) {
        int axis = step.node().number("axis", 0);
        int parts = step.node().number("num", 1);
        String where = step.write(Constant.longs(axis));
        List<String> split = step.addMany(
                "Split",
                parts,
                List.of(step.plain(0)),
                OnnxGraph.number("axis", axis),
                OnnxGraph.number("num_outputs", parts));
        List<Value> values = new ArrayList<>();
        for (String part : split) {
            values.addAll(Step.plainly(step.add("Squeeze", List.of(part, where))));
        }
        return values;
    }

    private static List<Value> split(Step step) {
        Layout layout = step.layout(1);
        int parts = step.node().number("num_split", 1);
        return values(
                step.addMany(
                        "Split",
                        parts,
                        List.of(step.in(layout, 1)),
                        OnnxGraph.number("axis", layout.written(step.axis(0))),
                        OnnxGraph.number("num_outputs", parts)),
                layout);
    }

    private static List<Value> splitSizes(Step step) {
        Layout layout = step.layout(0);
        int[] sizes = step.constant(1).ints();
        if (IntStream.of(sizes).anyMatch(size -> size < 0)) {
            throw ConversionException.unsupported(step.node(), "a part's size is left open");
        }
        return values(
                step.addMany(
                        "Split",
                        sizes.length,
                        List.of(step.in(layout, 0), step.write(Constant.longs(sizes))),
                        OnnxGraph.number("axis", layout.written(step.axis(2)))),
                layout);
    }

    private static List<Value> values(List<String> names, Layout layout) {
        return names.stream()
                .map(name -> (Value) new Value.Computed(name, layout))
                .toList();
    }
}
