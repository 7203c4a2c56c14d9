package dev.slipstream.modelserving.tensor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * A named array of numbers with a shape: what every engine and every wire format takes and gives. Row-major,
 * little-endian. Whoever makes a tensor gives its bytes away: nobody writes to them afterwards, so slices share them.
 *
 * @param shape length of each axis, the outermost first; empty for a scalar
 * @param data from its position to its limit; direct memory saves engines a copy
 */
public record Tensor(String name, DataType type, long[] shape, ByteBuffer data) {

    public Tensor {
        // Exact, for a product that wraps round to the bytes given would be read far beyond them.
        long expected = Math.multiplyExact(elements(shape), (long) type.size());
        if (type.size() > 0 && expected != data.remaining()) {
            throw new IllegalArgumentException("Tensor " + name + " of " + type + " " + Arrays.toString(shape)
                    + " takes " + expected + " bytes, given are " + data.remaining());
        }
        data = data.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** A tensor of 32-bit floats from {@code values}' position to its limit. */
    public static Tensor ofFloats(String name, long[] shape, FloatBuffer values) {
        ByteBuffer bytes = allocate(values.remaining() * (long) Float.BYTES);
        bytes.asFloatBuffer().put(values.duplicate());
        return new Tensor(name, DataType.FP32, shape, bytes);
    }

    /** A tensor of 32-bit floats whose bytes are {@code data}. */
    public static Tensor ofFloats(String name, long[] shape, ByteBuffer data) {
        return new Tensor(name, DataType.FP32, shape, data);
    }

    public static Tensor ofFloats(String name, long[] shape, float... values) {
        return ofFloats(name, shape, FloatBuffer.wrap(values));
    }

    public static Tensor ofLongs(String name, long[] shape, long... values) {
        ByteBuffer bytes = allocate(values.length * (long) Long.BYTES);
        bytes.asLongBuffer().put(values);
        return new Tensor(name, DataType.INT64, shape, bytes);
    }

    /** Direct memory for the bytes of a tensor, little-endian. */
    public static ByteBuffer allocate(long bytes) {
        return ByteBuffer.allocateDirect(Math.toIntExact(bytes)).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The bytes, with a position of the reader's own. */
    @Override
    public ByteBuffer data() {
        return data.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** A view of the values; only for {@link DataType#FP32}. */
    public FloatBuffer floats() {
        if (type != DataType.FP32) {
            throw new IllegalStateException("Tensor " + name + " holds " + type + ", not FP32");
        }
        return data().asFloatBuffer();
    }

    public float[] toFloats() {
        float[] values = new float[(int) elements(shape)];
        floats().get(values);
        return values;
    }

    public Tensor named(String other) {
        return new Tensor(other, type, shape, data);
    }

    /** How many elements a shape holds; {@link ArithmeticException} where that is more than a long can say. */
    public static long elements(long[] shape) {
        long elements = 1;
        for (long axis : shape) {
            if (axis < 0) {
                throw new IllegalArgumentException("The shape " + Arrays.toString(shape) + " has a negative axis");
            }
            elements = Math.multiplyExact(elements, axis);
        }
        return elements;
    }

    /** Rows {@code from} to {@code from + count} of the outermost axis; shares the bytes. */
    public Tensor rows(int from, int count) {
        if (shape.length == 0 || from < 0 || count < 0 || from + (long) count > shape[0]) {
            throw new IllegalArgumentException(
                    "Tensor " + name + " " + Arrays.toString(shape) + " has no rows " + from + " to " + (from + count));
        }
        long[] part = shape.clone();
        part[0] = count;
        int row = shape[0] == 0 ? 0 : (int) (data.remaining() / shape[0]);
        return new Tensor(name, type, part, data.slice(data.position() + from * row, count * row));
    }

    /** All rows of all parts below one another, in their order; the other axes must agree. */
    public static Tensor stack(List<Tensor> parts) {
        Tensor first = parts.get(0);
        if (parts.size() == 1) {
            return first;
        }
        long[] shape = first.shape.clone();
        shape[0] = 0;
        long bytes = 0;
        for (Tensor part : parts) {
            if (!first.sameRows(part)) {
                throw new IllegalArgumentException("Tensors " + first + " and " + part + " cannot be stacked");
            }
            shape[0] += part.shape[0];
            bytes += part.data.remaining();
        }
        ByteBuffer all = allocate(bytes);
        parts.forEach(part -> all.put(part.data()));
        return new Tensor(first.name, first.type, shape, all.flip());
    }

    /** Whether rows of both can stand in one tensor. */
    public boolean sameRows(Tensor other) {
        return type == other.type
                && shape.length > 0
                && shape.length == other.shape.length
                && Arrays.equals(shape, 1, shape.length, other.shape, 1, shape.length);
    }

    @Override
    public String toString() {
        return name + " " + type + " " + Arrays.toString(shape);
    }
}
