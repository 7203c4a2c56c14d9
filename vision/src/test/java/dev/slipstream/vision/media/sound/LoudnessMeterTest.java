package dev.slipstream.vision.media.sound;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Known values of ITU-R BS.1770-5 and of its test signals in BS.2217 and EBU Tech 3341. */
class LoudnessMeterTest {
    @Test
    void filtersHaveTheTabulatedCoefficientsAt48kHz() {
        assertThat(KWeighting.shelf(48_000))
                .containsExactly(
                        new double[] {
                            1.53512485958697, -2.69169618940638, 1.19839281085285, -1.69065929318241, 0.73248077421585
                        },
                        within(1e-8));
        assertThat(KWeighting.pass(48_000))
                .containsExactly(new double[] {1, -2, 1, -1.99004745483398, 0.99007225036621}, within(1e-8));
    }

    /** A 997 Hz sine of 0 dB full scale in one front channel reads -3.01 LUFS (BS.1770-5, annex 1). */
    @ParameterizedTest
    @CsvSource({
        "48000, 1, 1, -3.01",
        "44100, 1, 1, -3.01",
        "32000, 1, 1, -3.01",
        "96000, 1, 1, -3.01",
        "22050, 1, 1, -3.01",
        "48000, 2, 1, 0.0",
        "48000, 1, 0.1, -23.01",
        "48000, 2, 0.07079457843841379, -23.0"
    })
    void readsSineWaves(int rate, int channels, double amplitude, double expected) {
        float[] lufs = measure(rate, front(channels), amplitude);

        assertThat(lufs).hasSize(20);
        assertThat(lufs[19]).isCloseTo((float) expected, within(0.05f));
    }

    @Test
    void weighsSidesMoreAndLowFrequencyEffectsNot() {
        assertThat(measure(48_000, new double[] {1.41}, 1)[19])
                .isCloseTo((float) (-3.01 + 10 * Math.log10(1.41)), within(0.05f));
        assertThat(measure(48_000, new double[] {0}, 1)[19]).isEqualTo(LoudnessMeter.SILENCE);
    }

    @Test
    void readsSilenceAndGapsAsMinusHundred() {
        LoudnessMeter meter = new LoudnessMeter(48_000, front(1));
        meter.add(0, new float[1][4800], 4800);
        meter.add(500_000, new float[1][4800], 4800);

        assertThat(meter.firstMicros()).isZero();
        assertThat(meter.takeLufs()).hasSize(6).containsOnly(LoudnessMeter.SILENCE);
    }

    @Test
    void leavesOutSoundBeforeZeroAndSoundThatComesAgain() {
        LoudnessMeter meter = new LoudnessMeter(48_000, front(1));
        meter.add(-50_000, sine(48_000, 1, 7200, 0.5), 7200);
        meter.add(0, sine(48_000, 1, 4800, 0.5), 4800);
        meter.add(100_000, sine(48_000, 1, 4800, 0.5), 4800);

        assertThat(meter.takeLufs()).hasSize(2);
    }

    @Test
    void keepsTheGridWhateverTheFramesAreAndWhenTaken() {
        float[][] tone = sine(44_100, 1, 44_100, 0.5);
        LoudnessMeter whole = new LoudnessMeter(44_100, front(1));
        whole.add(0, tone, 44_100);
        LoudnessMeter parts = new LoudnessMeter(44_100, front(1));
        float[] lufs = new float[10];
        int found = 0;
        for (int at = 0; at < 44_100; at += 1024) {
            int count = Math.min(1024, 44_100 - at);
            float[] part = new float[count];
            System.arraycopy(tone[0], at, part, 0, count);
            parts.add(Math.round(at * 1e6 / 44_100), new float[][] {part}, count);
            long first = parts.firstMicros();
            float[] taken = parts.takeLufs();
            if (taken.length > 0) {
                assertThat(first).isEqualTo(found * 100_000L);
            }
            System.arraycopy(taken, 0, lufs, found, taken.length);
            found += taken.length;
        }

        assertThat(lufs).isEqualTo(whole.takeLufs());
    }

    @Test
    void recoversFromSamplesThatAreNotNumbers() {
        LoudnessMeter meter = new LoudnessMeter(48_000, front(1));
        float[] broken = new float[4800];
        broken[100] = Float.NaN;
        meter.add(0, new float[][] {broken}, 4800);
        meter.add(100_000, sine(48_000, 1, 96_000, 1), 96_000);

        assertThat(meter.takeLufs()[20]).isCloseTo(-3.01f, within(0.05f));
    }

    private static float[] measure(int rate, double[] weights, double amplitude) {
        LoudnessMeter meter = new LoudnessMeter(rate, weights);
        meter.add(0, sine(rate, weights.length, 2 * rate, amplitude), 2 * rate);
        return meter.takeLufs();
    }

    private static double[] front(int channels) {
        double[] weights = new double[channels];
        java.util.Arrays.fill(weights, 1);
        return weights;
    }

    private static float[][] sine(int rate, int channels, int count, double amplitude) {
        float[][] samples = new float[channels][count];
        for (int i = 0; i < count; i++) {
            float value = (float) (amplitude * Math.sin(2 * Math.PI * 997 * i / rate));
            for (float[] channel : samples) {
                channel[i] = value;
            }
        }
        return samples;
    }
}
