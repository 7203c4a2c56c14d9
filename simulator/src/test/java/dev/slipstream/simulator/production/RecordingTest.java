package dev.slipstream.simulator.production;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.slipstream.contracts.Topics;
import dev.slipstream.simulator.feed.Media;
import dev.slipstream.simulator.feed.Trouble;
import dev.slipstream.simulator.sport.Sport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** A recording is all there, the same for the same seed, and in trouble exactly where it was asked for. */
class RecordingTest {
    private static final int FPS = 5;
    /** No competition is shorter. */
    private static final double SECONDS = 8;

    private static final List<String> FEEDS =
            List.of("programme", "wide", "pan", "zoom", "close", "ring-01", "ring-02");

    @TempDir
    private static Path folder;

    private static Path ski;

    @BeforeAll
    static void record() throws IOException {
        ski = write("ski", Sport.SKI_CROSS, 7, List.of());
    }

    private static Path write(String name, Sport sport, long seed, List<String> trouble) throws IOException {
        Path into = folder.resolve(name);
        Recording.write(
                new Production(new ProductionPlan(
                        sport, seed, 2, SECONDS, 320, 180, FPS, 1, List.of(), true, Trouble.parse(trouble, seed))),
                into,
                (done, of) -> {});
        return into;
    }

    private static List<Path> files(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile)
                    .map(root::relativize)
                    .sorted()
                    .toList();
        }
    }

    /** Digests of all pictures and sounds, decoded. */
    private static List<String> decoded(Path file) {
        return Media.ffmpeg("-i", file.toString(), "-f", "framemd5", "-")
                .lines()
                .toList();
    }

    private static void same(Path one, Path other) throws IOException {
        assertThat(files(one)).isEqualTo(files(other));
        for (Path file : files(one)) {
            if (file.toString().endsWith(".mp4")) {
                assertThat(decoded(one.resolve(file))).as(file.toString()).isEqualTo(decoded(other.resolve(file)));
            } else {
                assertThat(Files.mismatch(one.resolve(file), other.resolve(file)))
                        .as(file.toString())
                        .isEqualTo(-1);
            }
        }
    }

    private static JsonNode valid(String schema, Path file) throws IOException {
        try (InputStream in = Objects.requireNonNull(Topics.class.getResourceAsStream("json/" + schema))) {
            assertThat(JsonSchemaFactory.getInstance(VersionFlag.V202012)
                            .getSchema(in)
                            .validate(Files.readString(file), InputFormat.JSON))
                    .isEmpty();
        }
        return new ObjectMapper().readTree(file.toFile());
    }

    @Test
    void theSameSeedIsTheSameRecording() throws IOException {
        same(ski, write("ski again", Sport.SKI_CROSS, 7, List.of()));
    }

    @Test
    void anotherSportIsRecordedTheSameToo() throws IOException {
        same(write("race", Sport.SHORT_TRACK, 7, List.of()), write("race again", Sport.SHORT_TRACK, 7, List.of()));
    }

    @Test
    void theRingAloneIsTheRingOfTheWhole() throws IOException {
        Path ring = folder.resolve("ring");
        Recording.writeRing(
                new Production(new ProductionPlan(
                        Sport.SKI_CROSS, 7, 2, SECONDS, 320, 180, FPS, 0, List.of(), false, Trouble.none())),
                ring,
                (done, of) -> assertThat(of).isEqualTo(2 * (int) (SECONDS * FPS)));

        assertThat(files(ring))
                .extracting(Path::toString)
                .containsExactly("plates/ring-01.png", "plates/ring-02.png", "rig.json", "ring-01.mp4", "ring-02.mp4");
        assertThat(Files.mismatch(ring.resolve("rig.json"), ski.resolve("rig.json")))
                .isEqualTo(-1);
        assertThat(decoded(ring.resolve("ring-02.mp4"))).isEqualTo(decoded(ski.resolve("ring-02.mp4")));
    }

    @Test
    void anotherSeedIsAnotherCompetition() throws IOException {
        Path other = write("other", Sport.SKI_CROSS, 8, List.of());

        for (String file : List.of("truth.json", "rig.json")) {
            assertThat(Files.mismatch(ski.resolve(file), other.resolve(file))).isNotNegative();
        }
        for (String feed : FEEDS) {
            assertThat(decoded(other.resolve(feed + ".mp4"))).isNotEqualTo(decoded(ski.resolve(feed + ".mp4")));
        }
    }

    @Test
    void everythingIsThereAndKeepsToItsSchema() throws IOException {
        JsonNode truth = valid("truth.schema.json", ski.resolve("truth.json"));
        JsonNode rig = valid("rig.schema.json", ski.resolve("rig.json"));
        JsonNode held = valid("rig.schema.json", ski.resolve("holdout/rig.json"));

        assertThat(truth.path("seed").asLong()).isEqualTo(7);
        assertThat(truth.path("geometry")).isNotEmpty();
        assertThat(truth.path("athletes").get(0).path("visible")).isNotEmpty();
        assertThat(rig.path("cameras"))
                .hasSize(2)
                .allSatisfy(camera ->
                        assertThat(ski.resolve(camera.path("plate").asText())).isNotEmptyFile());
        assertThat(held.path("cameras")).hasSize(1);
        assertThat(files(ski))
                .filteredOn(file -> file.startsWith("holdout"))
                .hasSize(1 + truth.path("geometry").size());
        assertThat(files(ski)).filteredOn(file -> file.startsWith("results")).hasSizeGreaterThan(3);
    }

    @Test
    void feedsAreOfTheKindAndLengthAskedFor() throws IOException {
        assertThat(files(ski))
                .filteredOn(file -> file.toString().endsWith(".mp4"))
                .hasSize(FEEDS.size());
        for (String feed : FEEDS) {
            String file = ski.resolve(feed + ".mp4").toString();
            assertThat(Media.probe(file, "v", "stream=codec_name,width,height,nb_frames"))
                    .containsExactly("h264,320,180," + (int) (SECONDS * FPS));
            assertThat(Media.probe(file, "a", "stream=codec_name")).containsExactly("aac");
            for (String stream : List.of("v", "a")) {
                assertThat(Double.parseDouble(
                                Media.probe(file, stream, "stream=duration").get(0)))
                        .as("%s %s", feed, stream)
                        .isCloseTo(SECONDS, within(0.05));
            }
        }
    }

    @Test
    void troubleIsWhereItWasAskedForAndNowhereElse() throws IOException {
        Path bad = write(
                "trouble",
                Sport.SKI_CROSS,
                7,
                List.of(
                        "programme:black@2-4",
                        "ring-01:dead@3",
                        "pan:frozen@3-5",
                        "wide:silent@2-4",
                        "ring-02:calibration=3px"));

        assertThat(brightest(bad.resolve("programme.mp4"), 15)).isLessThan(24);
        assertThat(brightest(bad.resolve("programme.mp4"), 5)).isGreaterThan(120);
        assertThat(Media.pictureDigests(bad.resolve("ring-01.mp4"))).hasSize(3 * FPS);
        assertThat(change(bad.resolve("pan.mp4"), 17, 24)).isLessThan(1);
        assertThat(change(ski.resolve("pan.mp4"), 17, 24)).isGreaterThan(3);
        assertThat(loudest(bad.resolve("wide.mp4"), 2.2, 1.6)).isLessThan(4);
        assertThat(loudest(ski.resolve("wide.mp4"), 2.2, 1.6)).isGreaterThan(100);
        for (String well : List.of("zoom", "close", "ring-02")) {
            assertThat(decoded(bad.resolve(well + ".mp4"))).isEqualTo(decoded(ski.resolve(well + ".mp4")));
        }
        JsonNode rig = new ObjectMapper().readTree(bad.resolve("rig.json").toFile());
        JsonNode right = new ObjectMapper().readTree(ski.resolve("rig.json").toFile());
        assertThat(rig.path("cameras").get(1).path("R"))
                .isNotEqualTo(right.path("cameras").get(1).path("R"));
        ((ArrayNode) rig.path("cameras")).set(1, right.path("cameras").get(1));
        assertThat(rig).isEqualTo(right);
        assertThat(bad.resolve("plates/ring-02.png")).hasSameBinaryContentAs(ski.resolve("plates/ring-02.png"));
    }

    private static int brightest(Path file, int frame) {
        byte[] planes = Media.luma(file, frame);
        int most = 0;
        for (int i = 0; i < 320 * 180; i++) {
            most = Math.max(most, planes[i] & 255);
        }
        return most;
    }

    /** Mean difference of two pictures' luma. */
    private static double change(Path file, int one, int other) {
        byte[] from = Media.luma(file, one);
        byte[] to = Media.luma(file, other);
        double sum = 0;
        for (int i = 0; i < 320 * 180; i++) {
            sum += Math.abs((from[i] & 255) - (to[i] & 255));
        }
        return sum / (320 * 180);
    }

    /** The largest sample of a stretch of sound, of 32768. */
    private static double loudest(Path file, double from, double seconds) {
        String said = Media.ffmpeg(
                "-ss",
                Double.toString(from),
                "-t",
                Double.toString(seconds),
                "-i",
                file.toString(),
                "-map",
                "0:a",
                "-af",
                "astats=metadata=1:reset=0,ametadata=print:key=lavfi.astats.Overall.Max_level:file=-",
                "-f",
                "null",
                "/dev/null");
        return said.lines()
                .filter(line -> line.startsWith("lavfi"))
                .mapToDouble(line -> 32768 * Double.parseDouble(line.substring(line.indexOf('=') + 1)))
                .max()
                .orElseThrow();
    }
}
