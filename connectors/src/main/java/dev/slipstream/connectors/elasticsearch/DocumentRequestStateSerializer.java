package dev.slipstream.connectors.elasticsearch;

import org.apache.flink.connector.base.sink.writer.AsyncSinkWriterStateSerializer;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** Documents that a checkpoint found on their way. */
final class DocumentRequestStateSerializer extends AsyncSinkWriterStateSerializer<DocumentRequest> {
    private static final int VERSION = 1;

    @Override
    protected void serializeRequestToStream(DocumentRequest request, DataOutputStream out) throws IOException {
        out.writeUTF(request.index());
        out.writeUTF(request.id());
        out.writeLong(request.version());
        String feed = request.feed();
        out.writeBoolean(feed != null);
        if (feed != null) {
            out.writeUTF(feed);
        }
        out.writeInt(request.json().length);
        out.write(request.json());
    }

    @Override
    protected DocumentRequest deserializeRequestFromStream(long size, DataInputStream in) throws IOException {
        String index = in.readUTF();
        String id = in.readUTF();
        long version = in.readLong();
        String feed = in.readBoolean() ? in.readUTF() : null;
        byte[] json = in.readNBytes(in.readInt());
        return new DocumentRequest(index, id, version, feed, json);
    }

    @Override
    public int getVersion() {
        return VERSION;
    }
}
