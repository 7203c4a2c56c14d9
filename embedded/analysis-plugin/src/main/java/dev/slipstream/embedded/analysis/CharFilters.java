package dev.slipstream.embedded.analysis;

import org.apache.lucene.analysis.charfilter.HTMLStripCharFilter;
import org.elasticsearch.index.analysis.AbstractCharFilterFactory;
import org.elasticsearch.index.analysis.CharFilterFactory;
import org.elasticsearch.indices.analysis.AnalysisModule.AnalysisProvider;

import java.io.Reader;
import java.util.Map;

/** Character filters under the stock names. */
final class CharFilters {
    private CharFilters() {}

    static Map<String, AnalysisProvider<CharFilterFactory>> all() {
        return Map.of("html_strip", (index, environment, name, settings) -> new HtmlStrip(name));
    }

    /** Removes markup and decodes entities. */
    private static final class HtmlStrip extends AbstractCharFilterFactory {
        HtmlStrip(String name) {
            super(name);
        }

        @Override
        public Reader create(Reader reader) {
            return new HTMLStripCharFilter(reader);
        }
    }
}
