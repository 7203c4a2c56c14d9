package dev.slipstream.modelserving.convert;

import java.util.List;

/** Operators that move, pick and sum numbers. */
final class MovingCases {
    private static final String FLOAT = "T=DT_FLOAT";
    private static final String INT = "T=DT_INT32";

    private final OperatorCases cases;

    MovingCases(OperatorCases cases) {
        this.cases = cases;
    }

    void addAll() {
        shapes();
        indexing();
        reductions();
    }

    private void shapes() {
        cases.add(
                "Transpose",
                OperatorCases.picture(-1, 1)
                        .ints("p", new int[] {4}, 0, 3, 1, 2)
                        .op("Transpose", "t", List.of("x", "p"), FLOAT)
                        .op("Relu", "out", List.of("t"), FLOAT));
        cases.add(
                "Reshape",
                OperatorCases.picture(-1, 1)
                        .ints("s", new int[] {2}, -1, 15)
                        .op("Reshape", "out", List.of("x", "s"), FLOAT));
        cases.add(
                "Shape",
                OperatorCases.picture(-1, 1)
                        .op("Shape", "s", List.of("x"), FLOAT, "out_type=DT_INT32")
                        .op("Cast", "out", List.of("s"), "SrcT=DT_INT32", "DstT=DT_FLOAT"));
        cases.add(
                "ExpandDims",
                OperatorCases.picture(-1, 1)
                        .ints("a", new int[0], 2)
                        .op("ExpandDims", "out", List.of("x", "a"), FLOAT));
        cases.add(
                "Squeeze", OperatorCases.picture(-1, 1).op("Squeeze", "out", List.of("x"), FLOAT, "squeeze_dims=[0]"));
        TinyGraph turned = OperatorCases.picture(-1, 1)
                .ints("p", new int[] {4}, 0, 3, 1, 2)
                .op("Transpose", "t", List.of("x", "p"), FLOAT);
        cases.add(
                "Pad",
                turned.ints("a", new int[] {4, 2}, 0, 0, 1, 2, 3, 0, 0, 1).op("Pad", "out", List.of("t", "a"), FLOAT));
        cases.add(
                "PadV2",
                OperatorCases.picture(-1, 1)
                        .ints("a", new int[] {4, 2}, 0, 0, 1, 2, 3, 0, 0, 1)
                        .floats("v", new int[0], -9)
                        .op("PadV2", "out", List.of("x", "a", "v"), FLOAT));
        cases.add(
                "MirrorPad",
                OperatorCases.picture(-1, 1)
                        .ints("a", new int[] {4, 2}, 0, 0, 1, 2, 3, 0, 0, 0)
                        .op("MirrorPad", "out", List.of("x", "a"), FLOAT, "mode=REFLECT"));
        cases.add(
                "ConcatV2",
                OperatorCases.picture(-1, 1)
                        .floats("k", new int[] {1, 1, 3, 2}, OperatorCases.values(6, -1, 1))
                        .ints("a", new int[0], -1)
                        .op(
                                "Conv2D",
                                "c",
                                List.of("x", "k"),
                                FLOAT,
                                "strides=[1,1,1,1]",
                                "padding=SAME",
                                "data_format=NHWC",
                                "dilations=[1,1,1,1]")
                        .op("ConcatV2", "d", List.of("c", "c", "a"), FLOAT, "N=2")
                        .op("ConcatV2", "out", List.of("d", "x", "a"), FLOAT, "N=2"));
        cases.add(
                "Pack",
                OperatorCases.picture(-1, 1)
                        .op("Neg", "n", List.of("x"), FLOAT)
                        .op("Pack", "out", List.of("x", "n"), FLOAT, "axis=1", "N=2"));
        cases.add(
                "Unpack",
                OperatorCases.picture(-1, 1)
                        .op("Unpack", "u", List.of("x"), FLOAT, "axis=3", "num=3")
                        .op("Sub", "out", List.of("u:2", "u"), FLOAT));
        cases.add(
                "Split",
                OperatorCases.picture(-1, 1)
                        .ints("a", new int[0], 3)
                        .op("Split", "u", List.of("a", "x"), FLOAT, "num_split=3")
                        .op("Sub", "out", List.of("u:1", "u"), FLOAT));
        cases.add(
                "SplitV",
                OperatorCases.picture(-1, 1)
                        .ints("a", new int[0], 1)
                        .ints("s", new int[] {3}, 3, 1, 3)
                        .op("SplitV", "u", List.of("x", "s", "a"), FLOAT, "num_split=3")
                        .op("Sub", "out", List.of("u:2", "u"), FLOAT));
        cases.add(
                "Tile",
                OperatorCases.picture(-1, 1)
                        .ints("r", new int[] {4}, 1, 2, 1, 3)
                        .op("Tile", "out", List.of("x", "r"), FLOAT));
    }

