package dev.slipstream.operators.describe.words;

import com.ibm.icu.text.ListFormatter;
import com.ibm.icu.text.MessageFormat;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/**
 * One language's patterns, compiled once. What is said is an argument of a pattern and never part of one, so braces and
 * apostrophes in it are only text. Not thread-safe, as ICU's formats are not.
 */
final class Wording {
    private static final int VERSION_BYTES = 6;

    private final Map<String, MessageFormat> patterns = new HashMap<>();
    private final ListFormatter lists;
    private final Language language;
    private final String version;

    Wording(Language language) {
        this.language = language;
        byte[] bytes = read(language.code() + ".properties");
        version = digest(bytes);
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

    /** As much of the SHA-256 as tells two versions apart: a number kept by hand would be forgotten. */
    private static String digest(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest, 0, VERSION_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
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
