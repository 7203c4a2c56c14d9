package dev.slipstream.operators.replay;

import org.jspecify.annotations.Nullable;

import java.io.Serializable;
import java.util.List;

/**
 * A camera group that can be rebuilt: which cameras its rig has, and where the rig lies.
 *
 * @param group as feeds are registered with it
 * @param rig path of its rig.json, readable by every TaskManager
 * @param cameras ids in the rig's order
 */
public record GroupRig(String group, String rig, List<String> cameras) implements Serializable {
    public GroupRig {
        cameras = List.copyOf(cameras);
    }

    /** The camera that a feed is: named like it, or ending with its name after a hyphen; null where it is none of these. */
    @Nullable
    String camera(String feed) {
        String best = null;
        for (String camera : cameras) {
            boolean named = feed.equals(camera) || feed.endsWith("-" + camera);
            if (named && (best == null || camera.length() > best.length())) {
                best = camera;
            }
        }
        return best;
    }
}
