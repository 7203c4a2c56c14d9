package dev.slipstream.embedded;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

class EmbeddedElasticsearchITCase {
    private static final String INDEX = """
            {"settings": {"number_of_replicas": 0, "analysis": {
               "filter": {
                 "stem": {"type": "stemmer", "language": "english"},
                 "sports": {"type": "synonym_graph", "synonyms": ["ski jumping, jump hill"]}},
               "analyzer": {
                 "words": {"tokenizer": "standard", "filter": ["lowercase", "asciifolding", "stem"]},
                 "query": {"tokenizer": "standard", "filter": ["lowercase", "asciifolding", "sports", "stem"]}},
               "normalizer": {"folded": {"type": "custom", "filter": ["lowercase", "asciifolding"]}}}},
             "mappings": {"properties": {
               "words": {"type": "text", "analyzer": "words", "search_analyzer": "query"},
               "english": {"type": "text", "analyzer": "english"},
               "german": {"type": "text", "analyzer": "german"},
               "name": {"type": "keyword", "normalizer": "folded"}}}}""";

    private static String search(EmbeddedElasticsearch server, String field, String words) throws Exception {
        return Http.send(
                "POST",
                server.url() + "/shots/_search?filter_path=hits.total.value",
                "{\"query\": {\"match\": {\"" + field + "\": \"" + words + "\"}}}");
    }

    @Test
    void findsStemmedAndFoldedWordsAndKeepsThemOverARestart(@TempDir Path dir) throws Exception {
        String found = "{\"hits\":{\"total\":{\"value\":1}}}";
        String nothing = "{\"hits\":{\"total\":{\"value\":0}}}";
        Path run;
        try (var server = EmbeddedElasticsearch.start(dir)) {
            assertThat(Http.get(server.url())).contains("\"number\":\"8.19.21\"", "You Know, for Search");
            assertThat(Http.send("PUT", server.url() + "/shots", INDEX)).contains("\"acknowledged\":true");
            assertThat(Http.send("PUT", server.url() + "/shots/_doc/1?refresh=true", """
                            {"words": "The skier jumped; on the jumping hill Bjørgen was waiting",
                             "english": "Skiers are running", "german": "Die Häuser am Ziel", "name": "BJØRGEN"}"""))
                    .contains("\"result\":\"created\"");
            assertThat(search(server, "words", "jumps")).isEqualTo(found);
            assertThat(search(server, "words", "bjorgen")).isEqualTo(found);
            assertThat(search(server, "words", "ski jumping")).isEqualTo(found);
            assertThat(search(server, "words", "swimming")).isEqualTo(nothing);
            assertThat(search(server, "english", "runs")).isEqualTo(found);
            assertThat(search(server, "german", "haus")).isEqualTo(found);
            assertThat(search(server, "name", "bjorgen")).isEqualTo(found);

            String url = server.url();
            long pid = server.pid();
            run = server.log().resolveSibling("run");
            assertThat(run).isDirectory();
            server.stop();
            assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
            assertThat(run).as("temporary files of a stopped server").doesNotExist();

            server.start();
            assertThat(server.url()).isEqualTo(url);
            assertThat(search(server, "words", "jumps")).isEqualTo(found);
        }
        assertThat(run).doesNotExist();
        assertThat(run.resolveSibling("data")).isDirectory();
    }

    @Test
    void neverRunsAsRoot() throws Exception {
        long pid = SharedServers.elasticsearch().pid();
        Path process = Path.of("/proc", Long.toString(pid));
        assumeTrue(Files.exists(process), "needs /proc");
        assertThat(Files.getAttribute(process, "unix:uid")).isNotEqualTo(0);
    }
}
