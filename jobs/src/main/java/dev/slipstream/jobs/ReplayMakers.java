package dev.slipstream.jobs;

import dev.slipstream.connectors.media.MediaStore;
import dev.slipstream.contracts.record.MediaReference;
import dev.slipstream.operators.replay.GroupRig;
import dev.slipstream.operators.replay.ReplayLimits;
import dev.slipstream.operators.replay.ReplayMakerFactory;
import dev.slipstream.operators.replay.ReplayStore;
import dev.slipstream.operators.replay.SceneReplayMaker;
import dev.slipstream.vision.replay.studio.OrbitPlan;
import org.apache.flink.configuration.ReadableConfig;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The makers of replays as the settings say. */
final class ReplayMakers {
    private ReplayMakers() {}

    static ReplayMakerFactory of(ReadableConfig settings, List<GroupRig> rigs) {
        ReplayStore store = new StoredReplays(new MediaStore(settings.get(SlipstreamOptions.MEDIA_STORE_ROOT)));
        ReplayLimits limits = ReplayOptions.limits(settings);
        ArrayList<GroupRig> all = new ArrayList<>(rigs);
        int pictures = settings.get(ReplayOptions.ORBIT_PICTURES);
        int width = settings.get(ReplayOptions.ORBIT_WIDTH);
        int height = settings.get(ReplayOptions.ORBIT_HEIGHT);
        Duration rehearsal = settings.get(ReplayOptions.REHEARSAL);
        // Says now what is wrong with it, and not where the job runs.
        var unused = new OrbitPlan(pictures, width, height, OrbitPlan.USUAL.fps(), OrbitPlan.USUAL.turn());
        return () -> new SceneReplayMaker(
                all,
                store,
                limits,
                new OrbitPlan(pictures, width, height, OrbitPlan.USUAL.fps(), OrbitPlan.USUAL.turn()),
                rehearsal);
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
