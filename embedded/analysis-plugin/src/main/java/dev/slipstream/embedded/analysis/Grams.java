package dev.slipstream.embedded.analysis;

import org.elasticsearch.common.settings.Settings;

/** Settings that the n-gram filters and tokenizers share, with Elasticsearch's defaults. */
final class Grams {
    private Grams() {}

    static int min(Settings settings) {
        return settings.getAsInt("min_gram", 1);
    }

    static int max(Settings settings) {
        return settings.getAsInt("max_gram", 2);
    }

    static boolean preserveOriginal(Settings settings) {
        return settings.getAsBoolean("preserve_original", false);
    }
}
