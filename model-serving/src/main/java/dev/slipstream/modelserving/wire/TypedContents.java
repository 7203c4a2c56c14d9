package dev.slipstream.modelserving.wire;

import com.google.protobuf.ByteString;
import dev.slipstream.modelserving.protocol.InferTensorContents;
import dev.slipstream.modelserving.tensor.DataType;
import dev.slipstream.modelserving.tensor.Tensor;

import java.nio.ByteBuffer;

/** Tensors as lists of numbers, for clients and servers that find raw bytes too hard. */
public final class TypedContents {
    private TypedContents() {}

    /** The bytes of the list that belongs to the type; {@link IllegalArgumentException} where the type has none. */
    public static ByteBuffer bytes(DataType type, InferTensorContents contents) {
        return switch (type) {
            case FP32 -> {
                ByteBuffer bytes = Tensor.allocate(contents.getFp32ContentsCount() * 4L);
                contents.getFp32ContentsList().forEach(bytes::putFloat);
                yield bytes.flip();
            }
            case FP64 -> {
                ByteBuffer bytes = Tensor.allocate(contents.getFp64ContentsCount() * 8L);
                contents.getFp64ContentsList().forEach(bytes::putDouble);
                yield bytes.flip();
            }
            case INT64 -> {
                ByteBuffer bytes = Tensor.allocate(contents.getInt64ContentsCount() * 8L);
                contents.getInt64ContentsList().forEach(bytes::putLong);
                yield bytes.flip();
            }
            case UINT64 -> {
                ByteBuffer bytes = Tensor.allocate(contents.getUint64ContentsCount() * 8L);
                contents.getUint64ContentsList().forEach(bytes::putLong);
                yield bytes.flip();
            }
            case INT32, INT16, INT8 -> integers(type, contents.getIntContentsList());
            case UINT32, UINT16, UINT8 -> integers(type, contents.getUintContentsList());
            case BOOL -> {
                ByteBuffer bytes = Tensor.allocate(contents.getBoolContentsCount());
                contents.getBoolContentsList().forEach(value -> bytes.put((byte) (value ? 1 : 0)));
                yield bytes.flip();
            }
            case BYTES -> {
                long size = contents.getBytesContentsList().stream()
                        .mapToLong(bytes -> 4L + bytes.size())
                        .sum();
                ByteBuffer bytes = Tensor.allocate(size);
                for (ByteString element : contents.getBytesContentsList()) {
                    bytes.putInt(element.size());
                    element.copyTo(bytes);
                }
                yield bytes.flip();
            }
            case FP16 -> throw noList();
        };
    }

    private static ByteBuffer integers(DataType type, Iterable<Integer> values) {
        int count = 0;
        for (Integer ignored : values) {
            count++;
        }
        ByteBuffer bytes = Tensor.allocate((long) count * type.size());
        for (int value : values) {
            switch (type.size()) {
                case 1 -> bytes.put((byte) value);
                case 2 -> bytes.putShort((short) value);
                default -> bytes.putInt(value);
            }
        }
        return bytes.flip();
    }

    private static IllegalArgumentException noList() {
        return new IllegalArgumentException("FP16 has no list of numbers, only raw contents over gRPC");
    }

    /** The list of a tensor; {@link IllegalArgumentException} where its type has none. */
    public static InferTensorContents of(Tensor tensor) {
        InferTensorContents.Builder contents = InferTensorContents.newBuilder();
        ByteBuffer data = tensor.data();
        while (data.hasRemaining()) {
            switch (tensor.type()) {
                case FP32 -> contents.addFp32Contents(data.getFloat());
                case FP64 -> contents.addFp64Contents(data.getDouble());
                case INT64 -> contents.addInt64Contents(data.getLong());
                case UINT64 -> contents.addUint64Contents(data.getLong());
                case INT32 -> contents.addIntContents(data.getInt());
                case INT16 -> contents.addIntContents(data.getShort());
                case INT8 -> contents.addIntContents(data.get());
                case UINT32 -> contents.addUintContents(data.getInt());
                case UINT16 -> contents.addUintContents(data.getShort() & 0xffff);
                case UINT8 -> contents.addUintContents(data.get() & 0xff);
                case BOOL -> contents.addBoolContents(data.get() != 0);
                case BYTES -> {
                    byte[] element = new byte[data.getInt()];
                    data.get(element);
                    contents.addBytesContents(ByteString.copyFrom(element));
                }
                case FP16 -> throw noList();
            }
        }
        return contents.build();
    }
}
