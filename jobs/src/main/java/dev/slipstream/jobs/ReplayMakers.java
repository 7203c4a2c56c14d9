package dev.slipstream.jobs;

import dev.slipstream.connectors.media.MediaStore;
import dev.slipstream.contracts.record.MediaReference;
import dev.slipstream.operators.replay.GroupRig;
import dev.slipstream.operators.replay.ReplayLimits;
import dev.slipstream.operators.replay.ReplayMakerFactory;
import dev.slipstream.operators.replay.ReplayStore;
import dev.slipstream.operators.replay.SceneReplayMaker;
import org.apache.flink.configuration.ReadableConfig;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The makers of replays as the settings say. */
final class ReplayMakers {
    private ReplayMakers() {}

    static ReplayMakerFactory of(ReadableConfig settings, List<GroupRig> rigs) {
        ReplayStore store = new StoredReplays(new MediaStore(settings.get(SlipstreamOptions.MEDIA_STORE_ROOT)));
        ReplayLimits limits = ReplayOptions.limits(settings);
        ArrayList<GroupRig> all = new ArrayList<>(rigs);
        return () -> new SceneReplayMaker(all, store, limits);
    }

    /** The media store behind the operators' seam. */
    private record StoredReplays(MediaStore media) implements ReplayStore {
        @Override
        public byte[] read(MediaReference reference) throws IOException {
            return media.read(reference);
        }

        @Override
        public MediaReference write(String group, long momentMillis, String name, String container, byte[] file)
                throws IOException {
            return media.writeReplay(group, momentMillis, name, container, file);
        }
    }
}
