package dev.slipstream.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipstream.simulator.feed.Trouble;
import dev.slipstream.simulator.production.Production;
import dev.slipstream.simulator.production.ProductionPlan;
import dev.slipstream.simulator.production.Recording;
import dev.slipstream.simulator.sport.Sport;
import dev.slipstream.vision.media.Picture;
import dev.slipstream.vision.media.PictureFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import static org.assertj.core.api.Assertions.assertThat;

/** From files to a model, and what is said where the files give none: one line that names the camera or the file. */
class ReplayCommandTest {
    private static final int CAMERAS = 10;
    private static final String MOMENT = "1.5";

    @TempDir
    private static Path venue;

    @TempDir
    private Path out;

    private final StringWriter said = new StringWriter();
    private final StringWriter err = new StringWriter();

    /** Two pictures a second: drawing is what takes the time. */
    @BeforeAll
    static void simulate() throws IOException {
        ProductionPlan plan =
                new ProductionPlan(Sport.ICE_HOCKEY, 41, CAMERAS, 2, 1280, 720, 2, 0, List.of(), false, Trouble.none());
        Recording.write(new Production(plan), venue, (done, of) -> {});
    }

    private int replay(Path rig, String at, List<Path> media) {
        CommandLine line = Slipstream.commandLine();
        line.setOut(new PrintWriter(said, true));
        line.setErr(new PrintWriter(err, true));
        List<String> args = new ArrayList<>(List.of("replay", "--rig", rig.toString(), "--at", at));
        args.addAll(List.of("--out", out.toString(), "--pictures", "4", "--size", "320x180", "--slice-seconds", "0.5"));
        media.forEach(file -> args.add(file.toString()));
        return line.execute(args.toArray(String[]::new));
    }

    private static Path rig() {
        return venue.resolve("rig.json");
    }

    private static List<Path> cameras(String form) {
        List<Path> files = new ArrayList<>();
        for (int i = 1; i <= CAMERAS; i++) {
            files.add(venue.resolve(String.format(Locale.ROOT, form, i)));
        }
        return files;
    }

    private void assertRefused(int code, String... parts) {
        assertThat(code).isNotZero();
        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .startsWith("replay: ")
                .contains(parts);
        assertThat(out).isEmptyDirectory();
    }

    @Test
    void videosGiveAModelAnOrbitASliceAndAReport() throws IOException {
        assertThat(replay(rig(), MOMENT, cameras("ring-%02d.mp4")))
                .as(err.toString())
                .isZero();

        JsonNode report = new ObjectMapper().readTree(out.resolve("report.json").toFile());
        assertThat(report.path("figures"))
                .isNotEmpty()
                .allSatisfy(
                        figure -> assertThat(figure.path("maxMetres").path(2).asDouble())
                                .as("height of somebody on skates")
                                .isBetween(0.8, 2.4));
        assertThat(report.path("cameras")).hasSize(CAMERAS);
        byte[] glb = Files.readAllBytes(out.resolve("model.glb"));
        assertThat(new String(glb, 0, 4, StandardCharsets.US_ASCII)).isEqualTo("glTF");
        assertThat(new String(glb, StandardCharsets.UTF_8)).contains("compositeSynthetic");
        assertThat(Files.size(out.resolve("orbit.mp4"))).isGreaterThan(2_000);
        for (String file : List.of("orbit.mp4", "slice.png")) {
            assertThat(Files.readString(out.resolve(file), StandardCharsets.ISO_8859_1))
                    .as("how %s came about", file)
                    .contains("compositeSynthetic", "ring-01");
        }
        Picture slice = PictureFile.read(out.resolve("slice.png"));
        assertThat(slice.width()).isEqualTo(320);
    }

    @Test
    void fewerMediaThanCamerasAreRefused() {
        assertRefused(
                replay(rig(), MOMENT, cameras("ring-%02d.mp4").subList(0, 3)),
                "has 10 cameras and 3 media",
                "ring-01",
                "ring-10");
    }

    @Test
    void aMomentOutsideOfTheVideoIsRefused() {
        assertRefused(
                replay(rig(), "7", cameras("ring-%02d.mp4")), "camera ring-01", "ring-01.mp4", "ends before 7.0 s");
    }

    @Test
    void anEmptyRinkHasNoModel() {
        assertRefused(replay(rig(), "0", cameras("plates/ring-%02d.png")), "nobody is in the rig's bounds");
    }

    @Test
    void aTruncatedFileIsNamed() throws IOException {
        List<Path> media = cameras("ring-%02d.mp4");
        Path whole = media.get(4);
        Path cut = Files.write(
                venue.resolve("cut.mp4"), Arrays.copyOf(Files.readAllBytes(whole), (int) Files.size(whole) / 3));
        media.set(4, cut);
        assertRefused(replay(rig(), MOMENT, media), "camera ring-05", "cut.mp4");
    }

    @Test
    void aPictureOfAnotherSizeIsRefused() throws IOException {
        List<Path> media = cameras("plates/ring-%02d.png");
        Path small = venue.resolve("small.png");
        Files.write(small, PictureFile.png(new Picture(64, 36, new byte[3 * 64 * 36]), ""));
        media.set(2, small);
        assertRefused(replay(rig(), "0", media), "ring-03", "small.png has 64x36 pixels", "1280x720");
    }

    /** With the models or without them: nobody stands on the empty rink. */
    @Test
    void singleImagesWithoutPlatesAreLookedAtByModels() throws IOException {
        Path bare = withRig("\"plate\":\"[^\"]*\",", "");
        assertRefused(replay(bare, "0", cameras("plates/ring-%02d.png")), " ");
        assertThat(err.toString()).containsAnyOf("./slipstream models pull", "nobody is in the rig's bounds");
    }

    @Test
    void emptyBoundsAreRefused() throws IOException {
        Path empty =
                withRig("\"bounds\":\\{\"min\":\\[([^]]*)],\"max\":\\[[^]]*]", "\"bounds\":{\"min\":[$1],\"max\":[$1]");
        assertRefused(replay(empty, MOMENT, cameras("ring-%02d.mp4")), "bounds", "hold no space");
    }

    private static Path withRig(String pattern, String instead) throws IOException {
        String rig = Files.readString(rig());
        String other = rig.replaceAll("\\s+", "").replaceAll(pattern, instead);
        assertThat(other).isNotEqualTo(rig.replaceAll("\\s+", ""));
        return Files.writeString(venue.resolve("other.json"), other);
    }
}
