package dev.slipstream.modelserving.convert;

import dev.slipstream.modelserving.onnx.format.ModelProto;
import dev.slipstream.modelserving.onnx.format.NodeProto;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The converter against numbers worked out by hand, and what it says of networks it cannot take. */
class TfjsConverterTest {
    private static final String FLOAT = "T=DT_FLOAT";

    private static TfjsRuntime.Input count(String name, long... shape) {
        int elements = (int) Arrays.stream(shape).reduce(1, Math::multiplyExact);
        float[] values = new float[elements];
        IntStream.range(0, elements).forEach(i -> values[i] = i);
        return new TfjsRuntime.Input(name, shape, values, false);
    }

    @Test
    void aStridedSliceThatDropsAnAxisTakesTheRightRows() throws Exception {
        TinyGraph graph = new TinyGraph()
                .input("x", "DT_FLOAT", 1, 7, 5, 3)
                .ints("b", new int[] {4}, 0, 1, 3, 1)
                .ints("e", new int[] {4}, 0, 6, 4, 0)
                .ints("s", new int[] {4}, 1, 2, 1, 1)
                .op(
                        "StridedSlice",
                        "out",
                        List.of("x", "b", "e", "s"),
                        FLOAT,
                        "begin_mask=1",
                        "end_mask=9",
                        "shrink_axis_mask=4")
                .output("out", "DT_FLOAT");

        float[] out = OnnxRun.first(graph.toOnnx(), List.of(count("x", 1, 7, 5, 3)), "out");

        // Element [0, row, 3, channel] of a count is row * 15 + 9 + channel.
        assertThat(out).containsExactly(25, 26, 55, 56, 85, 86);
    }

    @Test
    void quantisedWeightsAreScaled() throws Exception {
        TinyGraph graph = new TinyGraph()
                .input("x", "DT_FLOAT", 3)
                .quantised("w", 0.5, -10, 0, 20, 255)
                .op("Mul", "out", List.of("x", "w"), FLOAT)
                .output("out", "DT_FLOAT", 3);

        float[] out = OnnxRun.first(graph.toOnnx(), List.of(count("x", 3)), "out");

        assertThat(out).containsExactly(-0f, 0, 2 * 117.5f);
    }

    @ParameterizedTest
    @CsvSource({"0x3c00,1", "0xc000,-2", "0x0001,5.9604645e-8", "0x7bff,65504", "0x8000,-0.0", "0x7c00,Infinity"})
    void halvesAreExact(String half, float expected) {
        assertThat(WeightReader.halfToFloat(Integer.decode(half).shortValue())).isEqualTo(expected);
    }

    @Test
    void transposesThatCancelAreNotWritten() throws Exception {
        TinyGraph graph = new TinyGraph()
                .input("x", "DT_FLOAT", 1, 3, 4, 4)
                .ints("last", new int[] {4}, 0, 2, 3, 1)
                .ints("first", new int[] {4}, 0, 3, 1, 2)
                .floats("k", new int[] {1, 1, 3, 3}, 1, 0, 0, 0, 1, 0, 0, 0, 1)
                .floats("b", new int[] {3}, 10, 20, 30)
                .op("Transpose", "t", List.of("x", "last"), FLOAT)
                .op("Conv2D", "c", List.of("t", "k"), FLOAT, "strides=[1,1,1,1]", "padding=SAME", "dilations=[1,1,1,1]")
                .op("AddV2", "a", List.of("c", "b"), FLOAT)
                .op("Relu", "r", List.of("a"), FLOAT)
                .op("Transpose", "out", List.of("r", "first"), FLOAT)
                .output("out", "DT_FLOAT", 1, 3, 4, 4);
        byte[] onnx = graph.toOnnx();

        float[] out = OnnxRun.first(onnx, List.of(count("x", 1, 3, 4, 4)), "out");

        assertThat(ModelProto.parseFrom(onnx).getGraph().getNodeList())
                .extracting(NodeProto::getOpType)
                .containsExactly("Conv", "Add", "Relu", "Identity");
        // The filter passes each channel on; each gets its own bias.
        for (int i = 0; i < out.length; i++) {
            assertThat(out[i]).isEqualTo(i + 10 * (1 + i / 16));
        }
    }

    @Test
    void anOperatorThatIsNotKnownIsNamedWithItsNode() {
        TinyGraph graph = new TinyGraph()
                .input("x", "DT_FLOAT", 3)
                .op("Fft", "spectrum", List.of("x"))
                .output("spectrum", "DT_FLOAT", 3);

        assertThatThrownBy(graph::toOnnx)
                .isInstanceOf(ConversionException.class)
                .hasMessageContaining("Fft")
                .hasMessageContaining("spectrum");
    }

    @Test
    void aGraphThatGoesInCirclesIsRefused() {
        TinyGraph graph = new TinyGraph()
                .input("x", "DT_FLOAT", 3)
                .op("Add", "a", List.of("x", "b"))
                .op("Neg", "b", List.of("a"))
                .output("b", "DT_FLOAT", 3);

        assertThatThrownBy(graph::toOnnx).hasMessageContaining("hangs on itself");
    }

    @Test
    void weightsThatAreCutShortAreRefused() {
        TinyGraph graph = new TinyGraph().input("x", "DT_FLOAT", 3).floats("w", new int[] {3}, 1, 2, 3);
        graph.op("Mul", "out", List.of("x", "w"), FLOAT).output("out", "DT_FLOAT", 3);

        assertThatThrownBy(() -> TfjsConverter.convert(graph.json(), name -> new byte[8]))
                .isInstanceOf(ConversionException.class)
                .hasMessageContaining("Weight w");
    }

    @Test
    void whatIsNoModelIsRefused() {
        assertThatThrownBy(() -> TfjsConverter.convert("{}".getBytes(StandardCharsets.UTF_8), name -> new byte[0]))
                .hasMessageContaining("modelTopology.node");
        assertThatThrownBy(() -> TfjsConverter.convert("<html>".getBytes(StandardCharsets.UTF_8), name -> new byte[0]))
                .hasMessageContaining("no JSON");
    }
}
