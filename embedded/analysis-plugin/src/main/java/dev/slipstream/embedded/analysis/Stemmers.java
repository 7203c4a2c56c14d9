package dev.slipstream.embedded.analysis;

import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.de.GermanLightStemFilter;
import org.apache.lucene.analysis.de.GermanMinimalStemFilter;
import org.apache.lucene.analysis.en.EnglishMinimalStemFilter;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.fr.FrenchLightStemFilter;
import org.apache.lucene.analysis.fr.FrenchMinimalStemFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;

import java.util.Locale;

/** The {@code language} values of the {@code stemmer} filter. */
final class Stemmers {
    private Stemmers() {}

    /** The stemmer that Elasticsearch means by {@code language}; names it does not list are Snowball's. */
    static TokenStream stem(TokenStream in, String language) {
        return switch (language.toLowerCase(Locale.ROOT)) {
            case "english", "porter" -> new PorterStemFilter(in);
            case "light_english", "kstem" -> new KStemFilter(in);
            case "minimal_english" -> new EnglishMinimalStemFilter(in);
            case "possessive_english" -> new EnglishPossessiveFilter(in);
            case "light_german" -> new GermanLightStemFilter(in);
            case "minimal_german" -> new GermanMinimalStemFilter(in);
            case "light_french" -> new FrenchLightStemFilter(in);
            case "minimal_french" -> new FrenchMinimalStemFilter(in);
            default -> new SnowballFilter(in, capitalized(language));
        };
    }

    private static String capitalized(String language) {
        return language.substring(0, 1).toUpperCase(Locale.ROOT)
                + language.substring(1).toLowerCase(Locale.ROOT);
    }
}
