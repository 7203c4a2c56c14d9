package dev.slipstream.vision.clip;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The parameter sets of an H.264 track as MP4 stores them. It may hold those of two encoders, so that pictures of both
 * are in one track that any player takes: a second sample description would stop some, and so would sets that come only
 * among the pictures. Source: ISO/IEC 14496-15, 5.3.3.1.2 (AVCDecoderConfigurationRecord).
 *
 * @param profile profile_idc
 * @param compatibility constraint flags
 * @param level level_idc
 * @param lengthSize bytes of the length before each unit
 * @param rest what follows the sets in some profiles
 */
@SuppressWarnings("ArrayRecordComponent") // carried through, never compared
record AvcConfig(
        int profile, int compatibility, int level, int lengthSize, List<byte[]> sps, List<byte[]> pps, byte[] rest) {
    private static final int HIGH = 100;
    private static final int MOST_SETS = 31;
    /** 8 bits and 4:2:0, as the encoder makes them: baseline, main, extended (which has 4:2:0 only), high. */
    private static final Set<Integer> PLAIN_PROFILES = Set.of(66, 77, 88, HIGH);

    /** Takes a record apart; null where it is none. */
    static @Nullable AvcConfig parse(byte[] data) {
        if (data.length < 7 || data[0] != 1) {
            return null;
        }
        List<byte[]> sps = new ArrayList<>();
        List<byte[]> pps = new ArrayList<>();
        int at = sets(data, 5, data[5] & 0x1f, sps);
        at = at < 0 || at >= data.length ? -1 : sets(data, at, data[at] & 0xff, pps);
        if (at < 0 || sps.isEmpty() || pps.isEmpty()) {
            return null;
        }
        return new AvcConfig(
                data[1] & 0xff,
                data[2] & 0xff,
                data[3] & 0xff,
                (data[4] & 3) + 1,
                sps,
                pps,
                Arrays.copyOfRange(data, at, data.length));
    }

    /** Reads sets behind their count at {@code from}; gives where they end, or -1. */
    private static int sets(byte[] data, int from, int count, List<byte[]> into) {
        int at = from + 1;
        for (int i = 0; i < count; i++) {
            int length = at + 2 > data.length ? 0 : ((data[at] & 0xff) << 8) | (data[at + 1] & 0xff);
            if (length == 0 || at + 2 + length > data.length) {
                return -1;
            }
            into.add(Arrays.copyOfRange(data, at + 2, at + 2 + length));
            at += 2 + length;
        }
        return at;
    }

    /** That of one encoder's own sets. */
    static AvcConfig of(List<byte[]> units) {
        List<byte[]> sps =
                units.stream().filter(u -> NalUnits.type(u) == NalUnits.SPS).toList();
        List<byte[]> pps =
                units.stream().filter(u -> NalUnits.type(u) == NalUnits.PPS).toList();
        byte[] first = sps.get(0);
        byte[] rest = (first[1] & 0xff) < HIGH ? new byte[0] : new byte[] {(byte) 0xfd, (byte) 0xf8, (byte) 0xf8, 0};
        return new AvcConfig(first[1] & 0xff, first[2] & 0xff, first[3] & 0xff, 4, sps, pps, rest);
    }

    /** Whether the encoder's pictures may stand among those of this track. */
    boolean mixes() {
        return PLAIN_PROFILES.contains(profile) && freeId() >= 0 && sps.size() < MOST_SETS && lengthSize >= 3;
    }

    /** A number that none of its sets has; -1 where there is none that {@link NalUnits#withId} can give. */
    int freeId() {
        Set<Integer> taken =
                Stream.concat(sps.stream(), pps.stream()).map(NalUnits::id).collect(Collectors.toSet());
        for (int id = NalUnits.LAST_ID; id >= NalUnits.FIRST_ID; id--) {
            if (!taken.contains(id)) {
                return id;
            }
        }
        return -1;
    }

    /** With another encoder's sets beside its own: the level is what both need, the constraints are those both keep. */
    AvcConfig with(AvcConfig other) {
        return new AvcConfig(
                profile,
                compatibility & other.compatibility,
                Math.max(level, other.level),
                lengthSize,
                Stream.concat(sps.stream(), other.sps.stream()).toList(),
                Stream.concat(pps.stream(), other.pps.stream()).toList(),
                rest);
    }

    byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {1, (byte) profile, (byte) compatibility, (byte) level, (byte) (0xfb + lengthSize)});
        out.write(0xe0 | sps.size());
        sps.forEach(set -> write(out, set));
        out.write(pps.size());
        pps.forEach(set -> write(out, set));
        out.writeBytes(rest);
        return out.toByteArray();
    }

    private static void write(ByteArrayOutputStream out, byte[] set) {
        out.write(set.length >> 8);
        out.write(set.length);
        out.writeBytes(set);
    }
}
