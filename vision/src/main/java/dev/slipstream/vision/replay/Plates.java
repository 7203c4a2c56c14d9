package dev.slipstream.vision.replay;

import dev.slipstream.vision.geometry.Rig;
import dev.slipstream.vision.media.Picture;
import dev.slipstream.vision.media.PictureFile;
import dev.slipstream.vision.media.PictureFileException;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The pictures of the empty scene that a rig names. */
public final class Plates {
    private Plates() {}

    /**
     * Reads them, from the rig's folder or below.
     *
     * @param rigFile where the rig lies
     * @return in the rig's order, null where a camera names none
     * @throws IOException naming the file, if one cannot be read, is no picture, or lies outside of the rig's folder
     */
    public static List<@Nullable Picture> read(Rig rig, Path rigFile) throws IOException {
        Path folder = rigFile.toAbsolutePath().normalize().getParent();
        List<@Nullable Picture> plates = new ArrayList<>();
        for (Rig.Member member : rig.cameras()) {
            String name = member.plate();
            if (name == null || folder == null) {
                plates.add(null);
                continue;
            }
            Path file = folder.resolve(name).normalize();
            if (!file.startsWith(folder)) {
                throw new PictureFileException(rigFile + ": the plate of " + member.camera() + ", \"" + name
                        + "\", lies outside of the rig's folder");
            }
            plates.add(PictureFile.read(file));
        }
        return plates;
    }
}
