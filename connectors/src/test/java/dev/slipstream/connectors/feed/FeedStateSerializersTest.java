package dev.slipstream.connectors.feed;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What a checkpoint holds of the feed source comes back as it was. */
class FeedStateSerializersTest {
    private final FeedSplit split = new FeedSplit(
            FakeFeeds.registration("rink-1", "srt://example.org:9000"),
            new FeedProgress(1_770_000_000_000L, 42, 1_770_000_000_000_000L, 43_000_000, false));

    @Test
    void aSplit() throws IOException {
        FeedSplitSerializer serializer = new FeedSplitSerializer();

        assertThat(serializer.deserialize(serializer.getVersion(), serializer.serialize(split)))
                .isEqualTo(split);
        assertThatThrownBy(() -> serializer.deserialize(99, serializer.serialize(split)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("newer release");
    }

    @Test
    void theCoordinatorsState() throws IOException {
        FeedEnumeratorStateSerializer serializer = new FeedEnumeratorStateSerializer();
        FeedSplit done = new FeedSplit(split.registration(), split.progress().finished());
        FeedEnumeratorState state = new FeedEnumeratorState(List.of(split), List.of(done));

        assertThat(serializer.deserialize(serializer.getVersion(), serializer.serialize(state)))
                .isEqualTo(state);
    }
}
