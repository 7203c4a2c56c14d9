package dev.slipstream.operators.describe.words;

import com.ibm.icu.text.ListFormatter;
import com.ibm.icu.text.MessageFormat;
import dev.slipstream.modelserving.tensor.Weights;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/**
 * One language's patterns, compiled once. What is said is an argument of a pattern and never part of one, so braces and
 * apostrophes in it are only text. Not thread-safe, as ICU's formats are not.
 */
final class Wording {
    /** As much of the digest as tells two versions apart. */
    private static final int VERSION_LETTERS = 12;

    private final Map<String, MessageFormat> patterns = new HashMap<>();
    private final ListFormatter lists;
    private final Language language;
    private final String version;

    Wording(Language language) {
        this.language = language;
        byte[] bytes = read(language.code() + ".properties");
        version = Weights.sha256(bytes).substring(0, VERSION_LETTERS); // A number kept by hand would be forgotten.
        Properties resource = properties(bytes);
        for (String key : resource.stringPropertyNames()) {
            patterns.put(key, new MessageFormat(resource.getProperty(key), language.locale()));
        }
        lists = ListFormatter.getInstance(language.locale(), ListFormatter.Type.AND, ListFormatter.Width.WIDE);
    }

    private static byte[] read(String name) {
        try (InputStream in = Wording.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the operators module lacks its resource " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Properties properties(byte[] bytes) {
        Properties resource = new Properties();
        try {
            resource.load(new StringReader(new String(bytes, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return resource;
    }

    /** Of the patterns. */
    String version() {
        return version;
    }

    Language language() {
        return language;
    }

    Set<String> keys() {
        return patterns.keySet();
    }

    /** The pattern with these arguments in it. */
    String say(String key, Map<String, Object> arguments) {
        MessageFormat pattern = patterns.get(key);
        if (pattern == null) {
            throw new IllegalStateException("there are no words for " + key + " in " + language.code());
        }
        return pattern.format(arguments);
    }

    /** The parts put one behind another by a pattern of two. */
    String join(String key, List<String> parts) {
        return parts.stream()
                .reduce((first, second) -> say(key, Map.of("first", first, "second", second)))
                .orElse("");
    }

    /** The names as the language writes a list: A, B and C. */
    String list(List<String> names) {
        return lists.format(names);
    }
}
