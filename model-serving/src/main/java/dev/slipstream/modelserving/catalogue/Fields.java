package dev.slipstream.modelserving.catalogue;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** A mapping of the catalogue, read strictly: what is missing, wrong or unknown is refused by name. */
final class Fields {
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    /** Names that stay in their folder on every file system. */
    private static final Pattern FILE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

    private final String where;
    private final JsonNode node;
    private final Set<String> read = new HashSet<>();

    Fields(String where, JsonNode node) {
        this.where = where;
        this.node = node;
        if (!node.isObject()) {
            throw wrong("must be a mapping");
        }
    }

    String text(String key) {
        JsonNode value = get(key);
        if (!value.isValueNode() || value.asText().isBlank()) {
            throw wrong(key + " must be a text");
        }
        return value.asText();
    }

    String text(String key, String otherwise) {
        read.add(key);
        return node.has(key) ? text(key) : otherwise;
    }

    String sha256(String key) {
        String value = text(key);
        if (!SHA256.matcher(value).matches()) {
            throw wrong(key + " must be 64 lower-case hexadecimal digits, not \"" + value + "\"");
        }
        return value;
    }

    /** A name in a folder: no path, and nothing that leads out of it. */
    String file(String key) {
        String value = text(key);
        if (!FILE.matcher(value).matches()) {
            throw wrong(key + " must be a plain file name, not \"" + value + "\"");
        }
        return value;
    }

    int number(String key) {
        JsonNode value = get(key);
        if (!value.isInt()) {
            throw wrong(key + " must be a whole number");
        }
        return value.asInt();
    }

    long[] shape(String key) {
        JsonNode list = list(key);
        long[] shape = new long[list.size()];
        for (int i = 0; i < shape.length; i++) {
            if (!list.get(i).isInt() || list.get(i).asInt() < -1) {
                throw wrong(key + " must be a list of lengths, -1 where an axis is open");
            }
            shape[i] = list.get(i).asLong();
        }
        return shape;
    }

    JsonNode list(String key) {
        JsonNode value = get(key);
        if (!value.isArray()) {
            throw wrong(key + " must be a list");
        }
        return value;
    }

    List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        list(key).forEach(text -> texts.add(text.asText()));
        return texts;
    }

    Fields fields(String key) {
        return new Fields(where + ", " + key, get(key));
    }

    JsonNode get(String key) {
        read.add(key);
        JsonNode value = node.get(key);
        if (value == null || value.isNull()) {
            throw wrong(key + " is missing");
        }
        return value;
    }

    /** Refuses keys that nobody asked for: a misspelt one would otherwise be left out in silence. */
    void end() {
        node.fieldNames().forEachRemaining(key -> {
            if (!read.contains(key)) {
                throw wrong("the key \"" + key + "\" is not known");
            }
        });
    }

    /** The only key there is. */
    String single() {
        if (node.size() != 1) {
            throw wrong("must have one key, not " + node.size());
        }
        return node.fieldNames().next();
    }

    String where() {
        return where;
    }

    CatalogueException wrong(String what) {
        return new CatalogueException(where + ": " + what);
    }
}
