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
import java.util.concurrent.ConcurrentHashMap;

/**
 * The studios of the camera groups, each opened with its first moment and kept: its rig, its plates, and the tables of its
 * reconstruction. With sixteen full HD cameras some 400 MB a group.
 */
final class GroupStudios {
    private final Map<String, GroupRig> rigs = new HashMap<>();
    private final Map<String, ReplayStudio> open = new ConcurrentHashMap<>();
    private final Map<String, Object> opening = new HashMap<>();
    private final ReconstructionOptions options;

    GroupStudios(List<GroupRig> rigs, ReconstructionOptions options) {
        rigs.forEach(rig -> {
            this.rigs.put(rig.group(), rig);
            opening.put(rig.group(), new Object());
        });
        this.options = options;
    }

    /**
     * The group's studio.
     *
     * @throws IOException naming the file, if the rig or a plate cannot be used
     * @throws ReplayException if there is no rig
     */
    ReplayStudio of(String group) throws IOException, ReplayException {
        GroupRig named = rigs.get(group);
        Object own = opening.get(group);
        if (named == null || own == null) {
            throw new ReplayException("there is no rig for group " + group);
        }
        // A lock for each: opening takes seconds, for which nobody waits who asks for another group.
        synchronized (own) {
            ReplayStudio known = open.get(group);
            return known != null ? known : open(group, named);
        }
    }

    private ReplayStudio open(String group, GroupRig named) throws IOException, ReplayException {
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
