package dev.slipstream.modelserving.convert;

import com.google.protobuf.ByteString;
import dev.slipstream.modelserving.onnx.format.AttributeProto;
import dev.slipstream.modelserving.onnx.format.GraphProto;
import dev.slipstream.modelserving.onnx.format.ModelProto;
import dev.slipstream.modelserving.onnx.format.NodeProto;
import dev.slipstream.modelserving.onnx.format.OperatorSetIdProto;
import dev.slipstream.modelserving.onnx.format.TensorProto;
import dev.slipstream.modelserving.onnx.format.TensorShapeProto;
import dev.slipstream.modelserving.onnx.format.TypeProto;
import dev.slipstream.modelserving.onnx.format.ValueInfoProto;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The network being written (ONNX, operator set 18). Names are counted, so that the same calls give the same bytes. */
final class OnnxGraph {
    private static final int OPERATOR_SET = 18;
    /** The file format that came with operator set 18. */
    private static final int FORMAT = 8;

    private final GraphProto.Builder graph = GraphProto.newBuilder().setName("network");
    private final Map<TensorProto, String> constants = new HashMap<>();
    private int names;

    /** Adds an operator with one output and gives the output's name. An empty input name is one left out. */
    String add(String op, List<String> inputs, AttributeProto... attributes) {
        return add(op, 1, inputs, attributes).get(0);
    }

    List<String> add(String op, int outputs, List<String> inputs, AttributeProto... attributes) {
        List<String> results =
                IntStream.range(0, outputs).mapToObj(i -> "t" + names++).toList();
        graph.addNode(NodeProto.newBuilder()
                .setOpType(op)
                .setName(op + "_" + graph.getNodeCount())
                .addAllInput(inputs)
                .addAllOutput(results)
                .addAllAttribute(List.of(attributes)));
        return results;
    }

    /** The name under which the numbers can be used; equal ones are written once. */
    String constant(Constant constant) {
        return constants.computeIfAbsent(constant.toProto(""), proto -> {
            String name = "c" + names++;
            graph.addInitializer(proto.toBuilder().setName(name));
            return name;
        });
    }

    void input(String name, TensorProto.DataType type, List<Long> shape) {
        graph.addInput(port(name, type, shape));
    }

    void output(String name, String from, TensorProto.DataType type, List<Long> shape) {
        graph.addNode(NodeProto.newBuilder()
                .setOpType("Identity")
                .setName("output_" + name)
                .addInput(from)
                .addOutput(name));
        graph.addOutput(port(name, type, shape));
    }

    private static ValueInfoProto port(String name, TensorProto.DataType type, List<Long> shape) {
        TypeProto.Tensor.Builder tensor = TypeProto.Tensor.newBuilder().setElemType(type.getNumber());
        TensorShapeProto.Builder axes = TensorShapeProto.newBuilder();
        for (int i = 0; i < shape.size(); i++) {
            var axis = TensorShapeProto.Dimension.newBuilder();
            axes.addDim(shape.get(i) >= 0 ? axis.setDimValue(shape.get(i)) : axis.setDimParam(name + "_" + i));
        }
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(shape.isEmpty() ? tensor : tensor.setShape(axes)))
                .build();
    }

    byte[] toBytes() {
        return ModelProto.newBuilder()
                .setIrVersion(FORMAT)
                .setProducerName("slipstream")
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPERATOR_SET))
                .setGraph(graph)
                .build()
                .toByteArray();
    }

    static AttributeProto ints(String name, List<Integer> values) {
        AttributeProto.Builder attribute =
                AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INTS);
        values.forEach(attribute::addInts);
        return attribute.build();
    }

    static AttributeProto number(String name, long value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INT)
                .setI(value)
                .build();
    }

    static AttributeProto real(String name, float value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.FLOAT)
                .setF(value)
                .build();
    }

    static AttributeProto text(String name, String value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.STRING)
                .setS(ByteString.copyFromUtf8(value))
                .build();
    }
}
