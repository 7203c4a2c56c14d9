package dev.slipstream.embedded.analysis;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.core.FlattenGraphFilter;
import org.apache.lucene.analysis.synonym.SolrSynonymParser;
import org.apache.lucene.analysis.synonym.SynonymGraphFilter;
import org.apache.lucene.analysis.synonym.SynonymMap;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.index.IndexService.IndexCreationContext;
import org.elasticsearch.index.analysis.AbstractTokenFilterFactory;
import org.elasticsearch.index.analysis.Analysis;
import org.elasticsearch.index.analysis.CharFilterFactory;
import org.elasticsearch.index.analysis.TokenFilterFactory;
import org.elasticsearch.index.analysis.TokenizerFactory;

import java.io.IOException;
import java.io.StringReader;
import java.text.ParseException;
import java.util.List;
import java.util.function.Function;

/** {@code synonym} and {@code synonym_graph}: Solr rules from {@code synonyms} or {@code synonyms_path}. */
final class SynonymFilterFactory extends AbstractTokenFilterFactory {
    private final Environment environment;
    private final Settings settings;
    private final boolean graph;

    SynonymFilterFactory(Environment environment, String name, Settings settings, boolean graph) {
        super(name, settings);
        this.environment = environment;
        this.settings = settings;
        this.graph = graph;
    }

    @Override
    public TokenStream create(TokenStream stream) {
        throw new IllegalStateException("synonym filter [" + name() + "] was used outside an analyzer");
    }

    @Override
    public TokenFilterFactory getSynonymFilter() {
        return IDENTITY_FILTER;
    }

    @Override
    public TokenFilterFactory getChainAwareTokenFilterFactory(
            IndexCreationContext context,
            TokenizerFactory tokenizer,
            List<CharFilterFactory> charFilters,
            List<TokenFilterFactory> before,
            Function<String, TokenFilterFactory> all) {
        SynonymMap synonyms = parse(new ChainAnalyzer(charFilters, tokenizer, before));
        return new StreamFilterFactory(name(), settings, stream -> apply(synonyms, stream), false);
    }

    private TokenStream apply(SynonymMap synonyms, TokenStream stream) {
        if (synonyms.fst == null) {
            return stream; // no rules
        }
        TokenStream expanded = new SynonymGraphFilter(stream, synonyms, false);
        return graph ? expanded : new FlattenGraphFilter(expanded);
    }

    private SynonymMap parse(Analyzer analyzer) {
        List<String> rules = Analysis.getWordList(environment, settings, "synonyms");
        try {
            var parser = new SolrSynonymParser(true, settings.getAsBoolean("expand", true), analyzer);
            parser.parse(new StringReader(rules == null ? "" : String.join("\n", rules)));
            return parser.build();
        } catch (IOException | ParseException e) {
            throw new IllegalArgumentException(
                    "synonym filter [" + name() + "] has a rule that cannot be parsed: " + e.getMessage(), e);
        }
    }
}
