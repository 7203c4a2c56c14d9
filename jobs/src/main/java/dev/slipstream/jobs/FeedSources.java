package dev.slipstream.jobs;

import dev.slipstream.connectors.feed.FeedDirectory;
import dev.slipstream.connectors.feed.FeedSource;
import dev.slipstream.connectors.feed.FfmpegFeedConnector;
import dev.slipstream.connectors.feed.ReconnectPolicy;
import dev.slipstream.connectors.media.MediaStore;
import dev.slipstream.vision.media.ProtocolPolicy;
import dev.slipstream.vision.media.ReaderOptions;
import org.apache.flink.configuration.ReadableConfig;

import java.util.List;

/** The feed source as the settings say, for the jobs that take feeds in. */
public final class FeedSources {
    private FeedSources() {}

    public static FeedSource of(FeedDirectory directory, ReadableConfig settings) {
        ProtocolPolicy policy = new ProtocolPolicy(
                settings.getOptional(SlipstreamOptions.FEEDS_FILE_ROOTS).orElse(List.of()),
                settings.get(SlipstreamOptions.FEEDS_ALLOW_PRIVATE),
                settings.getOptional(SlipstreamOptions.FEEDS_PRIVATE_HOSTS).orElse(List.of()));
        ReaderOptions reading = ReaderOptions.of(policy)
                .withTimeouts(
                        settings.get(SlipstreamOptions.FEEDS_OPEN_TIMEOUT),
                        settings.get(SlipstreamOptions.FEEDS_READ_TIMEOUT));
        return FeedSource.builder()
                .setDirectory(directory)
                .setConnector(new FfmpegFeedConnector(reading))
                .setMediaStore(new MediaStore(settings.get(SlipstreamOptions.MEDIA_STORE_ROOT)))
                .setReconnectPolicy(new ReconnectPolicy(
                        settings.get(SlipstreamOptions.RECONNECT_FIRST),
                        settings.get(SlipstreamOptions.RECONNECT_LONGEST),
                        settings.get(SlipstreamOptions.QUARANTINE_AFTER),
                        settings.get(SlipstreamOptions.QUARANTINE_PROBE)))
                .setQueueSegments(settings.get(SlipstreamOptions.FEEDS_QUEUE))
                .setDiscoveryInterval(settings.get(SlipstreamOptions.FEEDS_DISCOVERY))
                .setTimeLimit(settings.get(SlipstreamOptions.FEEDS_TIME_LIMIT))
                .setRetention(settings.get(SlipstreamOptions.MEDIA_STORE_RETENTION))
                .build();
    }
}
