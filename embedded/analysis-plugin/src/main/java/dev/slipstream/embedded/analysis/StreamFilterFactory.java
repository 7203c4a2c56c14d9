package dev.slipstream.embedded.analysis;

import org.apache.lucene.analysis.TokenStream;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.index.analysis.AbstractTokenFilterFactory;

import java.util.function.UnaryOperator;

/** A token filter that is one Lucene class around the stream: nearly all of them. */
final class StreamFilterFactory extends AbstractTokenFilterFactory {
    private final UnaryOperator<TokenStream> filter;
    private final boolean normalizes;

    /** @param normalizes whether the filter keeps one token per token, so that keyword normalizers may use it */
    StreamFilterFactory(String name, Settings settings, UnaryOperator<TokenStream> filter, boolean normalizes) {
        super(name, settings);
        this.filter = filter;
        this.normalizes = normalizes;
    }

    @Override
    public TokenStream create(TokenStream stream) {
        return filter.apply(stream);
    }

    @Override
    public TokenStream normalize(TokenStream stream) {
        return normalizes ? filter.apply(stream) : stream;
    }
}
