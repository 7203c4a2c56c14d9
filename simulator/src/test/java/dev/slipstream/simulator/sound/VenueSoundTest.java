package dev.slipstream.simulator.sound;

import dev.slipstream.simulator.fake.FakeGame;
import dev.slipstream.simulator.sport.Moment;
import dev.slipstream.simulator.sport.Sport;
import dev.slipstream.vision.media.sound.LoudnessMeter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** What a listener and the product's meter hear. */
class VenueSoundTest {
    private static final double SECONDS = 24;

    private static FakeGame game(Sport sport) {
        return new FakeGame(
                sport,
                List.of(
                        new Moment(Moment.Type.START, 1, List.of(), 0.3),
                        new Moment(Moment.Type.JUMP, 7, List.of(), 0.5),
                        new Moment(Moment.Type.GOAL, 18, List.of(), 0.9)));
    }

    private static float[] floats(Pcm pcm) {
        float[] samples = new float[pcm.samples().length];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = pcm.samples()[i] / 32768f;
        }
        return samples;
    }

    private static float[] lufs(Pcm pcm) {
        LoudnessMeter meter = new LoudnessMeter(Pcm.RATE, new double[] {1});
        meter.add(0, new float[][] {floats(pcm)}, pcm.samples().length);
        return meter.takeLufs();
    }

    /** Mean loudness of blocks of 100 ms. */
    private static double mean(float[] lufs, double from, double to) {
        double sum = 0;
        int first = (int) Math.round(from * 10);
        int end = (int) Math.round(to * 10);
        for (int i = first; i < end; i++) {
            sum += Math.pow(10, lufs[i] / 10);
        }
        return 10 * Math.log10(sum / (end - first));
    }

    @ParameterizedTest
    @EnumSource(Sport.class)
    void theCrowdIsHeardToRiseAfterEachMomentThatMatters(Sport sport) {
        float[] programme = lufs(VenueSound.programme(game(sport), SECONDS, 1));
        float[] ambience = lufs(VenueSound.ambience(game(sport), SECONDS, 2));
        for (double moment : new double[] {7, 18}) {
            assertThat(mean(programme, moment, moment + 2) - mean(programme, moment - 2, moment))
                    .as("programme of %s at %s", sport, moment)
                    .isGreaterThan(6);
            assertThat(mean(ambience, moment, moment + 2) - mean(ambience, moment - 2, moment))
                    .as("ambience of %s at %s", sport, moment)
                    .isGreaterThan(8);
        }
        assertThat(mean(programme, 0, SECONDS)).isBetween(-25.0, -21.0);
    }

    @Test
    void nothingClipsHoweverMuchHappensAtOnce() {
        List<Moment> chaos = java.util.stream.IntStream.range(0, 12)
                .mapToObj(i -> new Moment(Moment.Type.GOAL, i * 0.2, List.of(), 1))
                .toList();
        Pcm pcm = VenueSound.programme(new FakeGame(Sport.ICE_HOCKEY, chaos), 4, 1);

        int loudest = 0;
        for (short sample : pcm.samples()) {
            loudest = Math.max(loudest, Math.abs(sample));
        }
        assertThat(loudest).isBetween(10_000, 32_000);
    }

    @Test
    void theSameSeedSoundsTheSameAndAnotherDoesNot() {
        short[] first = VenueSound.programme(game(Sport.SKI_CROSS), 3, 4).samples();

        assertThat(VenueSound.programme(game(Sport.SKI_CROSS), 3, 4).samples()).isEqualTo(first);
        assertThat(VenueSound.programme(game(Sport.SKI_CROSS), 3, 5).samples()).isNotEqualTo(first);
        assertThat(first).hasSize(3 * Pcm.RATE);
    }

    @Test
    void commentaryHasPausesAndPhrases() {
        float[] lufs = new float[200];
        Layer speech = Commentary.of(20, new Excitement(List.of()), 9);
        LoudnessMeter meter = new LoudnessMeter(Pcm.RATE, new double[] {1});
        meter.add(0, new float[][] {speech.samples}, speech.length());
        System.arraycopy(meter.takeLufs(), 0, lufs, 0, lufs.length);

        int silent = 0;
        for (float block : lufs) {
            silent += block < -50 ? 1 : 0;
        }
        assertThat(silent).isBetween(15, 110);
    }
}
