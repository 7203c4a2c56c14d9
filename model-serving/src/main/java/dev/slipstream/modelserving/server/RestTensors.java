package dev.slipstream.modelserving.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.ByteString;
import dev.slipstream.modelserving.protocol.InferTensorContents;
import dev.slipstream.modelserving.tensor.DataType;
import dev.slipstream.modelserving.tensor.Tensor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tensors as the protocol writes them in JSON: the numbers in a list, flat or nested, row by row. */
final class RestTensors {
    private RestTensors() {}

    /** The inputs of a request; {@link RefusedException} naming the input and what is wrong with it. */
    static List<Tensor> inputs(JsonNode request) {
        JsonNode inputs = request.path("inputs");
        if (!inputs.isArray() || inputs.isEmpty()) {
            throw WireRequests.invalid("The request has no list \"inputs\"");
        }
        List<Tensor> tensors = new ArrayList<>();
        for (JsonNode input : inputs) {
            String name = input.path("name").asText();
            DataType type = WireRequests.type(name, input.path("datatype").asText());
            JsonNode shape = input.path("shape");
            long[] axes = new long[shape.size()];
            for (int i = 0; i < axes.length; i++) {
                axes[i] = shape.get(i).asLong(-1);
            }
            InferTensorContents.Builder contents = InferTensorContents.newBuilder();
            append(name, type, input.path("data"), contents);
            tensors.add(WireRequests.tensor(name, type, axes, WireRequests.typed(name, type, contents.build())));
        }
        return tensors;
    }

    /** Names of the outputs that are asked for; empty for all. */
    static Set<String> wanted(JsonNode request) {
        Set<String> names = new HashSet<>();
        request.path("outputs").forEach(output -> names.add(output.path("name").asText()));
        return names;
    }

    private static void append(String name, DataType type, JsonNode data, InferTensorContents.Builder contents) {
        if (data.isArray()) {
            for (JsonNode element : data) {
                append(name, type, element, contents);
            }
            return;
        }
        boolean fits = switch (type) {
            case BOOL -> data.isBoolean();
            case BYTES -> data.isTextual();
            case UINT8, UINT16, UINT32 -> isWhole(data, 0, (1L << (8 * type.size())) - 1);
            case INT8, INT16, INT32 -> isWhole(data, -1L << (8 * type.size() - 1), (1L << (8 * type.size() - 1)) - 1);
            case INT64 -> isWhole(data, Long.MIN_VALUE, Long.MAX_VALUE);
            case UINT64 ->
                data.isIntegralNumber()
                        && data.bigIntegerValue().signum() >= 0
                        && data.bigIntegerValue().bitLength() <= 64;
            case FP16, FP32, FP64 -> data.isNumber();
        };
        if (!fits) {
            throw WireRequests.invalid(
                    "Input " + name + " of " + type + " has an element that is none of it, or no data");
        }
        switch (type) {
            case BOOL -> contents.addBoolContents(data.booleanValue());
            case BYTES -> contents.addBytesContents(ByteString.copyFromUtf8(data.textValue()));
            case INT8, INT16, INT32 -> contents.addIntContents(data.intValue());
            case UINT8, UINT16, UINT32 -> contents.addUintContents((int) data.longValue());
            case INT64 -> contents.addInt64Contents(data.longValue());
            case UINT64 -> contents.addUint64Contents(data.longValue());
            case FP16, FP32 -> contents.addFp32Contents(data.floatValue());
            case FP64 -> contents.addFp64Contents(data.doubleValue());
        }
    }

    /** Whether a number is one of the type's, for one that is cut off would be another number. */
    private static boolean isWhole(JsonNode number, long least, long most) {
        return number.isIntegralNumber()
                && number.canConvertToLong()
                && number.longValue() >= least
                && number.longValue() <= most;
    }

    /** An output with its numbers in a flat list. */
    static Map<String, Object> output(Tensor tensor) {
        Map<String, Object> output = new LinkedHashMap<>();
        output.put("name", tensor.name());
        output.put("datatype", tensor.type().name());
        output.put("shape", tensor.shape());
        InferTensorContents contents = WireRequests.typed(tensor);
        output.put(
                "data",
                switch (tensor.type()) {
                    case FP32 -> contents.getFp32ContentsList();
                    case FP64 -> contents.getFp64ContentsList();
                    case INT64 -> contents.getInt64ContentsList();
                    case UINT64 -> contents.getUint64ContentsList();
                    case INT32, INT16, INT8 -> contents.getIntContentsList();
                    case UINT32, UINT16, UINT8 -> contents.getUintContentsList();
                    case BOOL -> contents.getBoolContentsList();
                    case BYTES ->
                        contents.getBytesContentsList().stream()
                                .map(ByteString::toStringUtf8)
                                .toList();
                    case FP16 -> throw new AssertionError("refused above");
                });
        return output;
    }

    /** The request as JSON; {@link RefusedException} where it is none. */
    static JsonNode parse(byte[] body) {
        try {
            return RestExchange.JSON.readTree(body);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw WireRequests.invalid("The request is no JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
