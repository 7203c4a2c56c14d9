package dev.slipstream.jobs;

import dev.slipstream.connectors.media.MediaStore;
import dev.slipstream.contracts.record.MediaReference;
import dev.slipstream.operators.highlight.ClipStore;
import dev.slipstream.operators.replay.ReplayStore;
import org.apache.flink.configuration.ReadableConfig;

import java.io.IOException;

/** The media store that the settings name, behind the operators' seams. */
record StoredMedia(MediaStore store) implements ClipStore, ReplayStore {
    static StoredMedia of(ReadableConfig settings) {
        return new StoredMedia(new MediaStore(settings.get(SlipstreamOptions.MEDIA_STORE_ROOT)));
    }

    @Override
    public byte[] read(MediaReference reference) throws IOException {
        return store.read(reference);
    }

    @Override
    public MediaReference write(String highlight, String name, String container, byte[] file) throws IOException {
        return store.writeHighlight(highlight, name, container, file);
    }

    @Override
    public MediaReference write(String group, long momentMillis, String name, String container, byte[] file)
            throws IOException {
        return store.writeReplay(group, momentMillis, name, container, file);
    }
}
