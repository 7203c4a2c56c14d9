package dev.slipstream.embedded;

import org.apache.flink.api.common.JobStatus;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class EmbeddedServersITCase {
    @TempDir
    private static Path dir;

    private static final List<String> READY = new ArrayList<>();
    private static EmbeddedServers servers;

    @BeforeAll
    static void start() throws Exception {
        var options = new EmbeddedServers.Options(
                EmbeddedKafka.Options.defaults(),
                EmbeddedElasticsearch.Options.defaults().asTemporary(),
                EmbeddedFlink.Options.defaults(),
                FlinkConf.locate());
        servers = EmbeddedServers.start(dir.resolve("servers"), options, (server, took) -> READY.add(server));
    }

    @AfterAll
    static void stop() {
        Path log = servers.elasticsearch().log();
        servers.close();
        assertThat(log).as("of a temporary server, wherever it lay").doesNotExist();
    }

    @Test
    void startsAllThreeAndSaysSo() throws Exception {
        assertThat(READY).containsExactlyInAnyOrder("Kafka", "Elasticsearch", "Flink");
        assertThat(Http.get(servers.elasticsearch().url() + "/_cluster/health")).contains("\"number_of_nodes\":1");
        assertThat(Http.get(servers.flink().restUrl() + "/overview"))
                .contains("\"taskmanagers\":1")
                .contains("\"slots-total\":4");
        assertThat(Http.get(servers.flink().restUrl())).as("the web page").contains("Apache Flink Web Dashboard");
    }

    @Test
    void eachJobRunsWithItsOwnOverlay() throws Exception {
        JobClient ingest = submit("ingest");
        JobClient describe = submit("describe");
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertThat(ingest.getJobStatus().get()).isEqualTo(JobStatus.RUNNING);
            assertThat(describe.getJobStatus().get()).isEqualTo(JobStatus.RUNNING);
        });
        assertThat(checkpointing(ingest)).contains("\"interval\":5000", "EmbeddedRocksDBStateBackend");
        assertThat(checkpointing(describe)).contains("\"interval\":2000", "\"unaligned_checkpoints\":true");

        Path checkpoints = dir.resolve("servers/flink/checkpoints");
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            try (Stream<Path> files = Files.walk(checkpoints)) {
                return files.anyMatch(file -> file.endsWith("_metadata"));
            } catch (NoSuchFileException | UncheckedIOException changing) {
                return false;
            }
        });
        ingest.cancel().get(30, TimeUnit.SECONDS);
        describe.cancel().get(30, TimeUnit.SECONDS);
    }

    private static JobClient submit(String job) throws Exception {
        var environment = servers.flink().environment(job);
        environment.setParallelism(1);
        environment
                .fromSource(
                        new DataGeneratorSource<>(
                                i -> i, Long.MAX_VALUE, RateLimiterStrategy.perSecond(10), Types.LONG),
                        WatermarkStrategy.noWatermarks(),
                        "counter")
                .keyBy(i -> i % 2)
                .reduce(Long::sum)
                .sinkTo(new DiscardingSink<>());
        return servers.flink().submit(environment);
    }

    private static String checkpointing(JobClient job) throws Exception {
        return Http.get(servers.flink().restUrl() + "/jobs/" + job.getJobID() + "/checkpoints/config");
    }
}
