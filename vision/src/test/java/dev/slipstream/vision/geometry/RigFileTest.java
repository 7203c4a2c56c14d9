package dev.slipstream.vision.geometry;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RigFileTest {
    private static final String RIG = """
            {"unit":"m","up":"z","bounds":{"min":[-1,-1,0],"max":[1,1,2]},"background":{"kind":"colour","colour":[0,128,255]},
             "cameras":[{"id":"ring-01","width":1920,"height":1080,"K":[[1600,0,959.5],[0,1601,539.5],[0,0,1]],
              "distortion":[-0.1,0.02,0,0,0],"R":[[1,0,0],[0,0,-1],[0,1,0]],"t":[0,1.5,10],"plate":"plates/a.png","offsetSeconds":0.02}]}
            """;

    @TempDir
    private Path folder;

    @Test
    void readsWhatIsWritten() throws IOException {
        Rig rig = RigFile.read(file(RIG));
        assertThat(rig.size()).isOne();
        assertThat(rig.bounds().size()).isEqualTo(new Vector3(2, 2, 2));
        assertThat(rig.background().kind()).isEqualTo(Background.Kind.COLOUR);
        assertThat(rig.background().colour()).containsExactly(0, 128, 255);
        assertThat(rig.cameras().get(0).plate()).isEqualTo("plates/a.png");
        assertThat(rig.cameras().get(0).offsetSeconds()).isEqualTo(0.02);
        Camera camera = rig.camera(0);
        assertThat(camera.fy()).isEqualTo(1601);
        assertThat(camera.lens()).isEqualTo(new Lens(-0.1, 0.02, 0, 0, 0));
        // t = -R·C
        assertThat(camera.centre().minus(new Vector3(0, -10, 1.5)).length()).isLessThan(1e-12);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"unit\":\"m\" | \"unit\":\"mm\" | unit must be",
                "\"max\":[1,1,2] | \"max\":[1,1,0] | bounds: bounds from",
                "\"max\":[1,1,2] | \"max\":[1,2] | bounds: max must be 3 numbers",
                "\"colour\",\"colour\":[0,128,255] | \"colour\" | background: a background of kind colour needs",
                "\"kind\":\"colour\" | \"kind\":\"sky\" | background: its kind must be",
                "\"width\":1920 | \"width\":1 | camera ring-01: width must be",
                "[[1,0,0],[0,0,-1],[0,1,0]] | [[1,0,0],[0,0,-1],[0,2,0]] | camera ring-01: R is not a rotation",
                "[[1600,0,959.5] | [[-1600,0,959.5] | camera ring-01: K is not",
                "\"id\":\"ring-01\" | \"id\":\"../x\" | camera 1: its id must match",
                "\"unit\" | \"unit | not JSON",
            })
    void saysInOneLineWhatIsWrong(String part, String instead, String problem) throws IOException {
        Path file = file(RIG.replace(part, instead));
        assertThatThrownBy(() -> RigFile.read(file))
                .isInstanceOf(RigException.class)
                .hasMessageStartingWith(file + ": ")
                .hasMessageContaining(problem)
                .message()
                .hasLineCount(1);
    }

    @Test
    void saysWhenThereIsNone() {
        assertThatThrownBy(() -> RigFile.read(folder.resolve("none.json"))).hasMessageContaining("no such file");
    }

    private Path file(String json) throws IOException {
        return Files.writeString(folder.resolve("rig.json"), json);
    }
}
