package dev.slipstream.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipstream.connectors.elasticsearch.ElasticsearchConnection;
import dev.slipstream.connectors.elasticsearch.HybridSearch;
import dev.slipstream.modelserving.embedding.MiniLmTextEmbedder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/** Finds descriptions by words and by meaning. */
@Command(
        name = "search",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Searches the descriptions in Elasticsearch: by words (BM25) and by meaning (embedding), merged by"
                        + " reciprocal rank.")
final class SearchCommand implements Callable<Integer> {
    @Parameters(paramLabel = "WORDS", arity = "1..*", description = "What to find, in plain English.")
    private List<String> words = List.of();

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "Elasticsearch; the running demo's if there is one, else http://127.0.0.1:9200.")
    private @Nullable String url;

    @Option(names = "--size", paramLabel = "N", defaultValue = "10", description = "Most hits (default: 10).")
    private int size;

    @Option(names = "--json", description = "One JSON object per hit and line.")
    private boolean json;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Terminal terminal = Terminal.of(spec.commandLine());
        String query = String.join(" ", words);
        String server = url != null ? url : RunningDemo.elasticsearch().orElse("http://127.0.0.1:9200");
        List<HybridSearch.Hit> hits;
        try (MiniLmTextEmbedder embedder = new MiniLmTextEmbedder();
                HybridSearch search = new HybridSearch(ElasticsearchConnection.to(server))) {
            hits = search.find(query, embedder.embed(query), size);
        }
        if (json) {
            ObjectMapper mapper = new ObjectMapper();
            for (HybridSearch.Hit hit : hits) {
                terminal.print(mapper.writeValueAsString(hit));
            }
        } else if (hits.isEmpty()) {
            terminal.note("nothing found for \"" + query + "\"");
        } else {
            hits.forEach(hit -> terminal.print(line(terminal, hit)));
        }
        return CommandLine.ExitCode.OK;
    }

    private static String line(Terminal terminal, HybridSearch.Hit hit) {
        return String.format(
                Locale.ROOT,
                "%s  %s  %s",
                terminal.bold(hit.feed()),
                terminal.dim(seconds(hit.start()) + " to " + seconds(hit.end()).replaceFirst("^.*T", "")),
                hit.text());
    }

    /** Microseconds tell a person nothing here. */
    private static String seconds(String instant) {
        return instant.replaceFirst("\\.\\d+Z$", "Z");
    }
}
