package dev.slipstream.connectors.elasticsearch;

import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Any record as nested maps and lists under its fields' own names: times in ISO 8601, enums by name, what is null or an empty text left out. */
final class RecordFields {
    private RecordFields() {}

    static Map<String, Object> of(SpecificRecordBase record) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (Schema.Field field : record.getSchema().getFields()) {
            Object value = plain(record.get(field.pos()));
            if (value != null && !"".equals(value)) {
                fields.put(field.name(), value);
            }
        }
        return fields;
    }

    private static @Nullable Object plain(@Nullable Object value) {
        if (value == null || value instanceof Number || value instanceof Boolean || value instanceof Map) {
            return value;
        }
        if (value instanceof SpecificRecordBase record) {
            return of(record);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(RecordFields::plain).toList();
        }
        return value.toString(); // Texts, times and enums.
    }
}
