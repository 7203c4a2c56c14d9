package dev.slipstream.modelserving.convert;

import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/** Every operator that can be converted computes what TensorFlow.js computes, on small tensors of odd shapes. */
class OperatorParityTest {
    private static final String FLOAT = "T=DT_FLOAT";
    private static final String INT = "T=DT_INT32";
    private static final long[] PICTURE = {1, 7, 5, 3};

    /** A network whose one output is "out". */
    private record Case(String title, TinyGraph graph, List<TfjsRuntime.Input> inputs) {}

    private final List<Case> cases = new ArrayList<>();
    private final Set<String> covered = new TreeSet<>();

    @Test
    void everyOperatorAgrees(@TempDir Path work) throws Exception {
        TfjsRuntime tfjs = TfjsRuntime.orSkip();
        elementwise();
        convolutions();
        shapes();
        indexing();
        reductions();
        assertThat(covered).as("operators with a case").containsAll(new TreeSet<>(TfjsConverter.operators()));

        List<TfjsRuntime.Run> runs = new ArrayList<>();
        for (Case each : cases) {
            Path model = each.graph().write(work.resolve("case-" + runs.size()));
            runs.add(new TfjsRuntime.Run(model, each.inputs(), List.of("out"), false));
        }
        List<List<float[]>> expected = tfjs.run(work, runs);
        SoftAssertions softly = new SoftAssertions();
        for (int i = 0; i < cases.size(); i++) {
            Case each = cases.get(i);
            float[] wanted = expected.get(i).get(0);
            softly.assertThatCode(() -> {
                        float[] actual = OnnxRun.first(each.graph().toOnnx(), each.inputs(), "out");
                        assertThat(actual)
                                .usingElementComparator(OperatorParityTest::near)
                                .containsExactly(wanted);
                    })
                    .as(each.title())
                    .doesNotThrowAnyException();
        }
        softly.assertAll();
    }

    /** Single precision, whichever order the sums are made in. */
    private static int near(Float a, Float b) {
        return Math.abs(a - b) <= 1e-5f * Math.max(1, Math.abs(b)) ? 0 : Float.compare(a, b);
    }

    private void elementwise() {
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
        add("Pow", picture(0.1, 3).floats("b", new int[] {3}, 0.5, 2, -1).op("Pow", "out", List.of("x", "b"), FLOAT));
        add(
                "BiasAdd",
                picture(-1, 1)
                        .floats("b", new int[] {3}, 0.5, 2, -1)
                        .op("BiasAdd", "out", List.of("x", "b"), FLOAT, "data_format=NHWC"));
        add(
                "Prelu",
                picture(-4, 4).floats("b", new int[] {3}, 0.5, 0.1, 0.2).op("Prelu", "out", List.of("x", "b"), FLOAT));
        for (String op : List.of("Equal", "Less", "LessEqual", "Greater", "GreaterEqual")) {
            add(
                    op,
                    picture(-2, 2)
                            .floats("b", new int[] {3}, 0, 1, -1)
                            .op("Round", "r", List.of("x"), FLOAT)
                            .op(op, "bool", List.of("r", "b"), FLOAT)
                            .op("Cast", "out", List.of("bool"), "SrcT=DT_BOOL", "DstT=DT_FLOAT"));
        }
        for (String op : List.of("LogicalAnd", "LogicalOr")) {
            add(
                    op,
                    signs().op(op, "bool", List.of("p", "q"))
                            .op("Cast", "out", List.of("bool"), "SrcT=DT_BOOL", "DstT=DT_FLOAT"));
        }
        add(
                "LogicalNot",
                signs().op("LogicalNot", "bool", List.of("p"))
                        .op("Cast", "out", List.of("bool"), "SrcT=DT_BOOL", "DstT=DT_FLOAT"));
        for (String op : List.of("Select", "SelectV2")) {
            add(op, signs().op("Neg", "n", List.of("x"), FLOAT).op(op, "out", List.of("p", "x", "n"), FLOAT));
        }
        for (String op : List.of("FloorDiv", "FloorMod")) {
            add(
                    op,
                    picture(-9, 9)
                            .ints("b", new int[] {3}, 2, -3, 4)
                            .op("Cast", "i", List.of("x"), "SrcT=DT_FLOAT", "DstT=DT_INT32")
                            .op(op, "o", List.of("i", "b"), INT)
                            .op("Cast", "out", List.of("o"), "SrcT=DT_INT32", "DstT=DT_FLOAT"));
        }
        covered.add("Cast");
    }

    private void unary(String op, double low, double high, String... attributes) {
        String[] all = IntStream.rangeClosed(0, attributes.length)
                .mapToObj(i -> i == 0 ? FLOAT : attributes[i - 1])
                .toArray(String[]::new);
        add(op, picture(low, high).op(op, "out", List.of("x"), all));
    }

