package dev.slipstream.vision.replay;

import dev.slipstream.vision.replay.hull.StageClock;

import java.util.List;

/**
 * A model and how it came about.
 *
 * @param cameras in the rig's order
 * @param warnings what a person should know before showing the model, one sentence each
 * @param stages in order
 */
public record Reconstruction(
        SceneModel model, List<CameraVerdict> cameras, List<String> warnings, List<StageClock.Stage> stages) {
    public Reconstruction {
        cameras = List.copyOf(cameras);
        warnings = List.copyOf(warnings);
        stages = List.copyOf(stages);
    }
}
