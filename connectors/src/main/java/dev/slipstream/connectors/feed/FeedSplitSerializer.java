package dev.slipstream.connectors.feed;

import dev.slipstream.contracts.AvroCodec;
import dev.slipstream.contracts.record.FeedRegistration;
import org.apache.flink.core.io.SimpleVersionedSerializer;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Keeps splits in checkpoints; the registration inside carries its own schema fingerprint. */
final class FeedSplitSerializer implements SimpleVersionedSerializer<FeedSplit> {
    private static final int VERSION = 1;
    private static final int FIXED_BYTES = 4 * Long.BYTES + 1;

    private final AvroCodec<FeedRegistration> registrations = new AvroCodec<>(FeedRegistration.class);

    @Override
    public int getVersion() {
        return VERSION;
    }

    @Override
    public byte[] serialize(FeedSplit split) {
        byte[] registration = registrations.encode(split.registration());
        FeedProgress progress = split.progress();
        return ByteBuffer.allocate(FIXED_BYTES + registration.length)
                .putLong(progress.epoch())
                .putLong(progress.nextSequence())
                .putLong(progress.anchorMicros())
                .putLong(progress.mediaEndMicros())
                .put((byte) (progress.done() ? 1 : 0))
                .put(registration)
                .array();
    }

    @Override
    public FeedSplit deserialize(int version, byte[] serialized) throws IOException {
        if (version != VERSION) {
            throw new IOException("Feed splits of version " + version + " were written by a newer release; this one"
                    + " reads version " + VERSION);
        }
        ByteBuffer in = ByteBuffer.wrap(serialized);
        FeedProgress progress = new FeedProgress(in.getLong(), in.getLong(), in.getLong(), in.getLong(), in.get() == 1);
        byte[] registration = new byte[in.remaining()];
        in.get(registration);
        return new FeedSplit(registrations.decode(registration), progress);
    }
}
