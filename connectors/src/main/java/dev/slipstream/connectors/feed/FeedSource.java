package dev.slipstream.connectors.feed;

import dev.slipstream.connectors.media.MediaStore;
import dev.slipstream.contracts.record.FeedOutput;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Feeds as a Flink source (FLIP-27), one split per feed: media goes to the media store, and a {@link FeedOutput} comes out
 * for each segment, each change of a feed's state, and each record that was lost.
 *
 * <p>Guarantees. A file is read again from its beginning after a failure and passes over what the checkpoint has, so its
 * segments come exactly once into Flink's state and with the same ids into a sink. Live media never comes twice: after a
 * failure a feed goes on in a new epoch, and what was sent meanwhile is lost with the sender's connection. A feed that
 * hangs, floods, resets its clock or dies slows down no other. Feeds are added and removed while the job runs.
 */
public final class FeedSource implements Source<FeedOutput, FeedSplit, FeedEnumeratorState> {
    private static final long serialVersionUID = 1;

    private final FeedDirectory directory;
    private final FeedConnector connector;
    private final MediaStore store;
    private final ReconnectPolicy reconnect;
    private final int queueSegments;
    private final Duration discovery;
    private final Duration retention;
    private final Duration timeLimit;

    FeedSource(FeedSourceBuilder builder) {
        this.directory = builder.directory();
        this.connector = builder.connector();
        this.store = builder.store();
        this.reconnect = builder.reconnect;
        this.queueSegments = builder.queueSegments;
        this.discovery = builder.discovery;
        this.retention = builder.retention;
        this.timeLimit = builder.timeLimit;
    }

    public static FeedSourceBuilder builder() {
        return new FeedSourceBuilder();
    }

    @Override
    public Boundedness getBoundedness() {
        return directory.isFixed() ? Boundedness.BOUNDED : Boundedness.CONTINUOUS_UNBOUNDED;
    }

    @Override
    public SourceReader<FeedOutput, FeedSplit> createReader(SourceReaderContext context) {
        FeedWorker.Settings settings = new FeedWorker.Settings(
                connector,
                store,
                reconnect,
                directory.isFixed(),
                directory.isFixed() ? timeLimit : Duration.ZERO,
                FeedTime.system(),
                () -> ThreadLocalRandom.current().nextLong(),
                new FeedSourceMetrics(context.metricGroup()));
        return new FeedSourceReader(context, settings, queueSegments);
    }

    @Override
    public SplitEnumerator<FeedSplit, FeedEnumeratorState> createEnumerator(SplitEnumeratorContext<FeedSplit> context) {
        return restoreEnumerator(context, new FeedEnumeratorState(List.of(), List.of()));
    }

    @Override
    public SplitEnumerator<FeedSplit, FeedEnumeratorState> restoreEnumerator(
            SplitEnumeratorContext<FeedSplit> context, FeedEnumeratorState state) {
        return new FeedEnumerator(
                context,
                directory,
                new FeedEnumerator.Settings(discovery, retention, store, System::currentTimeMillis),
                state);
    }

    @Override
    public SimpleVersionedSerializer<FeedSplit> getSplitSerializer() {
        return new FeedSplitSerializer();
    }

    @Override
    public SimpleVersionedSerializer<FeedEnumeratorState> getEnumeratorCheckpointSerializer() {
        return new FeedEnumeratorStateSerializer();
    }
}
