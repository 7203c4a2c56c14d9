package dev.slipstream.modelserving.convert;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;

/** A graph model of a few nodes, as TensorFlow.js would load it. */
final class TinyGraph {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectNode root = JSON.createObjectNode();
    private final ArrayNode nodes;
    private final ObjectNode inputs;
    private final ObjectNode outputs;
    private final ArrayNode weights;
    private double low;
    private double high;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    TinyGraph() {
        root.put("format", "graph-model");
        ObjectNode topology = root.putObject("modelTopology");
        nodes = topology.putArray("node");
        topology.putObject("library");
        topology.putObject("versions").put("producer", 1);
        ObjectNode signature = root.putObject("signature");
        inputs = signature.putObject("inputs");
        outputs = signature.putObject("outputs");
        ObjectNode group = root.putArray("weightsManifest").addObject();
        group.putArray("paths").add("weights.bin");
        weights = group.putArray("weights");
    }

    /** Between what the numbers it is given lie. */
    TinyGraph range(double from, double to) {
        low = from;
        high = to;
        return this;
    }

    double low() {
        return low;
    }

    double high() {
        return high;
    }

    TinyGraph input(String name, String type, long... shape) {
        ObjectNode node = node(name, "Placeholder");
        type(node, "dtype", type);
        dims(attr(node, "shape").putObject("shape"), shape);
        port(inputs, name, type, shape);
        return this;
    }

    TinyGraph output(String name, String type, long... shape) {
        port(outputs, name, type, shape);
        return this;
    }

    private static void port(ObjectNode ports, String name, String type, long... shape) {
        ObjectNode port = ports.putObject(name);
        port.put("name", name).put("dtype", type);
        dims(port.putObject("tensorShape"), shape);
    }

    private static void dims(ObjectNode shape, long... axes) {
        ArrayNode dims = shape.putArray("dim");
        for (long axis : axes) {
            dims.addObject().put("size", Long.toString(axis));
        }
    }

    TinyGraph floats(String name, int[] shape, double... values) {
        ByteBuffer buffer = ByteBuffer.allocate(values.length * 4).order(ByteOrder.LITTLE_ENDIAN);
        for (double value : values) {
            buffer.putFloat((float) value);
        }
        return weight(name, "float32", "DT_FLOAT", shape, buffer.array());
    }

    TinyGraph ints(String name, int[] shape, int... values) {
        ByteBuffer buffer = ByteBuffer.allocate(values.length * 4).order(ByteOrder.LITTLE_ENDIAN);
        for (int value : values) {
            buffer.putInt(value);
        }
        return weight(name, "int32", "DT_INT32", shape, buffer.array());
    }

    /** A weight of 8-bit steps that mean {@code step * scale + min}. */
    TinyGraph quantised(String name, double scale, double min, int... steps) {
        ByteBuffer buffer = ByteBuffer.allocate(steps.length);
        for (int step : steps) {
            buffer.put((byte) step);
        }
        weight(name, "float32", "DT_FLOAT", new int[] {steps.length}, buffer.array());
        ((ObjectNode) weights.get(weights.size() - 1))
                .putObject("quantization")
                .put("dtype", "uint8")
                .put("scale", scale)
                .put("min", min);
        return this;
    }

    private TinyGraph weight(String name, String type, String tensorFlowType, int[] shape, byte[] values) {
        ObjectNode node = node(name, "Const");
        type(node, "dtype", tensorFlowType);
        ObjectNode weight = weights.addObject().put("name", name).put("dtype", type);
        ArrayNode axes = weight.putArray("shape");
        for (int axis : shape) {
            axes.add(axis);
        }
        bytes.writeBytes(values);
        return this;
    }

    /**
     * Adds an operator.
     *
     * @param attributes as {@code key=value}: a number, {@code true}, {@code DT_...}, {@code [1,2]}, {@code f:0.5},
     *     {@code Text} or {@code [Text,Text]}
     */
    TinyGraph op(String op, String name, List<String> from, String... attributes) {
        ObjectNode node = node(name, op);
        ArrayNode list = node.putArray("input");
        from.forEach(list::add);
        for (String attribute : attributes) {
            String key = attribute.substring(0, attribute.indexOf('='));
            attribute(node, key, attribute.substring(key.length() + 1));
        }
        return this;
    }

    private static void attribute(ObjectNode node, String key, String value) {
        ObjectNode attribute = attr(node, key);
        if (value.startsWith("DT_")) {
            attribute.put("type", value);
        } else if (value.equals("true") || value.equals("false")) {
            attribute.put("b", Boolean.parseBoolean(value));
        } else if (value.startsWith("f:")) {
            attribute.put("f", Float.parseFloat(value.substring(2)));
        } else if (value.matches("-?\\d+")) {
            attribute.put("i", value);
        } else if (value.startsWith("[")) {
            ObjectNode list = attribute.putObject("list");
            for (String item : value.substring(1, value.length() - 1).split(",", -1)) {
                if (item.matches("-?\\d+")) {
                    list.withArray("/i").add(item);
                } else if (!item.isEmpty()) {
                    list.withArray("/s").add(base64(item));
                }
            }
        } else {
            attribute.put("s", base64(value));
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private ObjectNode node(String name, String op) {
        return nodes.addObject().put("name", name).put("op", op);
    }

    private static ObjectNode attr(ObjectNode node, String key) {
        ObjectNode all = node.has("attr") ? (ObjectNode) node.get("attr") : node.putObject("attr");
        return all.putObject(key);
    }

    private static void type(ObjectNode node, String key, String type) {
        attr(node, key).put("type", type);
    }

    byte[] json() throws IOException {
        return JSON.writeValueAsBytes(root);
    }

    byte[] toOnnx() throws IOException {
        return TfjsConverter.convert(json(), path -> bytes.toByteArray());
    }

    /** Writes {@code model.json} and its weights and gives the former's place. */
    Path write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.write(folder.resolve("weights.bin"), bytes.toByteArray());
        return Files.write(folder.resolve("model.json"), json());
    }
}
