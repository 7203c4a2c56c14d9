package dev.slipstream.operators.replay;

import dev.slipstream.vision.geometry.Rig;
import dev.slipstream.vision.geometry.RigFile;
import dev.slipstream.vision.replay.Plates;
import dev.slipstream.vision.replay.ReconstructionException;
import dev.slipstream.vision.replay.ReconstructionOptions;
import dev.slipstream.vision.replay.studio.ReplayStudio;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The studios of the camera groups, each opened with its first moment and kept: its rig, its plates, and the tables of its
 * reconstruction. With sixteen full HD cameras some 400 MB a group.
 */
final class GroupStudios {
    private final Map<String, GroupRig> rigs = new HashMap<>();
    private final Map<String, ReplayStudio> open = new HashMap<>();
    private final ReconstructionOptions options;

    GroupStudios(List<GroupRig> rigs, ReconstructionOptions options) {
        rigs.forEach(rig -> this.rigs.put(rig.group(), rig));
        this.options = options;
    }

    /**
     * The group's studio.
     *
     * @throws IOException naming the file, if the rig or a plate cannot be used
     * @throws ReplayException if there is no rig
     */
    synchronized ReplayStudio of(String group) throws IOException, ReplayException {
        ReplayStudio known = open.get(group);
        if (known != null) {
            return known;
        }
        GroupRig named = rigs.get(group);
        if (named == null) {
            throw new ReplayException("there is no rig for group " + group);
        }
        Path file = Path.of(named.rig());
        Rig rig = RigFile.read(file);
        try {
            ReplayStudio studio = new ReplayStudio(rig, Plates.read(rig, file), options);
            open.put(group, studio);
            return studio;
        } catch (ReconstructionException e) {
            throw new ReplayException(file + ": " + e.getMessage());
        }
    }
}
