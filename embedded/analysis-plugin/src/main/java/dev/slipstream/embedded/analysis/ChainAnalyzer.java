package dev.slipstream.embedded.analysis;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.elasticsearch.index.analysis.CharFilterFactory;
import org.elasticsearch.index.analysis.TokenFilterFactory;
import org.elasticsearch.index.analysis.TokenizerFactory;

import java.io.Reader;
import java.util.List;

/** Analyzes synonym rules with what stands before the synonym filter, so that rules meet the tokens as they arrive. */
final class ChainAnalyzer extends Analyzer {
    private final List<CharFilterFactory> charFilters;
    private final TokenizerFactory tokenizer;
    private final List<TokenFilterFactory> filters;

    ChainAnalyzer(List<CharFilterFactory> charFilters, TokenizerFactory tokenizer, List<TokenFilterFactory> filters) {
        this.charFilters = charFilters;
        this.tokenizer = tokenizer;
        this.filters = filters;
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
        Tokenizer source = tokenizer.create();
        TokenStream stream = source;
        for (TokenFilterFactory filter : filters) {
            stream = filter.getSynonymFilter().create(stream);
        }
        return new TokenStreamComponents(source, stream);
    }

    @Override
    protected Reader initReader(String field, Reader reader) {
        Reader read = reader;
        for (CharFilterFactory filter : charFilters) {
            read = filter.create(read);
        }
        return read;
    }
}
