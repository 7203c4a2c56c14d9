package dev.slipstream.jobs;

import dev.slipstream.connectors.media.MediaStore;
import dev.slipstream.contracts.record.MediaReference;
import dev.slipstream.operators.highlight.ClipStore;
import org.apache.flink.configuration.ReadableConfig;

import java.io.IOException;

/** The media store that the settings name, behind the operators' seam. */
record StoredClips(MediaStore media) implements ClipStore {
    static StoredClips of(ReadableConfig settings) {
        return new StoredClips(new MediaStore(settings.get(SlipstreamOptions.MEDIA_STORE_ROOT)));
    }

    @Override
    public byte[] read(MediaReference reference) throws IOException {
        return media.read(reference);
    }

    @Override
    public MediaReference write(String highlight, String name, String container, byte[] file) throws IOException {
        return media.writeHighlight(highlight, name, container, file);
    }
}
