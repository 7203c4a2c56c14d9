package dev.slipstream.jobs;

import dev.slipstream.operators.replay.GroupRig;
import dev.slipstream.operators.replay.ReplayLimits;
import dev.slipstream.operators.replay.ReplayMakerFactory;
import dev.slipstream.operators.replay.ReplayStore;
import dev.slipstream.operators.replay.SceneReplayMaker;
import dev.slipstream.vision.replay.studio.OrbitPlan;
import org.apache.flink.configuration.ReadableConfig;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The makers of replays as the settings say. */
final class ReplayMakers {
    private ReplayMakers() {}

    static ReplayMakerFactory of(ReadableConfig settings, List<GroupRig> rigs) {
        ReplayStore store = StoredMedia.of(settings);
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
}
