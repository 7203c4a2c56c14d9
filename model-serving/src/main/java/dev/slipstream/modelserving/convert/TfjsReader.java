package dev.slipstream.modelserving.convert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Reads {@code model.json} and the weights' files beside it. */
final class TfjsReader {
    /** The largest network seen has 3,000 nodes. */
    private static final int MAX_NODES = 100_000;

    private TfjsReader() {}

    /**
     * The model.
     *
     * @param json {@code model.json}
     * @param files the bytes of a weights' file, by the name that {@code model.json} gives it
     */
    static TfjsModel read(byte[] json, Function<String, byte[]> files) {
        JsonNode root;
        try {
            root = new ObjectMapper().readTree(json);
        } catch (IOException e) {
            throw new ConversionException("The model's description is no JSON: " + e.getMessage(), e);
        }
        JsonNode nodes = root.path("modelTopology").path("node");
        if (nodes.isEmpty() || nodes.size() > MAX_NODES) {
            throw new ConversionException("The model's description has " + nodes.size()
                    + " nodes at modelTopology.node; it must be a TensorFlow.js graph model of 1 to " + MAX_NODES);
        }
        Map<String, TfjsNode> byName = new LinkedHashMap<>();
        nodes.forEach(node -> {
            TfjsNode parsed = TfjsNode.parse(node);
            byName.put(parsed.name(), parsed);
        });
        JsonNode signature = root.has("signature")
                ? root.path("signature")
                : root.path("userDefinedMetadata").path("signature");
        return new TfjsModel(
                byName,
                weights(root.path("weightsManifest"), files),
                ports(signature.path("inputs"), "inputs"),
                ports(signature.path("outputs"), "outputs"));
    }

    private static Map<String, Constant> weights(JsonNode manifest, Function<String, byte[]> files) {
        Map<String, Constant> weights = new LinkedHashMap<>();
        for (JsonNode group : manifest) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            group.path("paths").forEach(path -> bytes.writeBytes(files.apply(path.asText())));
            weights.putAll(new WeightReader(bytes.toByteArray()).read(group.path("weights")));
        }
        return weights;
    }

    private static List<TfjsModel.Port> ports(JsonNode ports, String kind) {
        List<TfjsModel.Port> all = new ArrayList<>();
        ports.properties().forEach(field -> {
            JsonNode port = field.getValue();
            List<Long> shape = new ArrayList<>();
            port.path("tensorShape")
                    .path("dim")
                    .forEach(axis -> shape.add(axis.path("size").asLong(-1)));
            all.add(new TfjsModel.Port(
                    field.getKey().replaceFirst(":0$", ""),
                    TfjsNode.Input.parse(port.path("name").asText()),
                    port.path("dtype").asText(),
                    shape));
        });
        if (all.isEmpty()) {
            throw new ConversionException("The model's signature names no " + kind);
        }
        all.sort(Comparator.comparing(TfjsModel.Port::name));
        return all;
    }
}
