package dev.slipstream.simulator.truth;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.slipstream.simulator.geometry.Vec3;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** JSON whose numbers have a fixed count of decimals, so that the same truth is the same bytes. */
final class FixedJson {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonGenerator out;

    private FixedJson(JsonGenerator out) {
        this.out = out;
    }

    /** What writes a document. */
    interface Body {
        void write(FixedJson json, JsonGenerator out) throws IOException;
    }

    static byte[] bytes(Body body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator out = FACTORY.createGenerator(bytes)) {
            body.write(new FixedJson(out), out);
        } catch (IOException e) {
            throw new UncheckedIOException("JSON in memory cannot be written", e);
        }
        return bytes.toByteArray();
    }

    void number(String name, double value, int decimals) throws IOException {
        out.writeFieldName(name);
        number(value, decimals);
    }

    void number(double value, int decimals) throws IOException {
        // Through BigDecimal, which knows no minus zero.
        out.writeNumber(BigDecimal.valueOf(value)
                .setScale(decimals, RoundingMode.HALF_EVEN)
                .toPlainString());
    }

    void numbers(String name, double[] values, int decimals) throws IOException {
        out.writeFieldName(name);
        numbers(decimals, values);
    }

    void numbers(int decimals, double... values) throws IOException {
        out.writeStartArray();
        for (double value : values) {
            number(value, decimals);
        }
        out.writeEndArray();
    }

    void point(String name, Vec3 at, int decimals) throws IOException {
        out.writeFieldName(name);
        numbers(decimals, at.x(), at.y(), at.z());
    }
}
