package dev.slipstream.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipstream.vision.replay.CameraVerdict;
import dev.slipstream.vision.replay.Figure;
import dev.slipstream.vision.replay.Origin;
import dev.slipstream.vision.replay.Reconstruction;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What {@code replay} tells of a moment, for machines: who is in it, which cameras had a say, and how long each stage took. */
final class ReplayReport {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectNode root = JSON.createObjectNode();
    private final ArrayNode stages;

    ReplayReport(Path rig, double at, List<Path> media, Reconstruction made) {
        root.put("rig", rig.toString());
        root.put("atSeconds", at);
        root.put("digitalSourceType", Origin.COMPOSITE_SYNTHETIC);
        ArrayNode figures = root.putArray("figures");
        for (Figure figure : made.model().figures()) {
            figures.add(figure(figure));
        }
        ArrayNode cameras = root.putArray("cameras");
        for (int i = 0; i < made.cameras().size(); i++) {
            CameraVerdict verdict = made.cameras().get(i);
            ObjectNode camera = cameras.addObject();
            camera.put("id", verdict.camera());
            camera.put("media", media.get(i).toString());
            camera.put("status", verdict.status().name().toLowerCase(Locale.ROOT));
            camera.put("reason", verdict.reason());
        }
        made.warnings().forEach(root.putArray("warnings")::add);
        stages = root.putArray("stages");
        made.stages().forEach(stage -> stage("model/" + stage.name(), stage.wallMs(), stage.cpuMs()));
    }

    private static ObjectNode figure(Figure figure) {
        float[] p = figure.mesh().positions();
        ObjectNode node = JSON.createObjectNode();
        node.put("name", figure.name());
        node.put("vertices", figure.mesh().vertexCount());
        node.put("triangles", figure.mesh().triangleCount());
        ArrayNode low = node.putArray("minMetres");
        ArrayNode high = node.putArray("maxMetres");
        for (int axis = 0; axis < 3; axis++) {
            float min = Float.POSITIVE_INFINITY;
            float max = Float.NEGATIVE_INFINITY;
            for (int i = axis; i < p.length; i += 3) {
                min = Math.min(min, p[i]);
                max = Math.max(max, p[i]);
            }
            low.add(rounded(min));
            high.add(rounded(max));
        }
        return node;
    }

    private static double rounded(double value) {
        return Math.round(value * 1_000) / 1_000.0;
    }

    /** Milliseconds; {@code cpu}: NaN where it was not measured. */
    void stage(String name, double wall, double cpu) {
        ObjectNode stage = stages.addObject();
        stage.put("stage", name);
        stage.put("wallMs", rounded(wall));
        if (!Double.isNaN(cpu)) {
            stage.put("cpuMs", rounded(cpu));
        }
    }

    void warn(String warning) {
        ((ArrayNode) root.get("warnings")).add(warning);
    }

    /** What travels inside of the files that are made. */
    Origin origin() {
        ObjectNode ingredients = JSON.createObjectNode();
        ingredients.set("rig", root.get("rig"));
        ingredients.set("atSeconds", root.get("atSeconds"));
        ingredients.set("cameras", root.get("cameras").deepCopy());
        ingredients.set("warnings", root.get("warnings").deepCopy());
        return Origin.reconstruction(ingredients);
    }

    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        root.get("warnings").forEach(warning -> warnings.add(warning.asText()));
        return warnings;
    }

    byte[] json() throws IOException {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
    }
}
