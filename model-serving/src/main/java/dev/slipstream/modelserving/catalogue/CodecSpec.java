package dev.slipstream.modelserving.catalogue;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How a model is asked and answers, by name: the catalogue knows the figures, and a codec of that name knows the code.
 *
 * @param parameters numbers, texts, or lists of them
 */
public record CodecSpec(String name, Map<String, Object> parameters) {
    public CodecSpec {
        parameters = Map.copyOf(parameters);
    }

    public int number(String parameter) {
        return required(parameter, Number.class).intValue();
    }

    public String text(String parameter) {
        return required(parameter, String.class);
    }

    /** Whether the parameter is there. */
    public boolean has(String parameter) {
        return parameters.containsKey(parameter);
    }

    public float[] reals(String parameter) {
        List<?> list = required(parameter, List.class);
        float[] values = new float[list.size()];
        for (int i = 0; i < values.length; i++) {
            if (!(list.get(i) instanceof Number number)) {
                throw wrong(parameter, "a list of numbers");
            }
            values[i] = number.floatValue();
        }
        return values;
    }

    private <T> T required(String parameter, Class<T> type) {
        @Nullable Object value = parameters.get(parameter);
        if (!type.isInstance(value)) {
            throw wrong(parameter, "a " + type.getSimpleName().toLowerCase(Locale.ROOT));
        }
        return type.cast(value);
    }

    private CatalogueException wrong(String parameter, String expected) {
        return new CatalogueException("Codec " + name + " takes " + expected + " as " + parameter
                + "; the catalogue says " + parameters.get(parameter));
    }
}
