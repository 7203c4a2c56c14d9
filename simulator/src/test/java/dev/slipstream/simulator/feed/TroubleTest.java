package dev.slipstream.simulator.feed;

import dev.slipstream.simulator.geometry.Camera;
import dev.slipstream.simulator.geometry.Vec3;
import dev.slipstream.simulator.sound.Pcm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** Each kind of trouble does what it says, where and when it was asked for, and nothing else. */
class TroubleTest {
    private static final TestPictures WELL = new TestPictures(64, 36);

    private static final FeedFormat FORMAT = FeedFormat.of(320, 180).withStart(Instant.parse("2026-02-08T10:00:00Z"));

    private static FeedTrouble trouble(String... texts) {
        return Trouble.parse(List.of(texts), 7).of("ring-03");
    }

    private static int[][] drawn(FeedTrouble trouble, int frames) {
        Pictures pictures = trouble.pictures(WELL, 25);
        int[][] drawn = new int[frames][64 * 36];
        for (int i = 0; i < frames; i++) {
            pictures.draw(i, drawn[i]);
        }
        return drawn;
    }

    private static int brightness(int[] rgb) {
        return (int) Arrays.stream(rgb).mapToLong(p -> (p >> 8) & 255).sum() / rgb.length;
    }

    @Test
    void aFeedWithoutTroubleIsLeftAlone() {
        FeedTrouble other = Trouble.parse(List.of("pan:black@1-2"), 7).of("ring-03");
        Pcm sound = Pcm.silence(1);

        assertThat(other.pictures(WELL, 25)).isSameAs(WELL);
        assertThat(other.sound(sound)).isSameAs(sound);
        assertThat(other.frames(100, 25)).isEqualTo(100);
        assertThat(other.captureSeconds(4)).isEqualTo(4);
        assertThat(other.format(FeedFormat.of(64, 36), 100).dropped()).isEmpty();
        assertThat(other.damage()).isZero();
    }

    @Test
    void blackAndFrozenBeginAndEndOnTime() {
        int[][] pictures = drawn(trouble("ring-03:black@1-2", "ring-03:frozen@3-3.5"), 100);

        assertThat(brightness(pictures[24])).isPositive();
        assertThat(brightness(pictures[25])).isZero();
        assertThat(brightness(pictures[49])).isZero();
        assertThat(brightness(pictures[50])).isPositive();
        assertThat(pictures[87]).isEqualTo(pictures[75]);
        assertThat(pictures[75]).isNotEqualTo(pictures[74]);
        assertThat(pictures[88]).isNotEqualTo(pictures[87]);
    }

    @Test
    void exposureWandersBothWays() {
        int[][] pictures = drawn(trouble("ring-03:exposure=0.3"), 250);
        int well = brightness(drawn(FeedTrouble.NONE, 1)[0]);

        int[] levels = Arrays.stream(pictures).mapToInt(TroubleTest::brightness).toArray();
        assertThat(Arrays.stream(levels).max().orElseThrow()).isGreaterThan((int) (well * 1.2));
        assertThat(Arrays.stream(levels).min().orElseThrow()).isLessThan((int) (well * 0.8));
    }

    @Test
    void aDeadCameraEndsItsFile() {
        assertThat(trouble("ring-03:dead@3").frames(100, 25)).isEqualTo(75);
        assertThat(trouble("ring-03:dead@0").frames(100, 25)).isEqualTo(1);
    }

    @Test
    void silenceIsHeardWhereItWasAskedFor() {
        short[] samples =
                trouble("ring-03:silent@0.5-1").sound(TestPictures.tone(1.5)).samples();

        assertThat(Arrays.copyOfRange(samples, 24_000, 48_000)).containsOnly(0);
        assertThat(samples[24_000 - 30]).isNotZero();
        assertThat(samples[48_030]).isNotZero();
    }

