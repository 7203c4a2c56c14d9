package dev.slipstream.modelserving.client;

import com.google.protobuf.UnsafeByteOperations;
import dev.slipstream.modelserving.protocol.InferParameter;
import dev.slipstream.modelserving.protocol.ModelInferRequest;
import dev.slipstream.modelserving.protocol.ModelInferResponse;
import dev.slipstream.modelserving.tensor.DataType;
import dev.slipstream.modelserving.tensor.Tensor;
import dev.slipstream.modelserving.wire.TypedContents;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Between our tensors and the messages of the Open Inference Protocol, as a client sees them. */
final class WireTensors {
    private WireTensors() {}

    /** A request that shares the tensors' bytes. */
    static ModelInferRequest request(ModelRef model, List<Tensor> inputs) {
        ModelInferRequest.Builder request =
                ModelInferRequest.newBuilder().setModelName(model.name()).setModelVersion(model.version());
        for (Tensor input : inputs) {
            ModelInferRequest.InferInputTensor.Builder tensor = request.addInputsBuilder()
                    .setName(input.name())
                    .setDatatype(input.type().name());
            for (long axis : input.shape()) {
                tensor.addShape(axis);
            }
            request.addRawInputContents(UnsafeByteOperations.unsafeWrap(input.data()));
        }
        return request.build();
    }

    /** {@link IllegalArgumentException} where shapes and bytes do not agree. */
    static List<Tensor> outputs(ModelInferResponse response) {
        int raw = response.getRawOutputContentsCount();
        if (raw != 0 && raw != response.getOutputsCount()) {
            throw new IllegalArgumentException(response.getOutputsCount() + " outputs came with " + raw + " contents");
        }
        List<Tensor> tensors = new ArrayList<>();
        for (int i = 0; i < response.getOutputsCount(); i++) {
            ModelInferResponse.InferOutputTensor output = response.getOutputs(i);
            long[] shape =
                    output.getShapeList().stream().mapToLong(Long::longValue).toArray();
            DataType type = DataType.valueOf(output.getDatatype());
            ByteBuffer data = raw == 0
                    ? TypedContents.bytes(type, output.getContents())
                    : response.getRawOutputContents(i).asReadOnlyByteBuffer();
            tensors.add(new Tensor(output.getName(), type, shape, data));
        }
        return tensors;
    }

    static String text(ModelInferResponse response, String parameter) {
        InferParameter value = response.getParametersMap().get(parameter);
        return value == null ? "" : value.getStringParam();
    }
}
