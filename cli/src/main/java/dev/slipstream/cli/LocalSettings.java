package dev.slipstream.cli;

import dev.slipstream.embedded.FlinkConf;
import dev.slipstream.jobs.SlipstreamOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Settings of runs on the user's own machine, over media that the user named. */
final class LocalSettings {
    private LocalSettings() {}

    /** Files anywhere may be read, and the named hosts reached, because the user asked for just these. */
    static Configuration forMedia(Path mediaStore, List<String> media, @Nullable Duration limit) {
        Configuration settings = new Configuration();
        settings.set(
                SlipstreamOptions.MEDIA_STORE_ROOT,
                mediaStore.toAbsolutePath().toUri().toString());
        settings.set(SlipstreamOptions.FEEDS_FILE_ROOTS, List.of("/"));
        settings.set(SlipstreamOptions.FEEDS_PRIVATE_HOSTS, List.copyOf(MediaArguments.namedHosts(media)));
        settings.set(SlipstreamOptions.MEDIA_STORE_RETENTION, Duration.ZERO);
        if (limit != null) {
            settings.set(SlipstreamOptions.FEEDS_TIME_LIMIT, limit);
        }
        return settings;
    }

    /** A Flink that lives as long as the run, configured by flink-conf like any other. */
    static StreamExecutionEnvironment environment(Configuration settings, int parallelism) throws IOException {
        Configuration all = new Configuration(FlinkConf.locate().job("describe"));
        all.addAll(settings);
        // A bounded run that fails is run again by its user; a restart would only repeat the failure.
        all.setString("restart-strategy.type", "none");
        all.setString("metrics.reporters", "");
        all.setString("rest.port", "0");
        all.removeKey("jobmanager.rpc.port");
        return StreamExecutionEnvironment.createLocalEnvironment(parallelism, all);
    }
}
