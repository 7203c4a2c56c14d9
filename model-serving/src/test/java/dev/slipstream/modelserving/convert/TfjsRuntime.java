package dev.slipstream.modelserving.convert;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipstream.vision.NodePackages;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** TensorFlow.js itself, in a process of its own: what a converted network must agree with. */
final class TfjsRuntime {
    private static final String VERSION = "4.22.0";
    private static final List<String> PACKAGES =
            List.of("tfjs-backend-wasm", "tfjs-backend-cpu", "tfjs-converter", "tfjs-core");

    /** Numbers for an input; {@code ints} go as 32-bit integers. */
    record Input(String name, long[] shape, float[] values, boolean ints) {}

    /** One model to run: {@code outputs} are names of nodes. */
    record Run(Path model, List<Input> inputs, List<String> outputs, boolean wasm) {}

    private final Path modules;

    private TfjsRuntime(Path modules) {
        this.modules = modules;
    }

    /** Skips the test where there is no Node.js, or its packages cannot be had. */
    static TfjsRuntime orSkip() throws IOException, InterruptedException {
        List<String> packages = PACKAGES.stream()
                .map(name -> "@tensorflow/" + name + "@" + VERSION)
                .toList();
        Path modules = NodePackages.orSkip("tfjs", packages);
        return new TfjsRuntime(modules);
    }

    /** Outputs of all runs, each as floats. */
    List<List<float[]>> run(Path work, List<Run> runs) throws IOException, InterruptedException {
        List<Object> asked = new ArrayList<>();
        List<List<Path>> files = new ArrayList<>();
        for (Run run : runs) {
            int number = asked.size();
            List<Object> inputs = new ArrayList<>();
            for (Input input : run.inputs()) {
                Path file = work.resolve("in-" + number + "-" + inputs.size());
                Files.write(file, bytes(input));
                inputs.add(Map.of(
                        "name", input.name(),
                        "shape", input.shape(),
                        "type", input.ints() ? "int32" : "float32",
                        "file", file.toString()));
            }
            List<Path> results = new ArrayList<>();
            List<Object> outputs = new ArrayList<>();
            for (String name : run.outputs()) {
                Path file = work.resolve("out-" + number + "-" + results.size());
                results.add(file);
                outputs.add(Map.of("name", name, "file", file.toString()));
            }
            files.add(results);
            asked.add(
                    Map.of("model", run.model().toString(), "inputs", inputs, "outputs", outputs, "wasm", run.wasm()));
        }
        Path request = work.resolve("request.json");
        new ObjectMapper().writeValue(request.toFile(), Map.of("modules", modules.toString(), "runs", asked));
        Path script = work.resolve("run-tfjs.js");
        try (InputStream in = TfjsRuntime.class.getResourceAsStream("run-tfjs.js")) {
            Files.write(script, in.readAllBytes());
        }
        int exit = NodePackages.run(work, 120, List.of("node", script.toString(), request.toString()));
        if (exit != 0) {
            throw new IllegalStateException(
                    "TensorFlow.js failed: " + Files.readString(work.resolve(NodePackages.LOG)));
        }
        List<List<float[]>> all = new ArrayList<>();
        for (List<Path> results : files) {
            List<float[]> values = new ArrayList<>();
            for (Path file : results) {
                values.add(floats(Files.readAllBytes(file)));
            }
            all.add(values);
        }
        return all;
    }

    private static byte[] bytes(Input input) {
        ByteBuffer bytes = ByteBuffer.allocate(input.values().length * 4).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : input.values()) {
            if (input.ints()) {
                bytes.putInt((int) value);
            } else {
                bytes.putFloat(value);
            }
        }
        return bytes.array();
    }

    private static float[] floats(byte[] bytes) {
        float[] values = new float[bytes.length / 4];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
        return values;
    }
}