    /** Against a computed tensor of another layout, and against one number for each channel. */
    private void binary(String op) {
        String many = op.equals("AddN") ? "N=2" : "N=0";
        add(
                op,
                picture(0.5, 9)
                        .floats("k", new int[] {1, 1, 3, 3}, values(9, 0.1, 1))
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
            add(
                    op,
                    picture(0.5, 9)
                            .floats("b", new int[] {3}, 0.5, 2, -1)
                            .floats("k", new int[] {1, 1, 3, 3}, values(9, 0.1, 1))
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
        return picture(-2, 2)
                .floats("zero", new int[0], 0)
                .floats("one", new int[0], 1)
                .op("Less", "p", List.of("x", "zero"), FLOAT)
                .op("Less", "q", List.of("x", "one"), FLOAT);
    }

    private void convolutions() {
        for (String padding : List.of("SAME", "VALID")) {
            for (int stride : new int[] {1, 2}) {
                String strides = "strides=[1," + stride + "," + stride + ",1]";
                String pad = "padding=" + padding;
                add(
                        "Conv2D",
                        picture(-1, 1)
                                .floats("k", new int[] {3, 2, 3, 4}, values(72, -1, 1))
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
                    add(
                            op,
                            picture(-1, 1)
                                    .floats("k", new int[] {3, 3, 3, 2}, values(54, -1, 1))
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
                    add(
                            op,
                            picture(-1, 1)
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
        add(
                "Conv2D",
                picture(-1, 1)
                        .floats("k", new int[] {3, 2, 3, 4}, values(72, -1, 1))
                        .op(
                                "Conv2D",
                                "out",
                                List.of("x", "k"),
                                FLOAT,
                                "strides=[1,1,1,1]",
                                "padding=SAME",
                                "data_format=NHWC",
                                "dilations=[1,2,2,1]"));
        add(
                "Conv2D",
                picture(-1, 1)
                        .floats("k", new int[] {3, 2, 3, 4}, values(72, -1, 1))
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
            add(
                    "_FusedConv2D",
                    picture(-3, 3)
                            .floats("k", new int[] {3, 2, 3, 4}, values(72, -1, 1))
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
        add(
                "_FusedConv2D",
                picture(-3, 3)
                        .floats("k", new int[] {3, 2, 3, 4}, values(72, -1, 1))
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
        add(
                "FusedDepthwiseConv2dNative",
                picture(-3, 3)
                        .floats("k", new int[] {3, 3, 3, 1}, values(27, -1, 1))
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
            add(
                    "Conv2DBackpropInput",
                    picture(-1, 1)
                            .ints("s", new int[] {4}, 1, size[0], size[1], 4)
                            .floats("k", new int[] {3, 3, 4, 3}, values(108, -1, 1))
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
        add(
                "Conv2DBackpropInput",
                picture(-1, 1)
                        .ints("s", new int[] {4}, 1, 15, 11, 4)
                        .floats("k", new int[] {3, 3, 4, 3}, values(108, -1, 1))
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
            add(
                    op,
                    picture(-1, 1)
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
                    add(
                            op,
                            picture(-1, 1)
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

    private void shapes() {
        add(
                "Transpose",
                picture(-1, 1)
                        .ints("p", new int[] {4}, 0, 3, 1, 2)
                        .op("Transpose", "t", List.of("x", "p"), FLOAT)
                        .op("Relu", "out", List.of("t"), FLOAT));
        add("Reshape", picture(-1, 1).ints("s", new int[] {2}, -1, 15).op("Reshape", "out", List.of("x", "s"), FLOAT));
        add(
                "Shape",
                picture(-1, 1)
                        .op("Shape", "s", List.of("x"), FLOAT, "out_type=DT_INT32")
                        .op("Cast", "out", List.of("s"), "SrcT=DT_INT32", "DstT=DT_FLOAT"));
        add("ExpandDims", picture(-1, 1).ints("a", new int[0], 2).op("ExpandDims", "out", List.of("x", "a"), FLOAT));
        add("Squeeze", picture(-1, 1).op("Squeeze", "out", List.of("x"), FLOAT, "squeeze_dims=[0]"));
        TinyGraph turned =
                picture(-1, 1).ints("p", new int[] {4}, 0, 3, 1, 2).op("Transpose", "t", List.of("x", "p"), FLOAT);
        add(
                "Pad",
                turned.ints("a", new int[] {4, 2}, 0, 0, 1, 2, 3, 0, 0, 1).op("Pad", "out", List.of("t", "a"), FLOAT));
        add(
                "PadV2",
                picture(-1, 1)
                        .ints("a", new int[] {4, 2}, 0, 0, 1, 2, 3, 0, 0, 1)
                        .floats("v", new int[0], -9)
                        .op("PadV2", "out", List.of("x", "a", "v"), FLOAT));
        add(
                "MirrorPad",
                picture(-1, 1)
                        .ints("a", new int[] {4, 2}, 0, 0, 1, 2, 3, 0, 0, 0)
                        .op("MirrorPad", "out", List.of("x", "a"), FLOAT, "mode=REFLECT"));
        add(
                "ConcatV2",
                picture(-1, 1)
                        .floats("k", new int[] {1, 1, 3, 2}, values(6, -1, 1))
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
        add(
                "Pack",
                picture(-1, 1)
                        .op("Neg", "n", List.of("x"), FLOAT)
                        .op("Pack", "out", List.of("x", "n"), FLOAT, "axis=1", "N=2"));
        add(
                "Unpack",
                picture(-1, 1)
                        .op("Unpack", "u", List.of("x"), FLOAT, "axis=3", "num=3")
                        .op("Sub", "out", List.of("u:2", "u"), FLOAT));
        add(
                "Split",
                picture(-1, 1)
                        .ints("a", new int[0], 3)
                        .op("Split", "u", List.of("a", "x"), FLOAT, "num_split=3")
                        .op("Sub", "out", List.of("u:1", "u"), FLOAT));
        add(
                "SplitV",
                picture(-1, 1)
                        .ints("a", new int[0], 1)
                        .ints("s", new int[] {3}, 3, 1, 3)
                        .op("SplitV", "u", List.of("x", "s", "a"), FLOAT, "num_split=3")
                        .op("Sub", "out", List.of("u:2", "u"), FLOAT));
        add("Tile", picture(-1, 1).ints("r", new int[] {4}, 1, 2, 1, 3).op("Tile", "out", List.of("x", "r"), FLOAT));
    }

    private void indexing() {
        add(
                "GatherNd",
                picture(-1, 1)
                        .ints("i", new int[] {2, 3}, 0, 6, 1, 0, 2, 4)
                        .op("GatherNd", "out", List.of("x", "i"), "Tparams=DT_FLOAT", "Tindices=DT_INT32"));
        add(
                "GatherV2",
                picture(-1, 1)
                        .ints("i", new int[] {3}, 4, 0, 4)
                        .ints("a", new int[0], 2)
                        .op("GatherV2", "out", List.of("x", "i", "a"), FLOAT, "batch_dims=0"));
        add("Gather", picture(-1, 1).ints("i", new int[] {2}, 0, 0).op("Gather", "out", List.of("x", "i"), FLOAT));
        add(
                "Slice",
                picture(-1, 1)
                        .ints("b", new int[] {4}, 0, 2, 1, 0)
                        .ints("s", new int[] {4}, 1, 3, -1, 2)
                        .op("Slice", "out", List.of("x", "b", "s"), FLOAT));
        add(
                "StridedSlice",
                strided(
                        "begin_mask=1",
                        "end_mask=9",
                        "shrink_axis_mask=4",
                        new int[] {0, 1, 3, 1},
                        new int[] {0, 6, 4, 0},
                        new int[] {1, 1, 1, 1}));
        add(
                "StridedSlice",
                strided(
                        "begin_mask=0",
                        "end_mask=0",
                        "shrink_axis_mask=0",
                        new int[] {0, -5, 0, -2},
                        new int[] {1, -1, 5, 3},
                        new int[] {1, 1, 3, 1}));
        add(
                "SparseToDense",
                picture(-1, 1)
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
        return picture(-1, 1)
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
                add(
                        op,
                        picture(-2, 2)
                                .floats("k", new int[] {1, 1, 3, 2}, values(6, -1, 1))
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
            add(
                    op,
                    picture(-2, 2)
                            .ints("a", new int[0], 1)
                            .op(op, "i", List.of("x", "a"), FLOAT)
                            .op("Cast", "out", List.of("i"), "SrcT=DT_INT32", "DstT=DT_FLOAT"));
        }
        add("Softmax", picture(-2, 2).op("Softmax", "out", List.of("x"), FLOAT));
        TinyGraph rows = picture(-2, 2).ints("s", new int[] {2}, 7, 15).op("Reshape", "r", List.of("x", "s"), FLOAT);
        add(
                "MatMul",
                rows.floats("m", new int[] {2, 15}, values(30, -1, 1))
                        .op("MatMul", "out", List.of("r", "m"), FLOAT, "transpose_a=false", "transpose_b=true"));
        add(
                "_FusedMatMul",
                picture(-2, 2)
                        .ints("s", new int[] {2}, 7, 15)
                        .op("Reshape", "r", List.of("x", "s"), FLOAT)
                        .floats("m", new int[] {15, 2}, values(30, -1, 1))
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
            add(
                    op,
                    picture(-2, 2)
                            .floats("m", new int[] {1, 7, 3, 2}, values(42, -1, 1))
                            .op(op, "out", List.of("x", "m"), FLOAT, "adj_x=false", "adj_y=false"));
        }
    }

    /** A graph that takes a picture of numbers between these. */
    private static TinyGraph picture(double from, double to) {
        return new TinyGraph().range(from, to).input("x", "DT_FLOAT", PICTURE);
    }

    private void add(String op, TinyGraph graph) {
        covered.add(op);
        double[] numbers = values(105, graph.low(), graph.high());
        float[] values = new float[numbers.length];
        IntStream.range(0, values.length).forEach(i -> values[i] = (float) numbers[i]);
        cases.add(new Case(
                op + " #" + cases.size(),
                graph.output("out", "DT_FLOAT"),
                List.of(new TfjsRuntime.Input("x", PICTURE, values, false))));
    }

    private static double[] values(int count, double from, double to) {
        return new Random(count).doubles(count, from, to).toArray();
    }
}
