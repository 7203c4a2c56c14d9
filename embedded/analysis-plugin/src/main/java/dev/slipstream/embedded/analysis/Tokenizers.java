package dev.slipstream.embedded.analysis;

import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.core.KeywordTokenizer;
import org.apache.lucene.analysis.core.LetterTokenizer;
import org.apache.lucene.analysis.core.WhitespaceTokenizer;
import org.apache.lucene.analysis.ngram.EdgeNGramTokenizer;
import org.apache.lucene.analysis.ngram.NGramTokenizer;
import org.apache.lucene.analysis.path.PathHierarchyTokenizer;
import org.apache.lucene.analysis.pattern.PatternTokenizer;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.index.analysis.PreConfiguredTokenizer;
import org.elasticsearch.index.analysis.TokenizerFactory;
import org.elasticsearch.indices.analysis.AnalysisModule.AnalysisProvider;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Tokenizers under the stock names; the server itself brings only {@code standard}. */
final class Tokenizers {
    private static final int TO_THE_END = -1;

    private Tokenizers() {}

    /** Tokenizers that an index's settings may configure. */
    static Map<String, AnalysisProvider<TokenizerFactory>> configurable() {
        return Map.of(
                "keyword", tokenizer(s -> new KeywordTokenizer()),
                "whitespace", tokenizer(s -> new WhitespaceTokenizer()),
                "letter", tokenizer(s -> new LetterTokenizer()),
                "path_hierarchy", tokenizer(s -> new PathHierarchyTokenizer()),
                "pattern", tokenizer(s -> new PatternTokenizer(Pattern.compile(s.get("pattern", "\\W+")), TO_THE_END)),
                "ngram", tokenizer(s -> new NGramTokenizer(Grams.min(s), Grams.max(s))),
                "edge_ngram", tokenizer(s -> new EdgeNGramTokenizer(Grams.min(s), Grams.max(s))));
    }

    /** Tokenizers that an analyzer may name without configuring them. */
    static List<PreConfiguredTokenizer> preconfigured() {
        return List.of(
                PreConfiguredTokenizer.singleton("keyword", KeywordTokenizer::new),
                PreConfiguredTokenizer.singleton("whitespace", WhitespaceTokenizer::new),
                PreConfiguredTokenizer.singleton("letter", LetterTokenizer::new),
                PreConfiguredTokenizer.singleton("path_hierarchy", PathHierarchyTokenizer::new));
    }

    private static AnalysisProvider<TokenizerFactory> tokenizer(Function<Settings, Tokenizer> create) {
        return (index, environment, name, settings) -> TokenizerFactory.newFactory(name, () -> create.apply(settings));
    }
}
