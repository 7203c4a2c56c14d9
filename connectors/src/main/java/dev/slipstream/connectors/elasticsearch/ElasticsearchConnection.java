package dev.slipstream.connectors.elasticsearch;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.json.jackson.JacksonJsonpMapper;
import co.elastic.clients.transport.ElasticsearchTransport;
import co.elastic.clients.transport.rest_client.RestClientTransport;
import org.apache.http.Header;
import org.apache.http.HttpHost;
import org.apache.http.message.BasicHeader;
import org.elasticsearch.client.RestClient;
import org.elasticsearch.client.RestClientBuilder;
import org.jspecify.annotations.Nullable;

import java.io.Serializable;
import java.net.URI;
import java.time.Duration;

/**
 * How to reach Elasticsearch.
 *
 * @param url http or https, without credentials
 * @param apiKey {@code id:key} in base64 as Elasticsearch hands it out; null where security is off. Never logged
 * @param connectTimeout how long a connection may take
 * @param requestTimeout how long a request may go without an answer
 */
public record ElasticsearchConnection(
        String url, @Nullable String apiKey, Duration connectTimeout, Duration requestTimeout) implements Serializable {
    private static final long serialVersionUID = 1;

    /** @throws IllegalArgumentException if the address is no http(s) address, or holds credentials */
    public ElasticsearchConnection {
        URI address = parse(url);
        String scheme = address.getScheme();
        if (address.getHost() == null || !("http".equals(scheme) || "https".equals(scheme))) {
            throw new IllegalArgumentException(
                    "the address of Elasticsearch must be http://HOST:PORT or https://HOST:PORT");
        }
        if (address.getUserInfo() != null) {
            throw new IllegalArgumentException("the address of Elasticsearch at " + address.getHost()
                    + " holds credentials, which would be logged; give an API key instead");
        }
    }

    private static URI parse(String url) {
        try {
            return URI.create(url);
        } catch (IllegalArgumentException e) {
            // The exception would repeat what may be a secret.
            throw new IllegalArgumentException("the address of Elasticsearch is not a valid URL");
        }
    }

    /** A connection without credentials and with timeouts for a bulk request on a busy server. */
    public static ElasticsearchConnection to(String url) {
        return new ElasticsearchConnection(url, null, Duration.ofSeconds(5), Duration.ofSeconds(30));
    }

    public ElasticsearchConnection withApiKey(@Nullable String newApiKey) {
        return new ElasticsearchConnection(url, newApiKey, connectTimeout, requestTimeout);
    }

    public ElasticsearchConnection withTimeouts(Duration newConnectTimeout, Duration newRequestTimeout) {
        return new ElasticsearchConnection(url, apiKey, newConnectTimeout, newRequestTimeout);
    }

    /** A client that the caller closes. */
    public ElasticsearchClient open() {
        return new ElasticsearchClient(transport());
    }

    ElasticsearchAsyncClient openAsync() {
        return new ElasticsearchAsyncClient(transport());
    }

    private ElasticsearchTransport transport() {
        RestClientBuilder rest = RestClient.builder(HttpHost.create(url))
                .setRequestConfigCallback(config -> config.setConnectTimeout(Math.toIntExact(connectTimeout.toMillis()))
                        .setSocketTimeout(Math.toIntExact(requestTimeout.toMillis())));
        if (apiKey != null) {
            rest.setDefaultHeaders(new Header[] {new BasicHeader("Authorization", "ApiKey " + apiKey)});
        }
        return new RestClientTransport(rest.build(), new JacksonJsonpMapper());
    }

    @Override
    public String toString() {
        return url + (apiKey == null ? "" : " (with an API key)");
    }
}
