package dev.slipstream.connectors.elasticsearch;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipstream.contracts.SearchIndex;

import java.io.IOException;
import java.io.StringReader;

/**
 * Makes Elasticsearch ready for our documents; called by the main method of a job before it submits. Without the
 * template, the first document of a day would let the server guess a mapping, and search would silently miss things.
 */
public final class IndexBootstrap {
    private static final ObjectMapper JSON = new ObjectMapper();

    private IndexBootstrap() {}

    /**
     * Installs every template, and gives days that exist already the fields that are new. May be repeated.
     *
     * @throws IllegalStateException one message that says what is wrong and what to do
     */
    public static void install(ElasticsearchConnection connection) {
        try (ElasticsearchClient client = connection.open()) {
            for (SearchIndex index : SearchIndex.ALL) {
                install(client, index);
            }
        } catch (ElasticsearchException e) {
            throw new IllegalStateException(
                    "Elasticsearch at " + connection + " refused an index template: " + Verdicts.explain(e)
                            + "; check the API key and its rights",
                    e);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "Elasticsearch at " + connection + " cannot be reached: " + Verdicts.explain(e)
                            + "; check the address and that the server runs",
                    e);
        }
    }

    private static void install(ElasticsearchClient client, SearchIndex index) throws IOException {
        String template = index.template();
        client.indices().putIndexTemplate(put -> put.name(index.alias()).withJson(new StringReader(template)));
        boolean taken = client.indices().exists(e -> e.index(index.alias())).value();
        boolean alias = client.indices().existsAlias(e -> e.name(index.alias())).value();
        if (taken && !alias) {
            throw new IllegalStateException("Elasticsearch has an index named " + index
                    + " where the alias of that name belongs; delete the index, or reindex it into " + index.allDays());
        }
        if (alias) {
            JsonNode mappings = JSON.readTree(template).at("/template/mappings");
            client.indices()
                    .putMapping(put -> put.index(index.alias()).withJson(new StringReader(mappings.toString())));
        }
    }
}
