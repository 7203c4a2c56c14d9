package dev.slipstream.simulator.truth;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.slipstream.simulator.geometry.Box;
import dev.slipstream.simulator.geometry.Camera;

import java.io.IOException;
import java.util.List;

/** rig.json: how the cameras of a group stand, for those who reconstruct from them. */
public final class RigJson {
    private static final int LENGTH_DECIMALS = 6;
    private static final int PIXEL_DECIMALS = 6;
    private static final int ROTATION_DECIMALS = 12;

    private RigJson() {}

    /** The document, UTF-8. Where a camera has no plate, backgrounds are to be learned from the video. */
    public static byte[] of(Box bounds, List<RigCamera> cameras) {
        boolean plates = cameras.stream().allMatch(camera -> camera.plate() != null);
        return FixedJson.bytes((json, out) -> {
            out.writeStartObject();
            out.writeStringField("unit", "m");
            out.writeStringField("up", "z");
            out.writeObjectFieldStart("bounds");
            json.point("min", bounds.min(), LENGTH_DECIMALS);
            json.point("max", bounds.max(), LENGTH_DECIMALS);
            out.writeEndObject();
            out.writeObjectFieldStart("background");
            out.writeStringField("kind", plates ? "plate" : "learned");
            out.writeEndObject();
            out.writeArrayFieldStart("cameras");
            for (RigCamera camera : cameras) {
                camera(camera, json, out);
            }
            out.writeEndArray();
            out.writeEndObject();
        });
    }

    private static void camera(RigCamera rig, FixedJson json, JsonGenerator out) throws IOException {
        Camera camera = rig.camera();
        out.writeStartObject();
        out.writeStringField("id", rig.id());
        out.writeNumberField("width", camera.width());
        out.writeNumberField("height", camera.height());
        out.writeArrayFieldStart("K");
        json.numbers(PIXEL_DECIMALS, camera.focal(), 0, camera.principalX());
        json.numbers(PIXEL_DECIMALS, 0, camera.focal(), camera.principalY());
        json.numbers(PIXEL_DECIMALS, 0, 0, 1);
        out.writeEndArray();
        json.numbers("distortion", camera.distortion(), ROTATION_DECIMALS);
        double[] r = camera.rotation();
        out.writeArrayFieldStart("R");
        for (int row = 0; row < 9; row += 3) {
            json.numbers(ROTATION_DECIMALS, r[row], r[row + 1], r[row + 2]);
        }
        out.writeEndArray();
        json.numbers("t", camera.translation(), LENGTH_DECIMALS);
        if (rig.plate() != null) {
            out.writeStringField("plate", rig.plate());
        }
        json.number("offsetSeconds", rig.offsetSeconds(), LENGTH_DECIMALS);
        out.writeEndObject();
    }
}