    @Test
    void skewAndDriftMoveTheTimeOfCapture() {
        FeedTrouble late = trouble("ring-03:skew=0.08", "ring-03:drift=100ppm");

        assertThat(late.captureSeconds(0)).isEqualTo(0.08);
        assertThat(late.captureSeconds(10)).isCloseTo(10.081, within(1e-9));
        short[] well = TestPictures.tone(1).samples();
        assertThat(late.sound(new Pcm(well)).samples()[100]).isEqualTo(well[100 + 3840]);
    }

    @Test
    void lostPicturesFollowFromTheSeed() {
        FeedFormat format = FeedFormat.of(64, 36);
        List<Integer> dropped = trouble("ring-03:drop=0.1").format(format, 1000).dropped();

        assertThat(dropped.size()).isBetween(70, 130);
        assertThat(trouble("ring-03:drop=0.1").format(format, 1000).dropped()).isEqualTo(dropped);
        assertThat(Trouble.parse(List.of("ring-03:drop=0.1"), 8)
                        .of("ring-03")
                        .format(format, 1000)
                        .dropped())
                .isNotEqualTo(dropped);
    }

    @Test
    void aCalibrationIsOffByThatManyPixels() {
        Camera camera = Camera.lookingAt(1920, 1080, 1500, new Vec3(8, 0, 3), Vec3.ZERO);
        Vec3 seen = Objects.requireNonNull(
                trouble("ring-03:calibration=2px").calibration(camera).project(Vec3.ZERO));

        assertThat(Math.hypot(seen.x() - camera.principalX(), seen.y() - camera.principalY()))
                .isCloseTo(2, within(0.01));
    }

    @Test
    void aDamagedFileStillOpensAndIsNotWhatItWas(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("ring-03.mp4");
        FeedFile.write(file, new TestPictures(320, 180), 50, FORMAT, TestPictures.tone(2), f -> {});
        List<String> before = Media.pictureDigests(file);
        Path copy = Files.copy(file, folder.resolve("copy.mp4"));

        DamagedFile.apply(file, trouble("ring-03:damage=0.05"));
        DamagedFile.apply(copy, trouble("ring-03:damage=0.05"));

        assertThat(Media.probe(file.toString(), "v", "format_tags=creation_time"))
                .contains("2026-02-08T10:00:00.000000Z");
        assertThat(Media.brokenPictureDigests(file)).isNotEmpty().isNotEqualTo(before);
        assertThat(Files.mismatch(file, copy)).isEqualTo(-1);
    }

    @Test
    void aFileHasAllTheTroubleOfItsFeed(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("ring-03.mp4");
        FeedTrouble all = trouble("ring-03:dead@1.6", "ring-03:drop=0.2", "ring-03:black@0-1", "ring-03:damage=0.01");
        FeedFile.write(file, new TestPictures(320, 180), 75, FORMAT, TestPictures.tone(3), all, frame -> {});

        int dropped = all.format(FORMAT, 40).dropped().size();
        assertThat(dropped).isPositive();
        assertThat(Media.probe(file.toString(), "v", "packet=pts")).hasSizeBetween(40 - dropped - 4, 40 - dropped);
        assertThat(Media.luma(file, 2)[90 * 320 + 40] & 255).isBetween(14, 18);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "black@4-6|write FEED:black@FROM-TO",
                "ring-03:blak@4-6|write FEED:black@FROM-TO",
                "ring-03:black=4|write FEED:black@FROM-TO",
                "ring-03:black@6-4|it ends before it begins",
                "ring-03:black@soon|after @ come seconds",
                "ring-03:drop=lots|\"lots\" is not a number",
                "ring-03:drop=2|2 is not from 0.0 to 0.9",
                "ring-03:skew=NaN|NaN is not from",
            })
    void whatIsNotUnderstoodIsNamed(String text, String why) {
        assertThatThrownBy(() -> Trouble.parse(List.of(text), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("trouble \"" + text + "\" is not understood: ")
                .hasMessageContaining(why);
    }

    @Test
    void troubleForNobodyIsAMistake() {
        assertThatThrownBy(() -> Trouble.parse(List.of("rign:dead@3"), 1).check(Set.of("wide", "ring")))
                .hasMessage("there is no feed \"rign\" to trouble; the feeds are [ring, wide]");
    }
}
