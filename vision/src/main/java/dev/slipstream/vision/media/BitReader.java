package dev.slipstream.vision.media;

/** Reads bits from the most significant on; after the last come zeros, which no header accepts as a size. */
final class BitReader {
    private final byte[] data;
    private final int endBit;
    private int bit;

    BitReader(byte[] data, int from, int to) {
        this.data = data;
        bit = 8 * from;
        endBit = 8 * Math.min(to, data.length);
    }

    /** At most 32 bits, as an unsigned number. */
    long read(int bits) {
        long value = 0;
        for (int i = 0; i < bits; i++) {
            value <<= 1;
            if (bit < endBit) {
                value |= data[bit >> 3] >> (7 - (bit & 7)) & 1;
            }
            bit++;
        }
        return value;
    }

    boolean flag() {
        return read(1) == 1;
    }

    void skip(int bits) {
        bit += bits;
    }

    boolean exhausted() {
        return bit > endBit;
    }
}
