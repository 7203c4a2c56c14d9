package dev.slipstream.operators.describe.words;

import com.ibm.icu.util.ULocale;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The languages that there are words for: one resource of patterns each. */
public enum Language {
    /** British, for its lists have no comma before "and". */
    EN(ULocale.UK),
    FR(ULocale.FRANCE),
    DE(ULocale.GERMANY),
    IT(ULocale.ITALY),
    /** Simplified. */
    ZH(ULocale.SIMPLIFIED_CHINESE);

    private final ULocale locale;

    Language(ULocale locale) {
        this.locale = locale;
    }

    /** BCP 47: en, fr, de, it, zh. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whose plurals, lists and letters are meant. */
    ULocale locale() {
        return locale;
    }

    /**
     * The languages of these codes, each once, in the order given.
     *
     * @throws IllegalArgumentException naming what there is, if a code is unknown or there is none
     */
    public static List<Language> list(List<String> codes) {
        Set<Language> languages = new LinkedHashSet<>();
        for (String code : codes) {
            languages.add(of(code.strip()));
        }
        if (languages.isEmpty()) {
            throw new IllegalArgumentException("no language is named; there are " + known());
        }
        return new ArrayList<>(languages);
    }

    private static Language of(String code) {
        return Arrays.stream(values())
                .filter(language -> language.code().equals(code.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("there are no words for '" + code + "'; there are " + known()));
    }

    private static String known() {
        return Arrays.stream(values()).map(Language::code).collect(Collectors.joining(", "));
    }
}
