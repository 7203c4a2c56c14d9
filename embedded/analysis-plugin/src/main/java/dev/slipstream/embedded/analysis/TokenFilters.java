package dev.slipstream.embedded.analysis;

import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.core.DecimalDigitFilter;
import org.apache.lucene.analysis.core.FlattenGraphFilter;
import org.apache.lucene.analysis.core.UpperCaseFilter;
import org.apache.lucene.analysis.de.GermanNormalizationFilter;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.LengthFilter;
import org.apache.lucene.analysis.miscellaneous.RemoveDuplicatesTokenFilter;
import org.apache.lucene.analysis.miscellaneous.TrimFilter;
import org.apache.lucene.analysis.miscellaneous.TruncateTokenFilter;
import org.apache.lucene.analysis.miscellaneous.WordDelimiterGraphFilter;
import org.apache.lucene.analysis.ngram.EdgeNGramTokenFilter;
import org.apache.lucene.analysis.ngram.NGramTokenFilter;
import org.apache.lucene.analysis.reverse.ReverseStringFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.tr.ApostropheFilter;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.index.analysis.PreConfiguredTokenFilter;
import org.elasticsearch.index.analysis.TokenFilterFactory;
import org.elasticsearch.indices.analysis.AnalysisModule.AnalysisProvider;
import org.elasticsearch.plugins.AnalysisPlugin;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * Token filters under the names and with the settings of Elasticsearch's {@code analysis-common}.
 *
 * <p>Simpler than the stock ones: {@code unique} removes duplicates at the same position only, and {@code synonym}
 * reads Solr rules only.
 */
final class TokenFilters {
    private static final int WORD_DELIMITER_DEFAULTS = WordDelimiterGraphFilter.GENERATE_WORD_PARTS
            | WordDelimiterGraphFilter.GENERATE_NUMBER_PARTS
            | WordDelimiterGraphFilter.SPLIT_ON_CASE_CHANGE
            | WordDelimiterGraphFilter.SPLIT_ON_NUMERICS
            | WordDelimiterGraphFilter.STEM_ENGLISH_POSSESSIVE;

    private TokenFilters() {}

    /** Filters that an index's settings may configure. */
    static Map<String, AnalysisProvider<TokenFilterFactory>> configurable() {
        Map<String, AnalysisProvider<TokenFilterFactory>> filters = new TreeMap<>();
        normalizing(filters, "lowercase", (in, s) -> new LowerCaseFilter(in));
        normalizing(filters, "uppercase", (in, s) -> new UpperCaseFilter(in));
        normalizing(filters, "trim", (in, s) -> new TrimFilter(in));
        normalizing(filters, "decimal_digit", (in, s) -> new DecimalDigitFilter(in));
        normalizing(filters, "german_normalization", (in, s) -> new GermanNormalizationFilter(in));
        normalizing(
                filters,
                "asciifolding",
                (in, s) -> new ASCIIFoldingFilter(in, s.getAsBoolean("preserve_original", false)));
        plain(filters, "stemmer", (in, s) -> Stemmers.stem(in, s.get("language", s.get("name", "porter"))));
        plain(filters, "snowball", (in, s) -> new SnowballFilter(in, s.get("language", "English")));
        plain(filters, "porter_stem", (in, s) -> new PorterStemFilter(in));
        plain(filters, "kstem", (in, s) -> new KStemFilter(in));
        plain(filters, "apostrophe", (in, s) -> new ApostropheFilter(in));
        plain(filters, "reverse", (in, s) -> new ReverseStringFilter(in));
        plain(filters, "unique", (in, s) -> new RemoveDuplicatesTokenFilter(in));
        plain(filters, "flatten_graph", (in, s) -> new FlattenGraphFilter(in));
        plain(filters, "truncate", (in, s) -> new TruncateTokenFilter(in, s.getAsInt("length", 10)));
        plain(
                filters,
                "length",
                (in, s) -> new LengthFilter(in, s.getAsInt("min", 0), s.getAsInt("max", Integer.MAX_VALUE)));
        plain(
                filters,
                "ngram",
                (in, s) -> new NGramTokenFilter(in, Grams.min(s), Grams.max(s), Grams.preserveOriginal(s)));
        plain(
                filters,
                "edge_ngram",
                (in, s) -> new EdgeNGramTokenFilter(in, Grams.min(s), Grams.max(s), Grams.preserveOriginal(s)));
        plain(
                filters,
                "word_delimiter_graph",
                (in, s) -> new WordDelimiterGraphFilter(in, WORD_DELIMITER_DEFAULTS, null));
        filters.put(
                "synonym",
                AnalysisPlugin.requiresAnalysisSettings((i, e, n, s) -> new SynonymFilterFactory(e, n, s, false)));
        filters.put(
                "synonym_graph",
                AnalysisPlugin.requiresAnalysisSettings((i, e, n, s) -> new SynonymFilterFactory(e, n, s, true)));
        return filters;
    }

    /** Filters that an analyzer may name without configuring them. */
    static List<PreConfiguredTokenFilter> preconfigured() {
        return List.of(
                PreConfiguredTokenFilter.singleton("asciifolding", true, ASCIIFoldingFilter::new),
                PreConfiguredTokenFilter.singleton("uppercase", true, UpperCaseFilter::new),
                PreConfiguredTokenFilter.singleton("trim", true, TrimFilter::new),
                PreConfiguredTokenFilter.singleton("decimal_digit", true, DecimalDigitFilter::new),
                PreConfiguredTokenFilter.singleton("german_normalization", true, GermanNormalizationFilter::new),
                PreConfiguredTokenFilter.singleton("apostrophe", false, ApostropheFilter::new),
                PreConfiguredTokenFilter.singleton("reverse", false, ReverseStringFilter::new),
                PreConfiguredTokenFilter.singleton("porter_stem", false, PorterStemFilter::new),
                PreConfiguredTokenFilter.singleton("stemmer", false, PorterStemFilter::new),
                PreConfiguredTokenFilter.singleton("kstem", false, KStemFilter::new),
                PreConfiguredTokenFilter.singleton("snowball", false, in -> new SnowballFilter(in, "English")),
                PreConfiguredTokenFilter.singleton("flatten_graph", false, FlattenGraphFilter::new),
                PreConfiguredTokenFilter.singleton("unique", false, RemoveDuplicatesTokenFilter::new));
    }

    private static void normalizing(
            Map<String, AnalysisProvider<TokenFilterFactory>> into,
            String type,
            BiFunction<TokenStream, Settings, TokenStream> filter) {
        into.put(type, (index, environment, name, s) -> new StreamFilterFactory(name, s, with(filter, s), true));
    }

    private static void plain(
            Map<String, AnalysisProvider<TokenFilterFactory>> into,
            String type,
            BiFunction<TokenStream, Settings, TokenStream> filter) {
        into.put(type, (index, environment, name, s) -> new StreamFilterFactory(name, s, with(filter, s), false));
    }

    private static UnaryOperator<TokenStream> with(
            BiFunction<TokenStream, Settings, TokenStream> filter, Settings settings) {
        return stream -> filter.apply(stream, settings);
    }
}
