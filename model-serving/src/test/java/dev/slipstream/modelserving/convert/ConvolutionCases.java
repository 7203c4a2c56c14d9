package dev.slipstream.modelserving.convert;

import java.util.List;

/** Convolutions, poolings and resizing, with every way to pad and place. */
final class ConvolutionCases {
    private static final String FLOAT = "T=DT_FLOAT";

    private final OperatorCases cases;

    ConvolutionCases(OperatorCases cases) {
        this.cases = cases;
    }

    void addAll() {
        for (String padding : List.of("SAME", "VALID")) {
            for (int stride : new int[] {1, 2}) {
                String strides = "strides=[1," + stride + "," + stride + ",1]";
                String pad = "padding=" + padding;
                cases.add(
                        "Conv2D",
                        OperatorCases.picture(-1, 1)
                                .floats("k", new int[] {3, 2, 3, 4}, OperatorCases.values(72, -1, 1))
                                .op(
                                        "Conv2D",
                                        "out",
                                        List.of("x", "k"),
                                        FLOAT,
                                        strides,
                                        pad,
                                        "data_format=NHWC",
                                        "dilations=[1,1,1,1]"));
                for (String op : List.of("DepthwiseConv2d", "DepthwiseConv2dNative")) {
                    cases.add(
                            op,
                            OperatorCases.picture(-1, 1)
                                    .floats("k", new int[] {3, 3, 3, 2}, OperatorCases.values(54, -1, 1))
                                    .op(
                                            op,
                                            "out",
                                            List.of("x", "k"),
                                            FLOAT,
                                            strides,
                                            pad,
                                            "data_format=NHWC",
                                            "dilations=[1,1,1,1]"));
                }
                for (String op : List.of("MaxPool", "AvgPool")) {
                    cases.add(
                            op,
                            OperatorCases.picture(-1, 1)
                                    .op(
                                            op,
                                            "out",
                                            List.of("x"),
                                            FLOAT,
                                            "ksize=[1,3,2,1]",
                                            strides,
                                            pad,
                                            "data_format=NHWC"));
                }
            }
        }
        cases.add(
                "Conv2D",
                OperatorCases.picture(-1, 1)
                        .floats("k", new int[] {3, 2, 3, 4}, OperatorCases.values(72, -1, 1))
                        .op(
                                "Conv2D",
                                "out",
                                List.of("x", "k"),
                                FLOAT,
                                "strides=[1,1,1,1]",
                                "padding=SAME",
                                "data_format=NHWC",
                                "dilations=[1,2,2,1]"));
        cases.add(
                "Conv2D",
                OperatorCases.picture(-1, 1)
                        .floats("k", new int[] {3, 2, 3, 4}, OperatorCases.values(72, -1, 1))
                        .op(
                                "Conv2D",
                                "out",
                                List.of("x", "k"),
                                FLOAT,
                                "strides=[1,2,1,1]",
                                "padding=EXPLICIT",
                                "explicit_paddings=[0,0,1,2,0,1,0,0]",
                                "data_format=NHWC",
                                "dilations=[1,1,1,1]"));
        for (String activation : List.of("Relu", "Relu6", "LeakyRelu", "Elu", "Sigmoid")) {
            cases.add(
                    "_FusedConv2D",
                    OperatorCases.picture(-3, 3)
                            .floats("k", new int[] {3, 2, 3, 4}, OperatorCases.values(72, -1, 1))
                            .floats("b", new int[] {4}, 1, -1, 0.5, 0)
                            .op(
                                    "_FusedConv2D",
                                    "out",
                                    List.of("x", "k", "b"),
                                    FLOAT,
                                    "strides=[1,1,1,1]",
                                    "padding=SAME",
                                    "data_format=NHWC",
                                    "dilations=[1,1,1,1]",
                                    "fused_ops=[BiasAdd," + activation + "]",
                                    "num_args=1",
                                    "leakyrelu_alpha=f:0.3",
                                    "epsilon=f:0"));
        }
        cases.add(
                "_FusedConv2D",
                OperatorCases.picture(-3, 3)
                        .floats("k", new int[] {3, 2, 3, 4}, OperatorCases.values(72, -1, 1))
                        .floats("b", new int[] {4}, 1, -1, 0.5, 0)
                        .floats("a", new int[] {4}, 0.1, 0.2, 0.3, 0.4)
                        .op(
                                "_FusedConv2D",
                                "out",
                                List.of("x", "k", "b", "a"),
                                FLOAT,
                                "strides=[1,1,1,1]",
                                "padding=SAME",
                                "data_format=NHWC",
                                "dilations=[1,1,1,1]",
                                "fused_ops=[BiasAdd,Prelu]",
                                "num_args=2",
                                "epsilon=f:0"));
        cases.add(
                "FusedDepthwiseConv2dNative",
                OperatorCases.picture(-3, 3)
                        .floats("k", new int[] {3, 3, 3, 1}, OperatorCases.values(27, -1, 1))
                        .floats("b", new int[] {3}, 1, -1, 0.5)
                        .op(
                                "FusedDepthwiseConv2dNative",
                                "out",
                                List.of("x", "k", "b"),
                                FLOAT,
                                "strides=[1,2,2,1]",
                                "padding=SAME",
                                "data_format=NHWC",
                                "dilations=[1,1,1,1]",
                                "fused_ops=[BiasAdd,Relu6]",
                                "num_args=1",
                                "epsilon=f:0"));
        for (int[] size : new int[][] {{14, 10}, {13, 9}}) {
            cases.add(
                    "Conv2DBackpropInput",
                    OperatorCases.picture(-1, 1)
                            .ints("s", new int[] {4}, 1, size[0], size[1], 4)
                            .floats("k", new int[] {3, 3, 4, 3}, OperatorCases.values(108, -1, 1))
                            .op(
                                    "Conv2DBackpropInput",
                                    "out",
                                    List.of("s", "k", "x"),
                                    FLOAT,
                                    "strides=[1,2,2,1]",
                                    "padding=SAME",
                                    "data_format=NHWC",
                                    "dilations=[1,1,1,1]"));
        }
        cases.add(
                "Conv2DBackpropInput",
                OperatorCases.picture(-1, 1)
                        .ints("s", new int[] {4}, 1, 15, 11, 4)
                        .floats("k", new int[] {3, 3, 4, 3}, OperatorCases.values(108, -1, 1))
                        .op(
                                "Conv2DBackpropInput",
                                "out",
                                List.of("s", "k", "x"),
                                FLOAT,
                                "strides=[1,2,2,1]",
                                "padding=VALID",
                                "data_format=NHWC",
                                "dilations=[1,1,1,1]"));
        for (String op : List.of("FusedBatchNorm", "FusedBatchNormV2", "FusedBatchNormV3")) {
            cases.add(
                    op,
                    OperatorCases.picture(-1, 1)
                            .floats("s", new int[] {3}, 1, 2, 3)
                            .floats("o", new int[] {3}, 0, 1, -1)
                            .floats("m", new int[] {3}, 0.1, 0.2, 0.3)
                            .floats("v", new int[] {3}, 1, 2, 0.5)
                            .op(
                                    op,
                                    "out",
                                    List.of("x", "s", "o", "m", "v"),
                                    FLOAT,
                                    "epsilon=f:0.01",
                                    "data_format=NHWC",
                                    "is_training=false"));
        }
        for (String op : List.of("ResizeBilinear", "ResizeNearestNeighbor")) {
            for (String flags : List.of("false,false", "true,false", "false,true")) {
                for (int[] size : new int[][] {{14, 10}, {3, 11}}) {
                    cases.add(
                            op,
                            OperatorCases.picture(-1, 1)
                                    .ints("s", new int[] {2}, size)
                                    .op(
                                            op,
                                            "out",
                                            List.of("x", "s"),
                                            FLOAT,
                                            "align_corners=" + flags.split(",", -1)[0],
                                            "half_pixel_centers=" + flags.split(",", -1)[1]));
                }
            }
        }
    }
}
