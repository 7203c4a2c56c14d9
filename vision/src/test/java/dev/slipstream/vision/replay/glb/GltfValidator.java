package dev.slipstream.vision.replay.glb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
        Path folder = Path.of("target", "gltf-validator").toAbsolutePath();
        Files.createDirectories(folder);
        assumeTrue(
                exit(folder, 10, List.of("node", "--version")) == 0,
                "Skipped: there is no node to run the glTF validator");
        if (!Files.exists(folder.resolve("node_modules/gltf-validator/index.js"))) {
            List<String> command = List.of(
                    "npm",
                    "install",
                    "--prefix",
                    ".",
                    "--ignore-scripts",
                    "--no-audit",
                    "--no-fund",
                    "--silent",
                    "gltf-validator@" + VERSION);
            assumeTrue(exit(folder, 90, command) == 0, "Skipped: npm cannot fetch gltf-validator " + VERSION);
        }
        return new GltfValidator(folder);
    }

    private static int exit(Path folder, int seconds, List<String> command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log.txt").toFile())
                    .start();
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return -1;
            }
            return process.exitValue();
        } catch (IOException e) {
            return -1; // There is no such program.
        }
    }

    /** Its report: issues.messages, issues.numErrors and so on. */
    JsonNode report(byte[] glb) throws IOException, InterruptedException {
        Path file = Files.write(folder.resolve("model.glb"), glb);
        Path report = folder.resolve("report.json");
        Files.deleteIfExists(report);
        int exit = exit(folder, 60, List.of("node", "-e", PROGRAM, file.toString(), report.toString()));
        if (exit != 0) {
            throw new IOException(
                    "the validator ended with " + exit + ": " + Files.readString(folder.resolve("log.txt")));
        }
        return new ObjectMapper().readTree(report.toFile());
    }
}
