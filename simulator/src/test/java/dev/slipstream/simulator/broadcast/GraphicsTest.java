package dev.slipstream.simulator.broadcast;

import dev.slipstream.modelserving.TextLine;
import dev.slipstream.modelserving.ocr.PaddleTextReader;
import dev.slipstream.simulator.camera.ProgrammeViews;
import dev.slipstream.simulator.camera.StagedCompetition;
import dev.slipstream.simulator.picture.Ink;
import dev.slipstream.simulator.picture.Painter;
import dev.slipstream.simulator.picture.Picture;
import dev.slipstream.simulator.sport.Sport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class GraphicsTest {
    private static final double SECONDS = 30;

    private static StagedCompetition competition(Sport sport) {
        return new StagedCompetition(sport, SECONDS);
    }

    private static Programme programme(Sport sport) {
        StagedCompetition competition = competition(sport);
        return Director.cut(competition, ProgrammeViews.of(competition, 640, 360, 7), SECONDS, 7);
    }

    @Test
    void whatThePictureSaysCanBeRead() {
        Programme programme = programme(Sport.ICE_HOCKEY);
        Graphics graphics = new Graphics(competition(Sport.ICE_HOCKEY), programme);
        GraphicInterval name = first(graphics, GraphicInterval.Kind.LOWER_THIRD);
        double time = (name.from() + name.to()) / 2;
        Picture picture = painted(graphics, time, 1280, 720);
        byte[] bytes = new byte[picture.rgb().length * 3];
        for (int i = 0; i < picture.rgb().length; i++) {
            bytes[3 * i] = (byte) (picture.rgb()[i] >> 16);
            bytes[3 * i + 1] = (byte) (picture.rgb()[i] >> 8);
            bytes[3 * i + 2] = (byte) picture.rgb()[i];
        }
        String read;
        try (PaddleTextReader reader = new PaddleTextReader()) {
            read = reader.read(new dev.slipstream.vision.media.Picture(1280, 720, bytes)).stream()
                    .sorted(Comparator.comparingInt(TextLine::y).thenComparingInt(TextLine::x))
                    .map(TextLine::text)
                    .collect(Collectors.joining(" "));
        }
        String family = name.text().replaceAll(".*\\p{javaLowerCase} ", "").replaceAll(" ...$", "");
        assertThat(read).contains(plain(family));
        for (String word :
                textAt(graphics, GraphicInterval.Kind.SCOREBOARD, time).split(" ", -1)) {
            assertThat(read).contains(word);
        }
        assertThat(read).contains(textAt(graphics, GraphicInterval.Kind.CLOCK, time));
    }

    /** The reader's alphabet has no letters with strokes and hooks. */
    private static String plain(String name) {
        return java.text.Normalizer.normalize(name, java.text.Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "");
    }

    private static String textAt(Graphics graphics, GraphicInterval.Kind kind, double time) {
        return graphics.intervals().stream()
                .filter(interval -> interval.kind() == kind && interval.from() <= time && time < interval.to())
                .map(GraphicInterval::text)
                .findFirst()
                .orElseThrow();
    }

    private static GraphicInterval first(Graphics graphics, GraphicInterval.Kind kind) {
        return graphics.intervals().stream()
                .filter(interval -> interval.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(Sport.class)
    void theTruthFollowsTheClockAndTheGoals(Sport sport) {
        List<GraphicInterval> intervals = new Graphics(competition(sport), programme(sport)).intervals();
        for (GraphicInterval.Kind kind :
                List.of(GraphicInterval.Kind.CLOCK, GraphicInterval.Kind.SCOREBOARD, GraphicInterval.Kind.PERIOD)) {
            List<GraphicInterval> parts =
                    intervals.stream().filter(i -> i.kind() == kind).toList();
            assertThat(parts).isNotEmpty();
            for (int i = 1; i < parts.size(); i++) {
                GraphicInterval before = parts.get(i - 1);
                assertThat(parts.get(i).from()).isGreaterThanOrEqualTo(before.to() - 1e-9);
                if (parts.get(i).from() < before.to() + 1e-9) {
                    assertThat(parts.get(i).text()).isNotEqualTo(before.text());
                }
            }
        }
        if (sport == Sport.ICE_HOCKEY) {
            assertThat(intervals)
                    .filteredOn(i -> i.text().equals("SUI 1 FIN 0"))
                    .first()
                    .satisfies(i -> assertThat(i.from()).isCloseTo(6.5, within(0.03)));
        }
        assertThat(intervals)
                .allSatisfy(i -> assertThat(i.to()).isGreaterThan(i.from()).isLessThanOrEqualTo(SECONDS));
    }

    @ParameterizedTest
    @EnumSource(Sport.class)
    void graphicsChangeThePictureWhileTheyAreOnAndOnlyThen(Sport sport) {
        Programme programme = programme(sport);
        Graphics graphics = new Graphics(competition(sport), programme);
        for (Cue cue : programme.cues()) {
            double time = Math.min(SECONDS - 0.01, (cue.from() + cue.to()) / 2);
            assertThat(painted(graphics, time, 640, 360).rgb())
                    .as(cue.toString())
                    .isNotEqualTo(background(640, 360).rgb());
        }
        Graphics none = new Graphics(competition(sport), new Programme(SECONDS, programme.shots(), List.of()));
        assertThat(painted(none, 12, 640, 360).rgb())
                .isEqualTo(background(640, 360).rgb());
    }

    @Test
    void theWipeHidesTheCut() {
        Programme programme = programme(Sport.SHORT_TRACK);
        Graphics graphics = new Graphics(competition(Sport.SHORT_TRACK), programme);
        Shot replay = programme.shots().stream()
                .filter(shot -> shot.kind() == Shot.Kind.REPLAY)
                .findFirst()
                .orElseThrow();
        for (double around : new double[] {-0.02, 0, 0.02}) {
            Picture dark = Picture.blank(640, 360, 0);
            Picture light = Picture.blank(640, 360, 0xFFFFFF);
            graphics.paint(dark, replay.from() + around);
            graphics.paint(light, replay.from() + around);
            assertThat(dark.rgb()).isEqualTo(light.rgb());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 540, 720})
    void looksTheSameInEverySize(int height) {
        Graphics graphics = new Graphics(competition(Sport.ICE_HOCKEY), programme(Sport.ICE_HOCKEY));
        GraphicInterval name = first(graphics, GraphicInterval.Kind.LOWER_THIRD);
        Picture small = painted(graphics, name.from() + 0.5, height * 16 / 9, height);
        Picture large = painted(graphics, name.from() + 0.5, 1920, 1080);
        Picture shrunk = Picture.blank(small.width(), small.height(), 0);
        new Painter(shrunk).picture(large, 0, 0, small.width(), small.height(), 1);
        double difference = IntStream.range(0, small.rgb().length)
                .map(i -> Math.abs((small.rgb()[i] & 255) - (shrunk.rgb()[i] & 255)))
                .average()
                .orElseThrow();
        assertThat(difference).isLessThan(3);
        assertThat(LowerThird.NAME_SIZE / Canvas.HEIGHT).isGreaterThan(0.05);
    }

    @Test
    void paintsTheSameEveryTime() {
        Graphics graphics = new Graphics(competition(Sport.SKI_CROSS), programme(Sport.SKI_CROSS));
        int[] hashes = IntStream.range(0, 8)
                .parallel()
                .map(i -> Arrays.hashCode(
                        painted(graphics, 1 + i % 2 * 9.6, 640, 360).rgb()))
                .toArray();
        assertThat(hashes[0]).isEqualTo(hashes[2]).isEqualTo(hashes[6]).isNotEqualTo(hashes[1]);
        assertThat(hashes[1]).isEqualTo(hashes[3]).isEqualTo(hashes[7]);
    }

    private static Picture painted(Graphics graphics, double time, int width, int height) {
        Picture picture = background(width, height);
        graphics.paint(picture, time);
        return picture;
    }

    private static Picture background(int width, int height) {
        Picture picture = Picture.blank(width, height, 0);
        new Painter(picture)
                .rectangle(0, 0, width, height, Ink.gradient(0, 0, 0x506070, 1, 0, height, 0xE8F0F6, 1))
                .rectangle(0, 0.4 * height, width, 0.05 * height, Ink.plain(0xE8C020, 1));
        return picture;
    }
}
