package dev.slipstream.modelserving.convert;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipstream.modelserving.onnx.format.TensorProto;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Weights of one group of a manifest, one after the other in the group's shards. They may be quantised: as half floats
 * (IEEE 754 binary16), or as unsigned integers {@code q} that mean {@code q * scale + min}.
 */
final class WeightReader {
    private final ByteBuffer bytes;

    WeightReader(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    Map<String, Constant> read(JsonNode entries) {
        Map<String, Constant> weights = new LinkedHashMap<>();
        for (JsonNode entry : entries) {
            String name = entry.path("name").asText();
            try {
                weights.put(name, read(name, entry));
            } catch (BufferUnderflowException | ArithmeticException | NegativeArraySizeException e) {
                throw new ConversionException(
                        "Weight " + name + " is longer than the weights' file; fetch the model again", e);
            }
        }
        return weights;
    }

    private Constant read(String name, JsonNode entry) {
        JsonNode axes = entry.path("shape");
        int[] shape = new int[axes.size()];
        for (int i = 0; i < shape.length; i++) {
            shape[i] = axes.get(i).asInt();
        }
        String type = entry.path("dtype").asText();
        JsonNode quantisation = entry.path("quantization");
        String stored = quantisation.path("dtype").asText(type);
        int elements = Constant.elements(shape);
        // Asked before memory is: a manifest may claim anything.
        if (elements < 0 || elements > bytes.remaining()) {
            throw new BufferUnderflowException();
        }
        double[] values = new double[elements];
        boolean scaled = quantisation.has("scale");
        double scale = quantisation.path("scale").asDouble(1);
        double least = quantisation.path("min").asDouble(0);
        for (int i = 0; i < values.length; i++) {
            double value = next(name, stored);
            values[i] = scaled ? value * scale + least : value;
        }
        return new Constant(type(name, type), shape, rounded(type, values));
    }

    private double next(String name, String type) {
        return switch (type) {
            case "float32" -> bytes.getFloat();
            case "float16" -> halfToFloat(bytes.getShort());
            case "int32" -> bytes.getInt();
            case "uint16" -> Short.toUnsignedInt(bytes.getShort());
            case "uint8", "bool" -> Byte.toUnsignedInt(bytes.get());
            default -> throw unknown(name, type);
        };
    }

    /** TensorFlow.js rounds what it scales to the weight's own type. */
    private static double[] rounded(String type, double[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = type.equals("float32") ? (float) values[i] : Math.round(values[i]);
        }
        return values;
    }

    private static TensorProto.DataType type(String name, String type) {
        return switch (type) {
            case "float32" -> TensorProto.DataType.FLOAT;
            case "int32" -> TensorProto.DataType.INT32;
            case "bool" -> TensorProto.DataType.BOOL;
            default -> throw unknown(name, type);
        };
    }

    private static ConversionException unknown(String name, String type) {
        return new ConversionException("Weight " + name + " is of type " + type + ", which cannot be converted");
    }

    /** IEEE 754 binary16 to binary32, exact. */
    static float halfToFloat(short half) {
        int sign = (half & 0x8000) << 16;
        int exponent = half >> 10 & 0x1f;
        int fraction = half & 0x3ff;
        if (exponent == 0) {
            float magnitude = fraction * 0x1p-24f;
            return sign == 0 ? magnitude : -magnitude;
        }
        int wide = exponent == 0x1f ? 0xff : exponent - 15 + 127;
        return Float.intBitsToFloat(sign | wide << 23 | fraction << 13);
    }
}
