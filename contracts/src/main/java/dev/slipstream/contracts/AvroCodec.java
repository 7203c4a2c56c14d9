package dev.slipstream.contracts;

import org.apache.avro.Schema;
import org.apache.avro.message.BadHeaderException;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.message.MissingSchemaException;
import org.apache.avro.message.SchemaStore;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Avro single-object encoding: two marker bytes, the writer schema's CRC-64 fingerprint, the body. A reader finds the
 * writer's schema among the released ones in this module, so there is no registry to run.
 *
 * <p>Source: Apache Avro specification 1.12, "Single-object encoding". Not thread-safe; make one per thread.
 *
 * @param <T> the generated record
 */
public final class AvroCodec<T extends SpecificRecordBase> {
    /** More items than any array of ours holds: an embedding has 384 floats, a start list some hundred entrants. */
    private static final int MAX_ITEMS = 100_000;

    static {
        // A corrupt length must be an error, not an allocation of two gigabytes. Avro reads these once, on first use.
        limit("bytes", Topics.MAX_RECORD_BYTES);
        limit("string", Topics.MAX_RECORD_BYTES);
        limit("collectionItems", MAX_ITEMS);
    }

    private final Class<T> type;
    private final BinaryMessageEncoder<T> encoder;
    private final BinaryMessageDecoder<T> decoder;

    public AvroCodec(Class<T> type) {
        this.type = type;
        SpecificData model = SpecificData.getForClass(type);
        Schema schema = model.getSchema(type);
        SchemaStore.Cache writers = new SchemaStore.Cache();
        SchemaHistory.of(schema).forEach(writers::addSchema);
        writers.addSchema(schema);
        this.encoder = new BinaryMessageEncoder<>(model, schema);
        this.decoder = new BinaryMessageDecoder<>(model, schema, writers);
    }

    private static void limit(String what, int most) {
        String key = "org.apache.avro.limits." + what + ".maxLength";
        if (System.getProperty(key) == null) {
            System.setProperty(key, Integer.toString(most));
        }
    }

    /** The record as bytes that {@link #decode} of this release, and of every compatible one, reads. */
    public byte[] encode(T value) {
        try {
            ByteBuffer bytes = encoder.encode(value);
            byte[] out = new byte[bytes.remaining()];
            bytes.get(out);
            return out;
        } catch (IOException e) {
            throw new IllegalStateException(type.getSimpleName() + " cannot be encoded: " + e.getMessage(), e);
        }
    }

    /**
     * The record in {@code bytes}.
     *
     * @throws UndecodableRecordException if they are no such record, or of a schema that was never released
     */
    public T decode(byte[] bytes) throws UndecodableRecordException {
        try {
            return decoder.decode(bytes);
        } catch (BadHeaderException e) {
            throw new UndecodableRecordException(type, "the bytes do not start with an Avro single-object header", e);
        } catch (MissingSchemaException e) {
            throw new UndecodableRecordException(type, "its schema was never released with this contract", e);
        } catch (IOException | RuntimeException e) {
            // Avro throws unchecked exceptions of many kinds on corrupt lengths and union indexes.
            throw new UndecodableRecordException(type, "the body is corrupt (" + e + ")", e);
        }
    }
}
