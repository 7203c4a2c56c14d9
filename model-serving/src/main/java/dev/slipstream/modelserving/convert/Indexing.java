package dev.slipstream.modelserving.convert;

import dev.slipstream.modelserving.onnx.format.TensorProto;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Operators that pick numbers by where they stand. */
final class Indexing {
    private Indexing() {}

    static void register(Map<String, Mapper> mappers) {
        mappers.put(
                "GatherNd",
                step -> Step.plainly(step.add(
                        "GatherND", List.of(step.plain(0), step.cast(step.plain(1), TensorProto.DataType.INT64)))));
        mappers.put("GatherV2", Indexing::gather);
        mappers.put(
                "Gather",
                step -> Step.plainly(
                        step.add("Gather", List.of(step.plain(0), step.plain(1)), OnnxGraph.number("axis", 0))));
        mappers.put("StridedSlice", Indexing::stridedSlice);
        mappers.put("Slice", Indexing::slice);
        mappers.put("SparseToDense", Indexing::sparseToDense);
    }

    private static List<Value> gather(Step step) {
        if (step.node().number("batch_dims", 0) != 0) {
            throw ConversionException.unsupported(step.node(), "it gathers within batches");
        }
        return Step.plainly(
                step.add("Gather", List.of(step.plain(0), step.plain(1)), OnnxGraph.number("axis", step.axis(2))));
    }

    private static List<Value> slice(Step step) {
        int[] begin = step.constant(1).ints();
        int[] size = step.constant(2).ints();
        int[] end = new int[begin.length];
        Arrays.setAll(end, i -> size[i] < 0 ? Integer.MAX_VALUE : begin[i] + size[i]);
        int[] stride = new int[begin.length];
        Arrays.fill(stride, 1);
        return Step.plainly(slice(step, begin, end, stride));
    }

    private static List<Value> stridedSlice(Step step) {
        if (step.node().number("new_axis_mask", 0) != 0 || step.node().number("ellipsis_mask", 0) != 0) {
            throw ConversionException.unsupported(step.node(), "it adds axes or leaves some out");
        }
        int[] begin = step.constant(1).ints();
        int[] end = step.constant(2).ints();
        int[] stride = step.constant(3).ints();
        List<Integer> dropped = new ArrayList<>();
        for (int axis = 0; axis < begin.length; axis++) {
            boolean backwards = stride[axis] < 0;
            if (bit(step, "shrink_axis_mask", axis)) {
                stride[axis] = 1;
                end[axis] = begin[axis] == -1 ? Integer.MAX_VALUE : begin[axis] + 1;
                dropped.add(axis);
                continue;
            }
            if (bit(step, "begin_mask", axis)) {
                begin[axis] = backwards ? Integer.MAX_VALUE : 0;
            }
            if (bit(step, "end_mask", axis)) {
                end[axis] = backwards ? Integer.MIN_VALUE : Integer.MAX_VALUE;
            }
        }
        String result = slice(step, begin, end, stride);
        if (!dropped.isEmpty()) {
            int[] axes = dropped.stream().mapToInt(i -> i).toArray();
            result = step.add("Squeeze", List.of(result, step.write(Constant.longs(axes))));
        }
        return Step.plainly(result);
    }

    private static boolean bit(Step step, String mask, int axis) {
        return (step.node().number(mask, 0) >> axis & 1) != 0;
    }

    private static String slice(Step step, int[] begin, int[] end, int[] stride) {
        int[] axes = new int[begin.length];
        Arrays.setAll(axes, i -> i);
        return step.add(
                "Slice",
                List.of(
                        step.plain(0),
                        step.write(Constant.longs(begin)),
                        step.write(Constant.longs(end)),
                        step.write(Constant.longs(axes)),
                        step.write(Constant.longs(stride))));
    }

    /** Exporters write shapes this way; so all of it is known, and it is worked out at once. */
    private static List<Value> sparseToDense(Step step) {
        Constant places = step.constant(0);
        int[] shape = step.constant(1).ints();
        double[] values = step.constant(2).values();
        Constant otherwise = step.constant(3);
        double[] dense = new double[Constant.elements(shape)];
        Arrays.fill(dense, otherwise.values()[0]);
        int rank = shape.length;
        for (int i = 0; i * rank < places.values().length; i++) {
            int at = 0;
            for (int axis = 0; axis < rank; axis++) {
                at = at * shape[axis] + (int) places.values()[i * rank + axis];
            }
            if (at < 0 || at >= dense.length) {
                throw ConversionException.unsupported(step.node(), "it writes outside its shape");
            }
            dense[at] = values[values.length == 1 ? 0 : i];
        }
        return List.of(new Constant(otherwise.type(), shape, dense));
    }
}
