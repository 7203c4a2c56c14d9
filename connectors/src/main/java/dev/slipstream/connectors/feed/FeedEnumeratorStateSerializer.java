package dev.slipstream.connectors.feed;

import org.apache.flink.core.io.SimpleVersionedSerializer;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Keeps the coordinator's state in checkpoints. */
final class FeedEnumeratorStateSerializer implements SimpleVersionedSerializer<FeedEnumeratorState> {
    private static final int VERSION = 1;

    private final FeedSplitSerializer splits = new FeedSplitSerializer();

    @Override
    public int getVersion() {
        return VERSION;
    }

    @Override
    public byte[] serialize(FeedEnumeratorState state) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(splits.getVersion());
            write(out, state.assigned());
            write(out, state.waiting());
        }
        return bytes.toByteArray();
    }

    private void write(DataOutputStream out, List<FeedSplit> list) throws IOException {
        out.writeInt(list.size());
        for (FeedSplit split : list) {
            byte[] one = splits.serialize(split);
            out.writeInt(one.length);
            out.write(one);
        }
    }

    @Override
    public FeedEnumeratorState deserialize(int version, byte[] serialized) throws IOException {
        if (version != VERSION) {
            throw new IOException("Feed source state of version " + version + " was written by a newer release; this"
                    + " one reads version " + VERSION);
        }
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(serialized))) {
            int splitVersion = in.readInt();
            return new FeedEnumeratorState(read(in, splitVersion), read(in, splitVersion));
        }
    }

    private List<FeedSplit> read(DataInputStream in, int splitVersion) throws IOException {
        int count = in.readInt();
        List<FeedSplit> list = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            list.add(splits.deserialize(splitVersion, in.readNBytes(in.readInt())));
        }
        return list;
    }
}
