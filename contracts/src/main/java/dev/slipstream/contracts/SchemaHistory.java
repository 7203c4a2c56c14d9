package dev.slipstream.contracts;

import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The schemas that records were ever written with. They let a reader decode old bytes, and the build refuses a schema
 * that cannot read them or that they cannot read.
 */
public final class SchemaHistory {
    private static final String FOLDER = "history/";

    private SchemaHistory() {}

    /** Released schemas of a record, oldest first; the newest equals the current one (a test sees to it). */
    public static List<Schema> of(Schema current) {
        List<Schema> found = new ArrayList<>();
        for (int version = 1; ; version++) {
            try (InputStream in = SchemaHistory.class.getResourceAsStream(fileName(current, version))) {
                if (in == null) {
                    return found;
                }
                found.add(new Schema.Parser().parse(in));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Resource of one released schema, relative to this class. */
    static String fileName(Schema schema, int version) {
        return FOLDER + schema.getName() + "." + version + ".avsc";
    }

    /**
     * What stands between two schemas and full compatibility (new reads old, old reads new), one line each; empty if
     * nothing does.
     */
    public static List<String> incompatibilities(Schema released, Schema proposed) {
        List<String> problems = new ArrayList<>();
        collect(problems, "the new schema cannot read old records", proposed, released);
        collect(problems, "old readers cannot read new records", released, proposed);
        return problems;
    }

    private static void collect(List<String> problems, String what, Schema reader, Schema writer) {
        var result = SchemaCompatibility.checkReaderWriterCompatibility(reader, writer);
        if (result.getType() != SchemaCompatibilityType.COMPATIBLE) {
            result.getResult()
                    .getIncompatibilities()
                    .forEach(i ->
                            problems.add(what + ": " + i.getType() + " at " + i.getLocation() + ", " + i.getMessage()));
        }
    }
}
