package dev.slipstream.simulator.feed;

import java.nio.ByteBuffer;

/**
 * Fields of one transport packet where it lies in a buffer (ISO/IEC 13818-1, 2.4.3): those that must change when a stream is
 * played again and time goes on. Time stamps are in ticks of 90 kHz, modulo 2^33.
 */
final class Packet {
    static final int SIZE = 188;
    static final int SYNC = 0x47;
    static final long TICKS_PER_SECOND = 90_000;
    static final long NONE = -1;

    private static final long MODULUS = 1L << 33;
    private static final int PCR_BYTES = 6;

    private Packet() {}

    static int pid(ByteBuffer b, int at) {
        return b.getShort(at + 1) & 0x1FFF;
    }

    static boolean hasPayload(ByteBuffer b, int at) {
        return (b.get(at + 3) & 0x10) != 0;
    }

    static void setContinuity(ByteBuffer b, int at, int counter) {
        b.put(at + 3, (byte) ((b.get(at + 3) & 0xF0) | (counter & 0x0F)));
    }

    static int continuity(ByteBuffer b, int at) {
        return b.get(at + 3) & 0x0F;
    }

    /** Place of the time stamps' flags in a packet that begins a picture or a piece of sound; 0 for all others. */
    private static int stampFlags(ByteBuffer b, int at) {
        boolean begins = (b.get(at + 1) & 0x40) != 0;
        if (!begins || !hasPayload(b, at)) {
            return 0;
        }
        int payload = at + 4 + (hasAdaptation(b, at) ? 1 + (b.get(at + 4) & 0xFF) : 0);
        boolean pes =
                payload + 19 <= at + SIZE && b.get(payload) == 0 && b.get(payload + 1) == 0 && b.get(payload + 2) == 1;
        return pes && (b.get(payload + 7) & 0x80) != 0 ? payload + 7 : 0;
    }

    /** When what begins in the packet is to be decoded; {@link #NONE} if nothing begins. */
    static long decodeTime(ByteBuffer b, int at) {
        int flags = stampFlags(b, at);
        if (flags == 0) {
            return NONE;
        }
        return stamp(b, (b.get(flags) & 0x40) == 0 ? flags + 2 : flags + 7);
    }

    /** Lets all times of the packet be later by so many ticks. */
    static void delay(ByteBuffer b, int at, long ticks) {
        int flags = stampFlags(b, at);
        if (flags != 0) {
            setStamp(b, flags + 2, stamp(b, flags + 2) + ticks);
            if ((b.get(flags) & 0x40) != 0) {
                setStamp(b, flags + 7, stamp(b, flags + 7) + ticks);
            }
        }
        if (hasAdaptation(b, at) && b.get(at + 4) > PCR_BYTES && (b.get(at + 5) & 0x10) != 0) {
            delayClock(b, at + 6, ticks);
        }
    }

    private static boolean hasAdaptation(ByteBuffer b, int at) {
        return (b.get(at + 3) & 0x20) != 0;
    }

    private static long stamp(ByteBuffer b, int at) {
        return ((b.get(at) & 0x0EL) << 29)
                | ((b.getShort(at + 1) & 0xFFFEL) << 14)
                | ((b.getShort(at + 3) & 0xFFFEL) >> 1);
    }

    private static void setStamp(ByteBuffer b, int at, long ticks) {
        long t = Math.floorMod(ticks, MODULUS);
        b.put(at, (byte) ((b.get(at) & 0xF1) | ((t >> 29) & 0x0E)));
        b.putShort(at + 1, (short) (((t >> 14) & 0xFFFE) | 1));
        b.putShort(at + 3, (short) (((t << 1) & 0xFFFE) | 1));
    }

    /** The programme clock: 33 bits of 90 kHz, 6 unused, 9 of 27 MHz. */
    private static void delayClock(ByteBuffer b, int at, long ticks) {
        long base = ((b.getInt(at) & 0xFFFF_FFFFL) << 1) | ((b.get(at + 4) >> 7) & 1);
        long t = Math.floorMod(base + ticks, MODULUS);
        b.putInt(at, (int) (t >> 1));
        b.put(at + 4, (byte) ((b.get(at + 4) & 0x7F) | ((t & 1) << 7)));
    }
}