    private void indexing() {
        cases.add(
                "GatherNd",
                OperatorCases.picture(-1, 1)
                        .ints("i", new int[] {2, 3}, 0, 6, 1, 0, 2, 4)
                        .op("GatherNd", "out", List.of("x", "i"), "Tparams=DT_FLOAT", "Tindices=DT_INT32"));
        cases.add(
                "GatherV2",
                OperatorCases.picture(-1, 1)
                        .ints("i", new int[] {3}, 4, 0, 4)
                        .ints("a", new int[0], 2)
                        .op("GatherV2", "out", List.of("x", "i", "a"), FLOAT, "batch_dims=0"));
        cases.add(
                "Gather",
                OperatorCases.picture(-1, 1)
                        .ints("i", new int[] {2}, 0, 0)
                        .op("Gather", "out", List.of("x", "i"), FLOAT));
        cases.add(
                "Slice",
                OperatorCases.picture(-1, 1)
                        .ints("b", new int[] {4}, 0, 2, 1, 0)
                        .ints("s", new int[] {4}, 1, 3, -1, 2)
                        .op("Slice", "out", List.of("x", "b", "s"), FLOAT));
        cases.add(
                "StridedSlice",
                strided(
                        "begin_mask=1",
                        "end_mask=9",
                        "shrink_axis_mask=4",
                        new int[] {0, 1, 3, 1},
                        new int[] {0, 6, 4, 0},
                        new int[] {1, 1, 1, 1}));
        cases.add(
                "StridedSlice",
                strided(
                        "begin_mask=0",
                        "end_mask=0",
                        "shrink_axis_mask=0",
                        new int[] {0, -5, 0, -2},
                        new int[] {1, -1, 5, 3},
                        new int[] {1, 1, 3, 1}));
        cases.add(
                "SparseToDense",
                OperatorCases.picture(-1, 1)
                        .ints("i", new int[] {2, 1}, 0, 1)
                        .ints("s", new int[] {1}, 3)
                        .ints("v", new int[] {2}, 7, 15)
                        .ints("d", new int[0], 0)
                        .ints("more", new int[] {3}, 0, 0, 1)
                        .op("SparseToDense", "dense", List.of("i", "s", "v", "d"), INT)
                        .op("AddV2", "sum", List.of("dense", "more"), INT)
                        .op("Reshape", "out", List.of("x", "sum"), FLOAT));
    }

    private static TinyGraph strided(String begins, String ends, String drops, int[] begin, int[] end, int[] stride) {
        return OperatorCases.picture(-1, 1)
                .ints("b", new int[] {4}, begin)
                .ints("e", new int[] {4}, end)
                .ints("s", new int[] {4}, stride)
                .op(
                        "StridedSlice",
                        "out",
                        List.of("x", "b", "e", "s"),
                        FLOAT,
                        begins,
                        ends,
                        drops,
                        "new_axis_mask=0",
                        "ellipsis_mask=0");
    }

    private void reductions() {
        for (String op : List.of("Mean", "Sum", "Max", "Min", "Prod")) {
            for (String keep : List.of("true", "false")) {
                cases.add(
                        op,
                        OperatorCases.picture(-2, 2)
                                .floats("k", new int[] {1, 1, 3, 2}, OperatorCases.values(6, -1, 1))
                                .ints("a", new int[] {2}, 1, 2)
                                .op(
                                        "Conv2D",
                                        "c",
                                        List.of("x", "k"),
                                        FLOAT,
                                        "strides=[1,1,1,1]",
                                        "padding=SAME",
                                        "data_format=NHWC",
                                        "dilations=[1,1,1,1]")
                                .op(op, "out", List.of("c", "a"), FLOAT, "keep_dims=" + keep));
            }
        }
        for (String op : List.of("ArgMax", "ArgMin")) {
            cases.add(
                    op,
                    OperatorCases.picture(-2, 2)
                            .ints("a", new int[0], 1)
                            .op(op, "i", List.of("x", "a"), FLOAT)
                            .op("Cast", "out", List.of("i"), "SrcT=DT_INT32", "DstT=DT_FLOAT"));
        }
        cases.add("Softmax", OperatorCases.picture(-2, 2).op("Softmax", "out", List.of("x"), FLOAT));
        TinyGraph rows = OperatorCases.picture(-2, 2)
                .ints("s", new int[] {2}, 7, 15)
                .op("Reshape", "r", List.of("x", "s"), FLOAT);
        cases.add(
                "MatMul",
                rows.floats("m", new int[] {2, 15}, OperatorCases.values(30, -1, 1))
                        .op("MatMul", "out", List.of("r", "m"), FLOAT, "transpose_a=false", "transpose_b=true"));
        cases.add(
                "_FusedMatMul",
                OperatorCases.picture(-2, 2)
                        .ints("s", new int[] {2}, 7, 15)
                        .op("Reshape", "r", List.of("x", "s"), FLOAT)
                        .floats("m", new int[] {15, 2}, OperatorCases.values(30, -1, 1))
                        .floats("b", new int[] {2}, 1, -1)
                        .op(
                                "_FusedMatMul",
                                "out",
                                List.of("r", "m", "b"),
                                FLOAT,
                                "transpose_a=false",
                                "transpose_b=false",
                                "fused_ops=[BiasAdd,Relu]",
                                "num_args=1",
                                "epsilon=f:0"));
        for (String op : List.of("BatchMatMul", "BatchMatMulV2")) {
            cases.add(
                    op,
                    OperatorCases.picture(-2, 2)
                            .floats("m", new int[] {1, 7, 3, 2}, OperatorCases.values(42, -1, 1))
                            .op(op, "out", List.of("x", "m"), FLOAT, "adj_x=false", "adj_y=false"));
        }
    }
}
