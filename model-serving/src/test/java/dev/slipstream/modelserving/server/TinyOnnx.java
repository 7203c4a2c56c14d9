package dev.slipstream.modelserving.server;

import dev.slipstream.modelserving.onnx.OnnxOptions;
import dev.slipstream.modelserving.onnx.OnnxTensorModel;
import dev.slipstream.modelserving.onnx.format.GraphProto;
import dev.slipstream.modelserving.onnx.format.ModelProto;
import dev.slipstream.modelserving.onnx.format.NodeProto;
import dev.slipstream.modelserving.onnx.format.OperatorSetIdProto;
import dev.slipstream.modelserving.onnx.format.TensorProto;
import dev.slipstream.modelserving.onnx.format.TensorShapeProto;
import dev.slipstream.modelserving.onnx.format.TypeProto;
import dev.slipstream.modelserving.onnx.format.ValueInfoProto;
import dev.slipstream.modelserving.tensor.DataType;
import dev.slipstream.modelserving.tensor.Signature;
import dev.slipstream.modelserving.tensor.TensorModel;
import dev.slipstream.modelserving.tensor.TensorSpec;
import dev.slipstream.modelserving.tensor.Weights;

import java.util.List;

/** The smallest real network there is, y = x + x, so that a server can be tested with an engine behind it. */
final class TinyOnnx {
    static final int MAX_BATCH = 8;

    private TinyOnnx() {}

    /** x and y are FP32 with any number of rows of {@code row}. */
    static TensorModel doubler(String name, String version, long... row) {
        long[] shape = new long[row.length + 1];
        shape[0] = -1;
        System.arraycopy(row, 0, shape, 1, row.length);
        Signature signature = new Signature(
                List.of(new TensorSpec("x", DataType.FP32, shape)),
                List.of(new TensorSpec("y", DataType.FP32, shape)),
                MAX_BATCH);
        GraphProto graph = GraphProto.newBuilder()
                .setName("doubler")
                .addNode(NodeProto.newBuilder()
                        .setOpType("Add")
                        .addInput("x")
                        .addInput("x")
                        .addOutput("y"))
                .addInput(port("x", shape))
                .addOutput(port("y", shape))
                .build();
        byte[] onnx = ModelProto.newBuilder()
                .setIrVersion(8)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(18))
                .setGraph(graph)
                .build()
                .toByteArray();
        return new OnnxTensorModel(Weights.of(name, version, onnx), signature, new OnnxOptions("cpu", 1));
    }

    private static ValueInfoProto port(String name, long[] shape) {
        TensorShapeProto.Builder axes = TensorShapeProto.newBuilder();
        for (int i = 0; i < shape.length; i++) {
            var dimension = TensorShapeProto.Dimension.newBuilder();
            axes.addDim(shape[i] < 0 ? dimension.setDimParam("axis_" + i) : dimension.setDimValue(shape[i]));
        }
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder()
                                .setElemType(TensorProto.DataType.FLOAT.getNumber())
                                .setShape(axes)))
                .build();
    }
}
