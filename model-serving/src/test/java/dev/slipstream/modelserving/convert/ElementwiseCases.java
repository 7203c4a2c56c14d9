package dev.slipstream.modelserving.convert;

import java.util.List;
import java.util.stream.IntStream;

/** Operators that work number by number, on tensors of the same and of different layouts. */
final class ElementwiseCases {
    private static final String FLOAT = "T=DT_FLOAT";
    private static final String INT = "T=DT_INT32";

    private final OperatorCases cases;

    ElementwiseCases(OperatorCases cases) {
        this.cases = cases;
    }

    void addAll() {
        for (String op : List.of(
                "Abs",
                "Ceil",
                "Elu",
                "Exp",
                "Floor",
                "Neg",
                "Reciprocal",
                "Relu",
                "Relu6",
                "Round",
                "Sigmoid",
                "Softplus",
                "Tanh",
                "Identity")) {
            unary(op, -4, 9);
        }
        for (String op : List.of("Log", "Sqrt", "Rsqrt")) {
            unary(op, 0.1, 9);
        }
        unary("LeakyRelu", -4, 4, "alpha=f:0.1");
        for (String op : List.of(
                "Add",
                "AddV2",
                "Sub",
                "Mul",
                "RealDiv",
                "Maximum",
                "Minimum",
                "SquaredDifference",
                "AddN",
                "FloorDiv",
                "FloorMod")) {
            binary(op);
        }
        cases.add(
                "Pow",
                OperatorCases.picture(0.1, 3)
                        .floats("b", new int[] {3}, 0.5, 2, -1)
                        .op("Pow", "out", List.of("x", "b"), FLOAT));
        cases.add(
                "BiasAdd",
                OperatorCases.picture(-1, 1)
                        .floats("b", new int[] {3}, 0.5, 2, -1)
                        .op("BiasAdd", "out", List.of("x", "b"), FLOAT, "data_format=NHWC"));
        cases.add(
                "Prelu",
                OperatorCases.picture(-4, 4)
                        .floats("b", new int[] {3}, 0.5, 0.1, 0.2)
                        .op("Prelu", "out", List.of("x", "b"), FLOAT));
        for (String op : List.of("Equal", "Less", "LessEqual", "Greater", "GreaterEqual")) {
            cases.add(
                    op,
                    OperatorCases.picture(-2, 2)
                            .floats("b", new int[] {3}, 0, 1, -1)
                            .op("Round", "r", List.of("x"), FLOAT)
                            .op(op, "bool", List.of("r", "b"), FLOAT)
                            .op("Cast", "out", List.of("bool"), "SrcT=DT_BOOL", "DstT=DT_FLOAT"));
        }
        for (String op : List.of("LogicalAnd", "LogicalOr")) {
            cases.add(
                    op,
                    signs().op(op, "bool", List.of("p", "q"))
                            .op("Cast", "out", List.of("bool"), "SrcT=DT_BOOL", "DstT=DT_FLOAT"));
        }
        cases.add(
                "LogicalNot",
                signs().op("LogicalNot", "bool", List.of("p"))
                        .op("Cast", "out", List.of("bool"), "SrcT=DT_BOOL", "DstT=DT_FLOAT"));
        for (String op : List.of("Select", "SelectV2")) {
            cases.add(op, signs().op("Neg", "n", List.of("x"), FLOAT).op(op, "out", List.of("p", "x", "n"), FLOAT));
        }
        for (String op : List.of("FloorDiv", "FloorMod")) {
            cases.add(
                    op,
                    OperatorCases.picture(-9, 9)
                            .ints("b", new int[] {3}, 2, -3, 4)
                            .op("Cast", "i", List.of("x"), "SrcT=DT_FLOAT", "DstT=DT_INT32")
                            .op(op, "o", List.of("i", "b"), INT)
                            .op("Cast", "out", List.of("o"), "SrcT=DT_INT32", "DstT=DT_FLOAT"));
        }
        cases.covered("Cast");
    }

    private void unary(String op, double low, double high, String... attributes) {
        String[] all = IntStream.rangeClosed(0, attributes.length)
                .mapToObj(i -> i == 0 ? FLOAT : attributes[i - 1])
                .toArray(String[]::new);
        cases.add(op, OperatorCases.picture(low, high).op(op, "out", List.of("x"), all));
    }

    /** Against a computed tensor of another layout, and against one number for each channel. */
    private void binary(String op) {
        String many = op.equals("AddN") ? "N=2" : "N=0";
        cases.add(
                op,
                OperatorCases.picture(0.5, 9)
                        .floats("k", new int[] {1, 1, 3, 3}, OperatorCases.values(9, 0.1, 1))
                        .op(
                                "Conv2D",
                                "c",
                                List.of("x", "k"),
                                FLOAT,
                                "strides=[1,1,1,1]",
                                "padding=SAME",
                                "data_format=NHWC",
                                "dilations=[1,1,1,1]")
                        .op(op, "out", List.of("x", "c"), FLOAT, many));
        if (!op.equals("AddN")) {
            cases.add(
                    op,
                    OperatorCases.picture(0.5, 9)
                            .floats("b", new int[] {3}, 0.5, 2, -1)
                            .floats("k", new int[] {1, 1, 3, 3}, OperatorCases.values(9, 0.1, 1))
                            .op(
                                    "Conv2D",
                                    "c",
                                    List.of("x", "k"),
                                    FLOAT,
                                    "strides=[1,1,1,1]",
                                    "padding=SAME",
                                    "data_format=NHWC",
                                    "dilations=[1,1,1,1]")
                            .op(op, "out", List.of("c", "b"), FLOAT));
        }
    }

    private TinyGraph signs() {
        return OperatorCases.picture(-2, 2)
                .floats("zero", new int[0], 0)
                .floats("one", new int[0], 1)
                .op("Less", "p", List.of("x", "zero"), FLOAT)
                .op("Less", "q", List.of("x", "one"), FLOAT);
    }
}
