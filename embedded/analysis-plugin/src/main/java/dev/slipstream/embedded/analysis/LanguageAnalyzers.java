package dev.slipstream.embedded.analysis;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.it.ItalianAnalyzer;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.index.analysis.AbstractIndexAnalyzerProvider;
import org.elasticsearch.index.analysis.Analysis;
import org.elasticsearch.index.analysis.AnalyzerProvider;
import org.elasticsearch.indices.analysis.AnalysisModule.AnalysisProvider;

import java.util.Map;
import java.util.function.BiFunction;

/** Language analyzers with their stock settings {@code stopwords} and {@code stem_exclusion}. */
final class LanguageAnalyzers {
    private LanguageAnalyzers() {}

    static Map<String, AnalysisProvider<AnalyzerProvider<? extends Analyzer>>> all() {
        return Map.of(
                "english", language(EnglishAnalyzer.getDefaultStopSet(), EnglishAnalyzer::new),
                "german", language(GermanAnalyzer.getDefaultStopSet(), GermanAnalyzer::new),
                "french", language(FrenchAnalyzer.getDefaultStopSet(), FrenchAnalyzer::new),
                "italian", language(ItalianAnalyzer.getDefaultStopSet(), ItalianAnalyzer::new),
                "spanish", language(SpanishAnalyzer.getDefaultStopSet(), SpanishAnalyzer::new));
    }

    private static AnalysisProvider<AnalyzerProvider<? extends Analyzer>> language(
            CharArraySet stopWords, BiFunction<CharArraySet, CharArraySet, Analyzer> create) {
        return (index, environment, name, settings) -> new Provider(
                name,
                settings,
                create.apply(
                        Analysis.parseStopWords(environment, settings, stopWords),
                        Analysis.parseStemExclusion(settings, CharArraySet.EMPTY_SET)));
    }

    /** Hands out the one analyzer of an index; analyzers are thread-safe. */
    private static final class Provider extends AbstractIndexAnalyzerProvider<Analyzer> {
        private final Analyzer analyzer;

        Provider(String name, Settings settings, Analyzer analyzer) {
            super(name, settings);
            this.analyzer = analyzer;
        }

        @Override
        public Analyzer get() {
            return analyzer;
        }
    }
}
