package dev.slipstream.vision.clip;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The units that H.264 is made of, as far as pictures of two encoders have to live in one track: there, each encoder's
 * parameter sets need a number of their own. Source: ITU-T H.264, 7.3.1 (units), 7.3.2 (parameter sets), 7.3.3 (slice
 * header), 9.1 (Exp-Golomb codes).
 */
final class NalUnits {
    static final int SLICE = 1;
    static final int IDR = 5;
    static final int SPS = 7;
    static final int PPS = 8;
    static final int DELIMITER = 9;

    /** From this to {@link #LAST_ID}, a number has nine bits; the number 0 that encoders give has one. */
    static final int FIRST_ID = 15;

    static final int LAST_ID = 30;

    private NalUnits() {}

    static int type(byte[] nal) {
        return nal[0] & 0x1f;
    }

    /** Takes units apart that have start codes between them. */
    static List<byte[]> split(byte[] annexB) {
        List<byte[]> units = new ArrayList<>();
        int start = -1;
        for (int i = 0; i + 2 < annexB.length; i++) {
            if (annexB[i] == 0 && annexB[i + 1] == 0 && annexB[i + 2] == 1) {
                add(units, annexB, start, i);
                start = i + 3;
                i += 2;
            }
        }
        add(units, annexB, start, annexB.length);
        return units;
    }

    private static void add(List<byte[]> units, byte[] data, int start, int end) {
        int last = end;
        while (last > start && start >= 0 && data[last - 1] == 0) {
            last--; // zeros belong to the next start code
        }
        if (start >= 0 && last > start) {
            units.add(Arrays.copyOfRange(data, start, last));
        }
    }

    /** Takes an access unit with lengths before its units apart, as far as it is sound. */
    static List<byte[]> take(byte[] accessUnit, int lengthSize) {
        List<byte[]> units = new ArrayList<>();
        int at = 0;
        while (at + lengthSize < accessUnit.length) {
            long length = 0;
            for (int i = 0; i < lengthSize; i++) {
                length = (length << 8) | (accessUnit[at + i] & 0xff);
            }
            at += lengthSize;
            if (length <= 0 || length > accessUnit.length - at) {
                break;
            }
            units.add(Arrays.copyOfRange(accessUnit, at, at + (int) length));
            at += (int) length;
        }
        return units;
    }

    /** Whether decoding begins anew at an access unit. */
    static boolean isIdr(byte[] accessUnit, int lengthSize) {
        return take(accessUnit, lengthSize).stream().anyMatch(unit -> type(unit) == IDR);
    }

    /** Puts a length before each unit. */
    static byte[] join(List<byte[]> units, int lengthSize) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] unit : units) {
            for (int i = lengthSize - 1; i >= 0; i--) {
                out.write(unit.length >> (8 * i));
            }
            out.writeBytes(unit);
        }
        return out.toByteArray();
    }

    /** The number of a parameter set. */
    static int id(byte[] parameterSet) {
        Bits bits = new Bits(unescape(parameterSet));
        bits.at = type(parameterSet) == SPS ? 32 : 8;
        return bits.exp();
    }

    /**
     * The same unit with its parameter sets' number, which is 0, changed. All numbers that are allowed are eight bits
     * longer, so that what follows moves by whole bytes: CABAC begins at a byte, and where that is would else have to be
     * found by reading all of the slice's header.
     *
     * @param id from {@link #FIRST_ID} to {@link #LAST_ID}
     */
    static byte[] withId(byte[] nal, int id) {
        int type = type(nal);
        if (type != SPS && type != PPS && type != SLICE && type != IDR) {
            return nal;
        }
        Bits from = new Bits(unescape(nal));
        from.at = type == SPS ? 32 : 8;
        if (type == SLICE || type == IDR) {
            from.exp(); // first macroblock
            from.exp(); // kind of slice
        }
        int numbers = type == PPS ? 2 : 1; // its own, and that of its SPS
        Bits to = new Bits(new byte[from.data.length + numbers]);
        System.arraycopy(from.data, 0, to.data, 0, from.at / 8 + 1);
        to.at = from.at;
        for (int i = 0; i < numbers; i++) {
            if (from.exp() != 0) {
                throw new IllegalStateException("The encoder numbers its parameter sets otherwise than 0");
            }
            to.put(id + 1, 9);
        }
        while (from.at < 8 * from.data.length) {
            to.put(from.bit(), 1);
        }
        return escape(to.data);
    }

    private static byte[] unescape(byte[] nal) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(nal.length);
        int zeros = 0;
        for (byte b : nal) {
            if (zeros >= 2 && b == 3) {
                zeros = 0;
            } else {
                out.write(b);
                zeros = b == 0 ? zeros + 1 : 0;
            }
        }
        return out.toByteArray();
    }

    private static byte[] escape(byte[] payload) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(payload.length + 16);
        int zeros = 0;
        for (byte b : payload) {
            if (zeros >= 2 && (b & 0xfc) == 0) {
                out.write(3);
                zeros = 0;
            }
            out.write(b);
            zeros = b == 0 ? zeros + 1 : 0;
        }
        return out.toByteArray();
    }

    /** Bits from the most significant on. */
    private static final class Bits {
        private final byte[] data;
        private int at;

        Bits(byte[] data) {
            this.data = data;
        }

        int bit() {
            int bit = at < 8 * data.length ? (data[at >> 3] >> (7 - (at & 7))) & 1 : 1;
            at++;
            return bit;
        }

        int exp() {
            int zeros = 0;
            while (bit() == 0 && zeros < 31) {
                zeros++;
            }
            int value = 1;
            for (int i = 0; i < zeros; i++) {
                value = (value << 1) | bit();
            }
            return value - 1;
        }

        void put(int value, int bits) {
            for (int i = bits - 1; i >= 0; i--) {
                int mask = 1 << (7 - (at & 7));
                data[at >> 3] = (byte) ((data[at >> 3] & ~mask) | (((value >> i) & 1) != 0 ? mask : 0));
                at++;
            }
        }
    }
}
