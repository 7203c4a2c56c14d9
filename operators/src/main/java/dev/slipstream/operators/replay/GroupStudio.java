package dev.slipstream.operators.replay;

import dev.slipstream.vision.geometry.Rig;
import dev.slipstream.vision.geometry.RigFile;
import dev.slipstream.vision.media.Picture;
import dev.slipstream.vision.replay.Plates;
import dev.slipstream.vision.replay.ReconstructionException;
import dev.slipstream.vision.replay.ReconstructionOptions;
import dev.slipstream.vision.replay.Reconstructor;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What is worked out once for a camera group and kept for its moments: its rig, its plates, and the tables of its reconstruction. With
 * sixteen full HD cameras some 200 MB.
 */
record GroupStudio(Rig rig, List<@Nullable Picture> plates, Reconstructor reconstructor) {
    /** @throws IOException naming the file, if the rig or a plate cannot be used */
    static GroupStudio open(GroupRig group, ReconstructionOptions options) throws IOException {
        Path file = Path.of(group.rig());
        Rig rig = RigFile.read(file);
        List<@Nullable Picture> plates = Plates.read(rig, file);
        try {
            return new GroupStudio(rig, plates, new Reconstructor(rig, plates, options));
        } catch (ReconstructionException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }
}
