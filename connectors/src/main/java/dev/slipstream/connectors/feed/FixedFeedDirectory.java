package dev.slipstream.connectors.feed;

import dev.slipstream.contracts.AvroCodec;
import dev.slipstream.contracts.UndecodableRecordException;
import dev.slipstream.contracts.record.FeedRegistration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The feeds named on a command line; kept as bytes because Avro records are not reliably {@code Serializable}. */
final class FixedFeedDirectory implements FeedDirectory {
    private static final long serialVersionUID = 1;

    private final ArrayList<byte[]> feeds = new ArrayList<>();

    FixedFeedDirectory(List<FeedRegistration> registrations) {
        AvroCodec<FeedRegistration> codec = new AvroCodec<>(FeedRegistration.class);
        registrations.forEach(r -> feeds.add(codec.encode(r)));
    }

    @Override
    public boolean isFixed() {
        return true;
    }

    @Override
    public Reader open() throws UndecodableRecordException {
        AvroCodec<FeedRegistration> codec = new AvroCodec<>(FeedRegistration.class);
        Map<String, Entry> byName = new LinkedHashMap<>();
        Map<String, String> invalid = new HashMap<>();
        for (byte[] feed : feeds) {
            FeedRegistration registration = codec.decode(feed);
            RegistrationCheck.problem(registration.getFeed(), registration)
                    .ifPresentOrElse(
                            why -> invalid.put(registration.getFeed(), why),
                            () -> byName.put(registration.getFeed(), new Entry(registration, 0)));
        }
        Listing listing = new Listing(byName, invalid);
        return new Reader() {
            @Override
            public Listing list() {
                return listing;
            }

            @Override
            public void close() {}
        };
    }
}
