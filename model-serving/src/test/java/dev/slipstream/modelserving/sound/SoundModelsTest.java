package dev.slipstream.modelserving.sound;

import dev.slipstream.modelserving.TestModels;
import dev.slipstream.modelserving.tensor.CodecModel;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Random;

import static dev.slipstream.modelserving.catalogue.ModelNames.SOUND_EVENTS;
import static dev.slipstream.modelserving.catalogue.ModelNames.VOICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The sound networks on generated sound; there is no recorded speech to test with. */
class SoundModelsTest {
    @Test
    void hearsNoVoiceInSilenceANoiseOrATone() {
        try (var voice = new CodecModel<>(TestModels.open(VOICE), new VoiceCodec())) {
            Random random = new Random(1);
            assertThat(mean(voice, i -> 0)).isLessThan(0.2);
            assertThat(mean(voice, i -> (float) (0.2 * random.nextGaussian()))).isLessThan(0.3);
            assertThat(mean(voice, i -> tone(i, 1000))).isLessThan(0.3);
        }
    }

    private interface Sound {
        float at(int sample);
    }

    private static double mean(CodecModel<VoiceCodec.Window, VoiceCodec.Heard> voice, Sound sound) {
        VoiceState state = VoiceState.start();
        double sum = 0;
        int windows = 60;
        for (int i = 0; i < windows; i++) {
            float[] samples = new float[VoiceCodec.WINDOW];
            for (int j = 0; j < samples.length; j++) {
                samples[j] = sound.at(i * VoiceCodec.WINDOW + j);
            }
            VoiceCodec.Heard heard = voice.ask(new VoiceCodec.Window(samples, state));
            assertThat(heard.speech()).isBetween(0f, 1f);
            state = heard.after();
            sum += heard.speech();
        }
        System.out.printf("silero-vad: mean speech %.3f%n", sum / windows);
        return sum / windows;
    }

    private static float tone(int sample, double hertz) {
        return (float) (0.3 * Math.sin(2 * Math.PI * hertz * sample / VoiceCodec.SAMPLE_RATE));
    }

    @Test
    void namesSilenceAndATone() {
        try (var events = new CodecModel<>(
                TestModels.open(SOUND_EVENTS), new SoundEventsCodec(TestModels.weights(SOUND_EVENTS)))) {
            assertThat(((SoundEventsCodec) events.codec()).labels())
                    .hasSize(521)
                    .contains("Speech", "Cheering", "Crowd");

            float[] samples = new float[SoundEventsCodec.WINDOW];
            List<SoundEvent> silence = events.ask(samples.clone());
            for (int i = 0; i < samples.length; i++) {
                samples[i] = tone(i, 1000);
            }
            List<SoundEvent> tone = events.ask(samples);

            System.out.println("yamnet: silence " + silence + ", tone of 1 kHz " + tone);
            assertThat(silence).first().extracting(SoundEvent::label).isEqualTo("Silence");
            assertThat(tone).isNotEmpty().noneMatch(event -> event.label().equals("Silence"));
        }
    }

    @Test
    void refusesWindowsOfAnotherLength() {
        assertThatThrownBy(() -> new VoiceCodec.Window(new float[500], VoiceState.start()))
                .hasMessage("A window of voice has 512 samples, not 500");
    }
}
