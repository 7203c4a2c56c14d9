package dev.slipstream.vision.media.sound;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class ResamplerTest {
    private static final int TO = 16_000;

    private static float[] resampled(double hertz, int rate, int channels) {
        float[] in = new float[rate];
        for (int i = 0; i < rate; i++) {
            in[i] = (float) (0.5 * Math.sin(2 * Math.PI * hertz * i / rate));
        }
        float[][] planes = new float[channels][];
        Arrays.fill(planes, in);
        float[] out = new float[0];
        try (Resampler resampler = new Resampler(rate, channels, TO)) {
            int block = 1024; // As decoders give them: the filter goes on from block to block.
            for (int at = 0; at < rate; at += block) {
                int count = Math.min(block, rate - at);
                float[][] part = new float[channels][];
                for (int c = 0; c < channels; c++) {
                    part[c] = Arrays.copyOfRange(planes[c], at, at + count);
                }
                out = joined(out, resampler.add(part, count));
            }
            out = joined(out, resampler.flush());
        }
        return out;
    }

    private static float[] joined(float[] first, float[] second) {
        float[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    @ParameterizedTest
    @CsvSource({"48000,1", "44100,2", "48000,6", "8000,1", "16000,2"})
    void aToneStaysTheSameTone(int rate, int channels) {
        float[] out = resampled(1000, rate, channels);

        assertThat(out.length).isCloseTo(TO, within(20));
        float[] mono = resampled(1000, rate, 1);
        double worst = 0;
        for (int i = 1000; i < TO - 1000; i++) {
            worst = Math.max(worst, Math.abs(mono[i] - 0.5 * Math.sin(2 * Math.PI * 1000 * i / TO)));
        }
        assertThat(worst).isLessThan(0.01);
        assertThat(rms(out)).isGreaterThan(0.2);
    }

    @Test
    void whatTheNewRateCannotCarryIsGone() {
        assertThat(rms(resampled(11_000, 48_000, 1))).isLessThan(0.005);
    }

    private static double rms(float[] samples) {
        double sum = 0;
        for (int i = 500; i < samples.length - 500; i++) {
            sum += samples[i] * samples[i];
        }
        return Math.sqrt(sum / (samples.length - 1000));
    }

    @Test
    void boundsAreChecked() {
        assertThatThrownBy(() -> new Resampler(0, 1, TO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Resampler(48_000, 100, TO)).isInstanceOf(IllegalArgumentException.class);
        try (Resampler resampler = new Resampler(48_000, 2, TO)) {
            assertThatThrownBy(() -> resampler.add(new float[1][10], 10)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
