package dev.slipstream.modelserving.server;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import dev.slipstream.modelserving.ModelInfo;
import dev.slipstream.modelserving.protocol.InferParameter;
import dev.slipstream.modelserving.protocol.InferTensorContents;
import dev.slipstream.modelserving.protocol.ModelInferRequest;
import dev.slipstream.modelserving.protocol.ModelInferResponse;
import dev.slipstream.modelserving.server.RefusedException.Reason;
import dev.slipstream.modelserving.tensor.DataType;
import dev.slipstream.modelserving.tensor.Tensor;
import dev.slipstream.modelserving.wire.Parameters;
import dev.slipstream.modelserving.wire.TypedContents;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Between the messages of the Open Inference Protocol and tensors, as a server sees them. Nothing in a message is believed. */
final class WireRequests {
    private WireRequests() {}

    /** The inputs; {@link RefusedException} naming the input and what is wrong with it. */
    static List<Tensor> inputs(ModelInferRequest request) {
        int raw = request.getRawInputContentsCount();
        if (raw != 0 && raw != request.getInputsCount()) {
            throw invalid(request.getInputsCount() + " inputs came with " + raw + " raw contents; send one for each");
        }
        List<Tensor> tensors = new ArrayList<>(request.getInputsCount());
        for (int i = 0; i < request.getInputsCount(); i++) {
            ModelInferRequest.InferInputTensor input = request.getInputs(i);
            DataType type = type(input.getName(), input.getDatatype());
            ByteBuffer data = raw == 0
                    ? typed(input.getName(), type, input.getContents())
                    : raw(input, request.getRawInputContents(i));
            tensors.add(tensor(input.getName(), type, shape(input.getShapeList()), data));
        }
        return tensors;
    }

    private static ByteBuffer raw(ModelInferRequest.InferInputTensor input, ByteString bytes) {
        if (input.hasContents()) {
            throw invalid("Input " + cut(input.getName()) + " has typed and raw contents; send one of them");
        }
        return bytes.asReadOnlyByteBuffer();
    }

    /** The bytes of an input that came as a list. */
    static ByteBuffer typed(String name, DataType type, InferTensorContents contents) {
        try {
            return TypedContents.bytes(type, contents);
        } catch (IllegalArgumentException e) {
            throw invalid("Input " + cut(name) + ": " + e.getMessage());
        }
    }

    /** An output as a list. */
    static InferTensorContents typed(Tensor output) {
        try {
            return TypedContents.of(output);
        } catch (IllegalArgumentException e) {
            throw invalid("Output " + output + ": " + e.getMessage());
        }
    }

    static DataType type(String name, String datatype) {
        try {
            return DataType.valueOf(datatype.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw invalid("Input " + cut(name) + " has the unknown datatype \"" + cut(datatype) + "\"");
        }
    }

    static Tensor tensor(String name, DataType type, long[] shape, ByteBuffer data) {
        try {
            return new Tensor(name, type, shape, data);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw invalid("Input " + cut(name) + ": " + cut(String.valueOf(e.getMessage())));
        }
    }

    private static long[] shape(List<Long> axes) {
        return axes.stream().mapToLong(Long::longValue).toArray();
    }

    /** So that what a client sends does not fill logs and messages. */
    private static String cut(String text) {
        return text.length() > 200 ? text.substring(0, 200) + "…" : text;
    }

    static RefusedException invalid(String message) {
        return new RefusedException(Reason.INVALID, message);
    }

    /** The answer, in the form of the request: raw to raw, typed to typed. */
    static ModelInferResponse response(ModelInferRequest request, ModelInfo model, List<Tensor> outputs) {
        ModelInferResponse.Builder response = ModelInferResponse.newBuilder()
                .setModelName(model.name())
                .setModelVersion(model.version())
                .setId(request.getId())
                .putParameters(
                        Parameters.WEIGHTS_SHA256,
                        InferParameter.newBuilder()
                                .setStringParam(model.sha256())
                                .build());
        boolean raw = request.getRawInputContentsCount() > 0 || request.getInputsCount() == 0;
        Set<String> wanted = new HashSet<>();
        request.getOutputsList().forEach(output -> wanted.add(output.getName()));
        wanted(outputs, wanted).forEach(output -> add(response, output, raw));
        return response.build();
    }

    /** The outputs that are asked for, all where none is; {@link RefusedException} where one is not there. */
    static List<Tensor> wanted(List<Tensor> outputs, Set<String> names) {
        List<Tensor> wanted = names.isEmpty()
                ? outputs
                : outputs.stream()
                        .filter(output -> names.contains(output.name()))
                        .toList();
        if (!names.isEmpty() && wanted.size() < names.size()) {
            throw invalid("Of the outputs " + cut(names.toString()) + " the model has only " + outputs);
        }
        return wanted;
    }

    private static void add(ModelInferResponse.Builder response, Tensor output, boolean raw) {
        ModelInferResponse.InferOutputTensor.Builder tensor = response.addOutputsBuilder()
                .setName(output.name())
                .setDatatype(output.type().name());
        for (long axis : output.shape()) {
            tensor.addShape(axis);
        }
        if (raw) {
            // The bytes are given away by the model: nobody writes to them any more.
            response.addRawOutputContents(UnsafeByteOperations.unsafeWrap(output.data()));
        } else {
            tensor.setContents(typed(output));
        }
    }
}
