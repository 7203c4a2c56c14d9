package dev.slipstream.jobs;

import dev.slipstream.contracts.Ids;
import dev.slipstream.operators.replay.GroupRig;
import dev.slipstream.vision.geometry.Rig;
import dev.slipstream.vision.geometry.RigFile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Finds the rigs of camera groups: {@code FOLDER/<group>/rig.json}. */
final class RigFolder {
    private RigFolder() {}

    /**
     * All of them, in order of the groups' names.
     *
     * @throws IOException naming the file, where the folder is missing or empty, or a rig is none
     */
    static List<GroupRig> read(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IOException(folder + ": no such folder; " + ReplayOptions.RIGS.key()
                    + " names the folder with a folder for each camera group");
        }
        List<GroupRig> rigs = new ArrayList<>();
        List<Path> groups;
        try (Stream<Path> entries = Files.list(folder)) {
            groups = entries.sorted().toList();
        }
        for (Path group : groups) {
            Path file = group.resolve("rig.json");
            String name = String.valueOf(group.getFileName());
            if (Files.exists(file) && Ids.isFeedName(name)) {
                Rig rig = RigFile.read(file);
                List<String> cameras = new ArrayList<>();
                for (int i = 0; i < rig.size(); i++) {
                    cameras.add(rig.camera(i).id());
                }
                rigs.add(new GroupRig(name, file.toString(), cameras));
            }
        }
        if (rigs.isEmpty()) {
            throw new IOException(folder + ": holds no <group>/rig.json");
        }
        return rigs;
    }
}
