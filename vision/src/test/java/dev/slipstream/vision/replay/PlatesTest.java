package dev.slipstream.vision.replay;

import dev.slipstream.vision.geometry.Background;
import dev.slipstream.vision.geometry.Bounds;
import dev.slipstream.vision.geometry.Camera;
import dev.slipstream.vision.geometry.Rig;
import dev.slipstream.vision.geometry.Vector3;
import dev.slipstream.vision.media.Picture;
import dev.slipstream.vision.media.PictureFile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PlatesTest {
    @TempDir
    private Path folder;

    private static Rig rig(@Nullable String plate) {
        Camera camera = Camera.lookingAt("a", 64, 32, 60, new Vector3(5, 0, 2), new Vector3(0, 0, 1));
        return new Rig(
                new Bounds(new Vector3(-1, -1, 0), new Vector3(1, 1, 2)),
                new Background(Background.Kind.PLATE, new int[3]),
                List.of(new Rig.Member(camera, plate, 0)));
    }

    @Test
    void arePicturesBesideTheRig() throws IOException {
        Files.createDirectories(folder.resolve("plates"));
        Files.write(folder.resolve("plates/a.png"), PictureFile.png(new Picture(64, 32, new byte[3 * 64 * 32]), ""));
        assertThat(Plates.read(rig("plates/a.png"), folder.resolve("rig.json")))
                .singleElement()
                .extracting(Picture::width)
                .isEqualTo(64);
    }

    @Test
    void aCameraMayHaveNone() throws IOException {
        assertThat(Plates.read(rig(null), folder.resolve("rig.json"))).containsExactly((Picture) null);
    }

    @Test
    void nothingOutsideOfTheRigsFolderIsRead() {
        for (String outside : List.of("../a.png", "/etc/passwd", "plates/../../a.png")) {
            assertThatThrownBy(() -> Plates.read(rig(outside), folder.resolve("rig.json")))
                    .hasMessageContaining("camera a")
                    .hasMessageContaining("lies outside of the rig's folder");
        }
    }
}
