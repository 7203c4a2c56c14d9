package dev.slipstream.modelserving.tensor;

/** What a tensor is made of; names as in the Open Inference Protocol v2, so that they go on the wire as they are. */
public enum DataType {
    BOOL(1),
    UINT8(1),
    UINT16(2),
    UINT32(4),
    UINT64(8),
    INT8(1),
    INT16(2),
    INT32(4),
    INT64(8),
    FP16(2),
    FP32(4),
    FP64(8),
    /** Strings of any length; each is four bytes of length, little-endian, and its bytes. */
    BYTES(0);

    private final int size;

    DataType(int size) {
        this.size = size;
    }

    /** Bytes of one element; 0 where elements differ in length. */
    public int size() {
        return size;
    }
}
