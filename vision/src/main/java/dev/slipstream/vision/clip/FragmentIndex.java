package dev.slipstream.vision.clip;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the parts of a clip's file are: its head, and behind it a fragment for each keyframe. Players read it to seek,
 * and playlists name the parts by it. Source: ISO/IEC 14496-12, 8.16.3 (SegmentIndexBox).
 *
 * @param headBytes length of the head, from the beginning of the file on
 * @param fragments in order
 */
public record FragmentIndex(long headBytes, List<Fragment> fragments) {
    /**
     * A part of the file that holds some pictures and their sound, and begins with a keyframe.
     *
     * @param offset from the beginning of the file, bytes
     * @param bytes its length
     * @param durationMicros of its pictures together, microseconds
     */
    public record Fragment(long offset, long bytes, long durationMicros) {}

    private static final int HEADER = 8;
    private static final int FIXED = 24;
    private static final int ENTRY = 12;
    private static final int MICROS = 1_000_000;
    /** More than a clip of the greatest length has at a keyframe for each picture. */
    private static final int MOST_FRAGMENTS = 65_535;

    private static final int MOST_BOXES = 4 * MOST_FRAGMENTS;

    /** A box of the file's top level. */
    private record Box(String type, long offset, long bytes) {}

    public FragmentIndex {
        fragments = List.copyOf(fragments);
    }

    /**
     * Reads the index that a clip's file has.
     *
     * @throws IOException naming the file, if it has none or cannot be read
     */
    public static FragmentIndex read(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long head = 0;
            for (Box box : boxes(file, channel)) {
                if (box.type().equals("moov")) {
                    head = box.offset() + box.bytes();
                } else if (box.type().equals("sidx") && head > 0) {
                    return new FragmentIndex(head, parse(file, channel, box));
                }
            }
        }
        throw new IOException(file + " has no index of fragments; cut the clip again.");
    }

    private static List<Fragment> parse(Path file, FileChannel channel, Box box) throws IOException {
        ByteBuffer data = bytes(channel, box.offset(), (int) Math.min(box.bytes(), HEADER + FIXED + ENTRY * 65_535L));
        long ticks = data.getInt(HEADER + 8) & 0xffff_ffffL;
        int count = data.getShort(HEADER + FIXED - 2) & 0xffff;
        if (ticks != MICROS || data.capacity() < HEADER + FIXED + count * ENTRY || data.get(HEADER) != 0) {
            throw new IOException(file + " has an index of another kind; cut the clip again.");
        }
        List<Fragment> fragments = new ArrayList<>();
        long offset = box.offset() + box.bytes();
        for (int i = 0; i < count; i++) {
            int at = HEADER + FIXED + i * ENTRY;
            long size = data.getInt(at) & 0x7fff_ffffL;
            fragments.add(new Fragment(offset, size, data.getInt(at + 4) & 0xffff_ffffL));
            offset += size;
        }
        return fragments;
    }

    /**
     * Finds the parts of a file that has no index yet.
     *
     * @param durations of its fragments, microseconds
     */
    static FragmentIndex of(Path file, List<Long> durations) throws IOException {
        List<Fragment> fragments = new ArrayList<>();
        long head = 0;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long start = 0;
            for (Box box : boxes(file, channel)) {
                long end = box.offset() + box.bytes();
                if (box.type().equals("moov")) {
                    head = end;
                } else if (box.type().equals("moof")) {
                    start = box.offset();
                } else if (box.type().equals("mdat") && fragments.size() < durations.size()) {
                    fragments.add(new Fragment(start, end - start, durations.get(fragments.size())));
                }
            }
            long last = fragments.isEmpty()
                    ? 0
                    : fragments.get(fragments.size() - 1).offset()
                            + fragments.get(fragments.size() - 1).bytes();
            if (fragments.size() != durations.size() || last != channel.size()) {
                throw new IOException(file + " has " + fragments.size() + " fragments of " + durations.size());
            }
        }
        return new FragmentIndex(head, fragments);
    }

    /** As a box to stand between the head and the first fragment. */
    byte[] box() {
        int size = HEADER + FIXED + ENTRY * fragments.size();
        ByteBuffer box = ByteBuffer.allocate(size);
        box.putInt(size).put("sidx".getBytes(StandardCharsets.US_ASCII));
        box.putInt(0).putInt(1).putInt(MICROS).putInt(0).putInt(0); // version, track, ticks, first time, first offset
        box.putShort((short) 0).putShort((short) fragments.size());
        for (Fragment fragment : fragments) {
            box.putInt((int) fragment.bytes())
                    .putInt((int) fragment.durationMicros())
                    .putInt(0x9000_0000);
        }
        return box.array();
    }

    private static List<Box> boxes(Path file, FileChannel channel) throws IOException {
        List<Box> boxes = new ArrayList<>();
        long at = 0;
        while (at + HEADER <= channel.size()) {
            ByteBuffer header = bytes(channel, at, (int) Math.min(2 * HEADER, channel.size() - at));
            long size = header.getInt(0) & 0xffff_ffffL;
            if (size == 1 && header.capacity() == 2 * HEADER) {
                size = header.getLong(HEADER);
            }
            if (size < HEADER || size > channel.size() - at || boxes.size() >= MOST_BOXES) {
                throw new IOException(file + " is no whole MP4 file: damaged at byte " + at + "; cut the clip again.");
            }
            boxes.add(new Box(type(header), at, size));
            at += size;
        }
        return boxes;
    }

    private static String type(ByteBuffer header) {
        byte[] type = new byte[4];
        header.get(4, type);
        return new String(type, StandardCharsets.ISO_8859_1);
    }

    private static ByteBuffer bytes(FileChannel channel, long at, int size) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(size);
        int read = 0;
        while (read >= 0 && buffer.hasRemaining()) {
            read = channel.read(buffer, at + buffer.position());
        }
        return buffer;
    }
}
