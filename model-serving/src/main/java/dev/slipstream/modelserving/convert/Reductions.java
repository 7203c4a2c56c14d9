package dev.slipstream.modelserving.convert;

import dev.slipstream.modelserving.onnx.format.TensorProto;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Operators that make one number of many along an axis. */
final class Reductions {
    private static final Map<String, String> REDUCTIONS = Map.of(
            "Mean", "ReduceMean", "Sum", "ReduceSum", "Max", "ReduceMax", "Min", "ReduceMin", "Prod", "ReduceProd");

    private Reductions() {}

    static void register(Map<String, Mapper> mappers) {
        REDUCTIONS.forEach((op, onnx) -> mappers.put(op, step -> reduce(step, onnx)));
        mappers.put("ArgMax", step -> argument(step, "ArgMax"));
        mappers.put("ArgMin", step -> argument(step, "ArgMin"));
        mappers.put(
                "Softmax",
                step -> Step.plainly(step.add("Softmax", List.of(step.plain(0)), OnnxGraph.number("axis", -1))));
        mappers.put("MatMul", Reductions::matMul);
        mappers.put("_FusedMatMul", Reductions::matMul);
        mappers.put("BatchMatMul", Reductions::batchMatMul);
        mappers.put("BatchMatMulV2", Reductions::batchMatMul);
    }

    private static List<Value> reduce(Step step, String onnx) {
        boolean keep = step.node().flag("keep_dims");
        // Where axes go, those left over would no longer match the layout.
        Layout layout = keep ? step.layout(0) : Layout.PLAIN;
        int[] axes = IntStream.of(step.constant(1).ints()).map(layout::written).toArray();
        return Step.value(
                step.add(
                        onnx,
                        List.of(step.in(layout, 0), step.write(Constant.longs(axes))),
                        OnnxGraph.number("keepdims", keep ? 1 : 0)),
                layout);
    }

    private static List<Value> argument(Step step, String onnx) {
        String found = step.add(
                onnx, List.of(step.plain(0)), OnnxGraph.number("axis", step.axis(1)), OnnxGraph.number("keepdims", 0));
        return Step.plainly(step.cast(found, TensorProto.DataType.INT32));
    }

    private static List<Value> matMul(Step step) {
        List<String> fused = step.node().texts("fused_ops");
        List<String> inputs = new ArrayList<>(List.of(step.plain(0), step.plain(1)));
        if (fused.contains("BiasAdd")) {
            inputs.add(step.plain(2));
        }
        String result = step.add(
                "Gemm",
                inputs,
                OnnxGraph.number("transA", step.node().flag("transpose_a") ? 1 : 0),
                OnnxGraph.number("transB", step.node().flag("transpose_b") ? 1 : 0));
        for (String operation : fused) {
            if (!operation.equals("BiasAdd")) {
                result = Elementwise.activate(step, operation, result);
            }
        }
        return Step.plainly(result);
    }

    private static List<Value> batchMatMul(Step step) {
        if (step.node().flag("adj_x") || step.node().flag("adj_y")) {
            throw ConversionException.unsupported(step.node(), "a matrix is to be turned first");
        }
        return Step.plainly(step.add("MatMul", List.of(step.plain(0), step.plain(1))));
    }
}
