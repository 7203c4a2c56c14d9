package dev.slipstream.vision.replay.glb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipstream.vision.NodePackages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The Khronos Group's own judge of glTF files, in a process of its own. */
final class GltfValidator {
    private static final String VERSION = "2.0.0-dev.3.10";
    private static final String PROGRAM =
            "const v=require('gltf-validator'),f=require('fs');v.validateBytes(new Uint8Array(f.readFileSync("
                    + "process.argv[1]))).then(r=>f.writeFileSync(process.argv[2],JSON.stringify(r)))";

    private final Path folder;

    private GltfValidator(Path folder) {
        this.folder = folder;
    }

    /** Skips the test where there is no Node.js, or the validator cannot be had. */
    static GltfValidator orSkip() throws IOException, InterruptedException {
        Path folder = NodePackages.orSkip("gltf-validator", List.of("gltf-validator@" + VERSION));
        return new GltfValidator(folder);
    }

    /** Its report: issues.messages, issues.numErrors and so on. */
    JsonNode report(byte[] glb) throws IOException, InterruptedException {
        Path file = Files.write(folder.resolve("model.glb"), glb);
        Path report = folder.resolve("report.json");
        Files.deleteIfExists(report);
        int exit = NodePackages.run(folder, 60, List.of("node", "-e", PROGRAM, file.toString(), report.toString()));
        if (exit != 0) {
            throw new IOException(
                    "the validator ended with " + exit + ": " + Files.readString(folder.resolve(NodePackages.LOG)));
        }
        return new ObjectMapper().readTree(report.toFile());
    }
}
