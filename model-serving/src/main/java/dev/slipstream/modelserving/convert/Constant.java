package dev.slipstream.modelserving.convert;

import com.google.protobuf.ByteString;
import dev.slipstream.modelserving.onnx.format.TensorProto;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Numbers that are part of a network: weights, and arguments such as paddings. Kept as doubles, which hold every 32-bit
 * float and integer exactly.
 *
 * @param shape empty for a scalar
 * @param values row-major
 */
record Constant(TensorProto.DataType type, int[] shape, double[] values) implements Value {
    Constant {
        if (elements(shape) != values.length) {
            throw new ConversionException(
                    "A constant of shape " + List.of(boxed(shape)) + " cannot hold " + values.length + " values");
        }
    }

    static Constant floats(double... values) {
        return new Constant(TensorProto.DataType.FLOAT, new int[] {values.length}, values);
    }

    static Constant scalar(double value) {
        return new Constant(TensorProto.DataType.FLOAT, new int[0], new double[] {value});
    }

    /** A list of 64-bit integers, as ONNX takes shapes and axes. */
    static Constant longs(int... values) {
        return new Constant(
                TensorProto.DataType.INT64,
                new int[] {values.length},
                IntStream.of(values).asDoubleStream().toArray());
    }

    static int elements(int[] shape) {
        int elements = 1;
        for (int axis : shape) {
            elements = Math.multiplyExact(elements, axis);
        }
        return elements;
    }

    private static Integer[] boxed(int[] shape) {
        return IntStream.of(shape).boxed().toArray(Integer[]::new);
    }

    int[] ints() {
        int[] ints = new int[values.length];
        for (int i = 0; i < ints.length; i++) {
            ints[i] = (int) values[i];
        }
        return ints;
    }

    Constant reshaped(int... other) {
        return new Constant(type, other, values);
    }

    Constant as(TensorProto.DataType other) {
        return new Constant(other, shape, values);
    }

    /** Axis {@code i} of the result is axis {@code permutation[i]} of this. */
    Constant transposed(List<Integer> permutation) {
        int rank = shape.length;
        int[] strides = new int[rank];
        int stride = 1;
        for (int i = rank - 1; i >= 0; i--) {
            strides[i] = stride;
            stride *= shape[i];
        }
        int[] to = permutation.stream().mapToInt(axis -> shape[axis]).toArray();
        double[] moved = new double[values.length];
        int[] at = new int[rank];
        for (int i = 0; i < moved.length; i++) {
            int from = 0;
            for (int axis = 0; axis < rank; axis++) {
                from += at[axis] * strides[permutation.get(axis)];
            }
            moved[i] = values[from];
            for (int axis = rank - 1; axis >= 0 && ++at[axis] == to[axis]; axis--) {
                at[axis] = 0;
            }
        }
        return new Constant(type, to, moved);
    }

    /** The same numbers with leading axes of length one, up to {@code rank}. */
    Constant ofRank(int rank) {
        int[] padded = new int[rank];
        Arrays.fill(padded, 1);
        System.arraycopy(shape, 0, padded, rank - shape.length, shape.length);
        return reshaped(padded);
    }

    TensorProto toProto(String name) {
        TensorProto.Builder proto = TensorProto.newBuilder()
                .setName(name)
                .setDataType(type.getNumber())
                .setRawData(bytes());
        for (int axis : shape) {
            proto.addDims(axis);
        }
        return proto.build();
    }

    private ByteString bytes() {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * size()).order(ByteOrder.LITTLE_ENDIAN);
        for (double value : values) {
            switch (type) {
                case FLOAT -> bytes.putFloat((float) value);
                case INT32 -> bytes.putInt((int) value);
                case INT64 -> bytes.putLong((long) value);
                case BOOL -> bytes.put((byte) value);
                case UNDEFINED, UINT8, INT8, STRING, DOUBLE, UNRECOGNIZED -> throw unwritable();
            }
        }
        return ByteString.copyFrom(bytes.flip());
    }

    private int size() {
        return switch (type) {
            case FLOAT, INT32 -> Integer.BYTES;
            case INT64 -> Long.BYTES;
            case BOOL -> 1;
            case UNDEFINED, UINT8, INT8, STRING, DOUBLE, UNRECOGNIZED -> throw unwritable();
        };
    }

    private ConversionException unwritable() {
        return new ConversionException("A constant of type " + type + " cannot be written; float, int and bool can");
    }
}
