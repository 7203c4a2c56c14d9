package dev.slipstream.connectors.elasticsearch;

import org.jspecify.annotations.Nullable;

import java.io.Serializable;

/**
 * A document on its way to an index. The same id and version always carry the same content, so sending it twice is
 * harmless.
 *
 * @param index name of the index it goes to
 * @param id deterministic {@code _id}
 * @param version external version; the highest one seen holds
 * @param feed the feed it tells of, for counting; null if none
 * @param json the document, UTF-8; not copied, so nobody may change it
 */
@SuppressWarnings(
        "ArrayRecordComponent") // Compared by nobody; copying every document would cost more than it protects.
public record DocumentRequest(
        String index, String id, long version, @Nullable String feed, byte[] json) implements Serializable {
    private static final long serialVersionUID = 1;

    /** About what the bulk request spends on the line before the document. */
    private static final int HEADER_BYTES = 128;

    /** Bytes it takes in a bulk request, header line included. */
    public long sizeInBytes() {
        return HEADER_BYTES + index.length() + id.length() + (long) json.length;
    }

    /** How messages name it. */
    @Override
    public String toString() {
        return "document " + id + " version " + version + (feed == null ? "" : " of feed " + feed) + " for index "
                + index;
    }
}
