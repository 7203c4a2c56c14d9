package dev.slipstream.simulator.truth;

import dev.slipstream.simulator.geometry.Camera;
import org.jspecify.annotations.Nullable;

/**
 * A camera as its operators believe it stands, which trouble may have made wrong.
 *
 * @param id name of the camera and of its feed
 * @param plate picture of the empty scene, relative to the rig's file; null where there is none
 * @param offsetSeconds to be added to the camera's time to get the rig's
 */
public record RigCamera(String id, Camera camera, @Nullable String plate, double offsetSeconds) {}
