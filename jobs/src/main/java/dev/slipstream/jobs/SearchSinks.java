package dev.slipstream.jobs;

import dev.slipstream.connectors.elasticsearch.DescriptionDocument;
import dev.slipstream.connectors.elasticsearch.ElasticsearchConnection;
import dev.slipstream.connectors.elasticsearch.ElasticsearchSink;
import dev.slipstream.connectors.elasticsearch.HighlightDocument;
import dev.slipstream.connectors.elasticsearch.IndexBootstrap;
import dev.slipstream.connectors.elasticsearch.ReplayDocument;
import dev.slipstream.connectors.kafka.KafkaDeadLetters;
import dev.slipstream.contracts.record.Description;
import dev.slipstream.contracts.record.Highlight;
import dev.slipstream.contracts.record.Replay;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.configuration.ReadableConfig;

/** The Elasticsearch ends as the settings say. */
public final class SearchSinks {
    private SearchSinks() {}

    /** Puts the index templates in place; safe to repeat. */
    public static void bootstrap(ReadableConfig settings) {
        IndexBootstrap.install(connection(settings));
    }

    static Sink<Description> descriptions(ReadableConfig settings) {
        return ElasticsearchSink.<Description>builder()
                .setConnection(connection(settings))
                .setElementConverter(new DescriptionDocument())
                .setDeadLetters(new KafkaDeadLetters(JobSettings.kafka(settings)))
                .build();
    }

    static Sink<Highlight> highlights(ReadableConfig settings) {
        return ElasticsearchSink.<Highlight>builder()
                .setConnection(connection(settings))
                .setElementConverter(new HighlightDocument())
                .setDeadLetters(new KafkaDeadLetters(JobSettings.kafka(settings)))
                .build();
    }

    static Sink<Replay> replays(ReadableConfig settings) {
        return ElasticsearchSink.<Replay>builder()
                .setConnection(connection(settings))
                .setElementConverter(new ReplayDocument())
                .setDeadLetters(new KafkaDeadLetters(JobSettings.kafka(settings)))
                .build();
    }

    private static ElasticsearchConnection connection(ReadableConfig settings) {
        return ElasticsearchConnection.to(settings.get(SlipstreamOptions.ELASTICSEARCH_URL))
                .withApiKey(settings.getOptional(SlipstreamOptions.ELASTICSEARCH_API_KEY)
                        .orElse(null));
    }
}
