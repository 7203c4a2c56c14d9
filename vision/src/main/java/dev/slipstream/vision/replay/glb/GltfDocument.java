package dev.slipstream.vision.replay.glb;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipstream.vision.replay.Figure;
import dev.slipstream.vision.replay.Origin;

/** The JSON part of a GLB: what lies where in its binary part, and where all of it comes from. */
final class GltfDocument {
    private static final int FLOAT = 5126;
    private static final int UNSIGNED_SHORT = 5123;
    private static final int UNSIGNED_BYTE = 5121;
    private static final int UNSIGNED_INT = 5125;
    private static final int VERTICES = 34962;
    private static final int INDICES = 34963;

    private final ObjectNode root = JsonNodeFactory.instance.objectNode();
    private final ArrayNode nodes;
    private final ArrayNode sceneNodes;
    private final ArrayNode meshes;
    private final ArrayNode views;
    private final ArrayNode accessors;
    private final int binarySize;

    GltfDocument(Origin origin, int binarySize) {
        this.binarySize = binarySize;
        ObjectNode asset = root.putObject("asset").put("version", "2.0").put("generator", "Slipstream");
        ObjectNode extras = asset.putObject("extras").put("digitalSourceType", origin.digitalSourceType());
        extras.set("ingredients", origin.ingredients());
        root.put("scene", 0);
        ObjectNode scene = root.putArray("scenes").addObject();
        sceneNodes = scene.putArray("nodes");
        nodes = root.putArray("nodes");
        meshes = root.putArray("meshes");
        views = root.putArray("bufferViews");
        accessors = root.putArray("accessors");
    }

    /**
     * A figure whose mesh was packed.
     *
     * @param bounds least and greatest x, y, z in the file's frame
     */
    void add(Figure figure, int offset, float[] bounds) {
        int vertices = figure.mesh().vertexCount();
        int indices = figure.mesh().triangles().length;
        ObjectNode primitive = meshes.addObject()
                .put("name", figure.name())
                .putArray("primitives")
                .addObject();
        ObjectNode attributes = primitive.putObject("attributes");
        int at = offset;
        ObjectNode position = attribute(attributes, "POSITION", at, MeshBytes.POSITION_STRIDE, vertices);
        position.put("componentType", FLOAT).put("type", "VEC3");
        ArrayNode least = position.putArray("min");
        ArrayNode greatest = position.putArray("max");
        for (int axis = 0; axis < 3; axis++) {
            least.add(bounds[axis]);
            greatest.add(bounds[3 + axis]);
        }
        at += MeshBytes.POSITION_STRIDE * vertices;
        attribute(attributes, "NORMAL", at, MeshBytes.NORMAL_STRIDE, vertices)
                .put("componentType", FLOAT)
                .put("type", "VEC3");
        at += MeshBytes.NORMAL_STRIDE * vertices;
        attribute(attributes, "COLOR_0", at, MeshBytes.COLOUR_STRIDE, vertices)
                .put("componentType", UNSIGNED_SHORT)
                .put("normalized", true)
                .put("type", "VEC3");
        at += MeshBytes.COLOUR_STRIDE * vertices;
        attribute(attributes, "_CONFIDENCE", at, MeshBytes.CONFIDENCE_STRIDE, vertices)
                .put("componentType", UNSIGNED_BYTE)
                .put("normalized", true)
                .put("type", "SCALAR");
        at += MeshBytes.CONFIDENCE_STRIDE * vertices;
        primitive.put("indices", accessors.size()).put("material", 0);
        accessor(view(at, 4 * indices, INDICES), indices)
                .put("componentType", UNSIGNED_INT)
                .put("type", "SCALAR");
        node(figure).put("mesh", meshes.size() - 1);
    }

    /** A figure of which there is no surface. */
    void addEmpty(Figure figure) {
        node(figure);
    }

    private ObjectNode node(Figure figure) {
        sceneNodes.add(nodes.size());
        return nodes.addObject().put("name", figure.name());
    }

    private ObjectNode attribute(ObjectNode attributes, String name, int offset, int stride, int vertices) {
        attributes.put(name, accessors.size());
        int view = view(offset, stride * vertices, VERTICES);
        ((ObjectNode) views.get(view)).put("byteStride", stride);
        return accessor(view, vertices);
    }

    private int view(int offset, int length, int target) {
        views.addObject()
                .put("buffer", 0)
                .put("byteOffset", offset)
                .put("byteLength", length)
                .put("target", target);
        return views.size() - 1;
    }

    private ObjectNode accessor(int view, int count) {
        return accessors.addObject().put("bufferView", view).put("count", count);
    }

    /** The document, complete; lists that would be empty are left out, as the format demands. */
    ObjectNode json() {
        if (meshes.isEmpty()) {
            root.remove("meshes");
            root.remove("bufferViews");
            root.remove("accessors");
        } else {
            root.putArray("buffers").addObject().put("byteLength", binarySize);
            material();
        }
        if (nodes.isEmpty()) {
            root.remove("nodes");
            ((ObjectNode) root.path("scenes").path(0)).remove("nodes");
        }
        return root;
    }

    /** Unlit, because the light of the venue is in the colours already; programs that know no such thing get it matt. */
    private void material() {
        root.putArray("extensionsUsed").add("KHR_materials_unlit");
        ObjectNode material = root.putArray("materials").addObject().put("name", "as filmed");
        material.put("doubleSided", false);
        material.putObject("pbrMetallicRoughness").put("metallicFactor", 0).put("roughnessFactor", 1);
        material.putObject("extensions").putObject("KHR_materials_unlit");
    }
}
