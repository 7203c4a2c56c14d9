package dev.slipstream.connectors.elasticsearch;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.elasticsearch.core.BulkRequest;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import co.elastic.clients.util.BinaryData;
import co.elastic.clients.util.ContentType;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Sends documents in one bulk request each. Every document carries its version as an external one: the server keeps the
 * highest and answers 409 to what it has already, so a replay after a failure changes nothing.
 */
final class BulkClient implements AutoCloseable {
    private final ElasticsearchAsyncClient client;
    private final long patienceMillis;

    BulkClient(ElasticsearchConnection connection) {
        this.client = connection.openAsync();
        // The client's own timeout starts again with every byte; this one does not.
        this.patienceMillis = connection
                .connectTimeout()
                .plus(connection.requestTimeout().multipliedBy(2))
                .toMillis();
    }

    /** One answer per document, in their order; the future fails if the request failed as a whole. */
    CompletableFuture<List<BulkResponseItem>> send(List<DocumentRequest> documents) {
        BulkRequest request = BulkRequest.of(bulk ->
                bulk.operations(documents.stream().map(BulkClient::operation).toList()));
        CompletableFuture<BulkResponse> response = client.bulk(request);
        return response.copy()
                .orTimeout(patienceMillis, TimeUnit.MILLISECONDS)
                .thenCompose(answer -> items(answer, documents.size()))
                .whenComplete((items, failure) -> response.cancel(true)); // does nothing if it is complete
    }

    private static BulkOperation operation(DocumentRequest document) {
        return BulkOperation.of(operation -> operation.<BinaryData>index(index -> index.index(document.index())
                .id(document.id())
                .version(document.version())
                .versionType(VersionType.External)
                .document(BinaryData.of(document.json(), ContentType.APPLICATION_JSON))));
    }

    private static CompletableFuture<List<BulkResponseItem>> items(BulkResponse answer, int expected) {
        if (answer.items().size() != expected) {
            return CompletableFuture.failedFuture(new IOException(
                    "the answer has " + answer.items().size() + " items for " + expected + " documents"));
        }
        return CompletableFuture.completedFuture(answer.items());
    }

    @Override
    public void close() throws IOException {
        client._transport().close();
    }
}
