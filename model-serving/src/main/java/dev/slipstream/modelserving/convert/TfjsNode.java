package dev.slipstream.modelserving.convert;

import com.fasterxml.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * One operator of the original network.
 *
 * @param inputs what it takes, in order; edges that only order the execution are left out
 * @param attributes as TensorFlow writes them in JSON: 64-bit integers as text, strings in Base64
 */
record TfjsNode(String name, String op, List<Input> inputs, JsonNode attributes) {
    /** Output {@code index} of node {@code node}. */
    record Input(String node, int index) {
        static Input parse(String text) {
            int colon = text.lastIndexOf(':');
            if (colon < 0) {
                return new Input(text, 0);
            }
            try {
                return new Input(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
            } catch (NumberFormatException e) {
                throw new ConversionException("\"" + text + "\" names no output of a node", e);
            }
        }
    }

    static TfjsNode parse(JsonNode json) {
        List<Input> inputs = new ArrayList<>();
        json.path("input").forEach(input -> {
            if (!input.asText().startsWith("^")) {
                inputs.add(Input.parse(input.asText()));
            }
        });
        return new TfjsNode(
                json.path("name").asText(), json.path("op").asText(), List.copyOf(inputs), json.path("attr"));
    }

    int number(String attribute, int otherwise) {
        JsonNode value = attributes.path(attribute).path("i");
        return value.isMissingNode() ? otherwise : value.asInt(otherwise);
    }

    float real(String attribute, float otherwise) {
        return (float) attributes.path(attribute).path("f").asDouble(otherwise);
    }

    boolean flag(String attribute) {
        return attributes.path(attribute).path("b").asBoolean(false);
    }

    String text(String attribute, String otherwise) {
        JsonNode value = attributes.path(attribute).path("s");
        return value.isMissingNode() ? otherwise : decode(value);
    }

    /** Name of an element type, such as {@code DT_FLOAT}. */
    String type(String attribute) {
        return attributes.path(attribute).path("type").asText();
    }

    List<Integer> numbers(String attribute) {
        List<Integer> numbers = new ArrayList<>();
        attributes.path(attribute).path("list").path("i").forEach(value -> numbers.add(value.asInt()));
        return numbers;
    }

    List<String> texts(String attribute) {
        List<String> texts = new ArrayList<>();
        attributes.path(attribute).path("list").path("s").forEach(value -> texts.add(decode(value)));
        return texts;
    }

    private String decode(JsonNode value) {
        try {
            return new String(Base64.getDecoder().decode(value.asText()), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new ConversionException("Node " + name + " has an attribute that is no Base64", e);
        }
    }
}
