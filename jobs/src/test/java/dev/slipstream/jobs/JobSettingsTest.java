package dev.slipstream.jobs;

import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;

import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class JobSettingsTest {
    @Test
    void anArgumentWinsOverTheCluster() {
        Configuration cluster = new Configuration();
        cluster.set(SlipstreamOptions.FEEDS_QUEUE, 3);
        cluster.set(SlipstreamOptions.FEEDS_READ_TIMEOUT, Duration.ofSeconds(7));

        Configuration settings = JobSettings.of(cluster, new String[] {"--slipstream.feeds.queue-segments", "5"});

        assertThat(settings.get(SlipstreamOptions.FEEDS_QUEUE)).isEqualTo(5);
        assertThat(settings.get(SlipstreamOptions.FEEDS_READ_TIMEOUT)).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void aMisspeltKeyFailsTheStartByName() {
        assertThatThrownBy(() ->
                        JobSettings.of(new Configuration(), new String[] {"--slipstream.feeds.queue-segmets", "5"}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("slipstream.feeds.queue-segmets");
    }

    @Test
    void kafkaTakesFurtherProperties() {
        Configuration settings = JobSettings.of(new Configuration(), new String[] {
            "--slipstream.kafka.bootstrap-servers", "kafka:9093",
            "--slipstream.kafka.properties.security.protocol", "SSL"
        });

        assertThat(JobSettings.kafka(settings))
                .containsEntry("bootstrap.servers", "kafka:9093")
                .containsEntry("security.protocol", "SSL");
    }

    @Test
    void aLanguageWithoutWordsFailsTheStartByName() {
        Configuration settings =
                JobSettings.of(new Configuration(), new String[] {"--slipstream.describe.languages", "en;xx"});

        assertThatThrownBy(() ->
                        DescribeJob.define(StreamExecutionEnvironment.getExecutionEnvironment(settings), settings))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("slipstream.describe.languages: there are no words for 'xx'; there are en, fr, de, it, zh");
    }
}
