package dev.slipstream.modelserving.sound;

import dev.slipstream.modelserving.tensor.ModelCodec;
import dev.slipstream.modelserving.tensor.Tensor;

import java.util.Arrays;
import java.util.List;

/**
 * Silero's voice detector, version 5: 32 ms of sound behind the last 4 ms of the window before it go in with the memory of
 * the feed; the probability of speech and the new memory come out. Telling commentary from crowd is all that it is for.
 *
 * <p>Source: Silero Team, "Silero VAD", github.com/snakers4/silero-vad (MIT).
 */
public final class VoiceCodec implements ModelCodec<VoiceCodec.Window, VoiceCodec.Heard> {
    public static final int SAMPLE_RATE = 16_000;
    /** Samples of one window. */
    public static final int WINDOW = 512;

    static final int CONTEXT = 64;

    /**
     * A question.
     *
     * @param samples {@link #WINDOW} of them, -1 to 1
     * @param before what the window before it left
     */
    @SuppressWarnings("ArrayRecordComponent") // read once, not compared
    public record Window(float[] samples, VoiceState before) {
        public Window {
            if (samples.length != WINDOW) {
                throw new IllegalArgumentException(
                        "A window of voice has " + WINDOW + " samples, not " + samples.length);
            }
        }
    }

    /**
     * An answer.
     *
     * @param speech 0 to 1
     * @param after for the next window of the same feed
     */
    public record Heard(float speech, VoiceState after) {}

    @Override
    public List<Tensor> encode(Window window) {
        float[] sound = Arrays.copyOf(window.before().context(), CONTEXT + WINDOW);
        System.arraycopy(window.samples(), 0, sound, CONTEXT, WINDOW);
        return List.of(
                Tensor.ofFloats("input", new long[] {1, sound.length}, sound),
                window.before().memory(),
                Tensor.ofLongs("sr", new long[0], SAMPLE_RATE));
    }

    @Override
    public Heard decode(Window window, List<Tensor> outputs) {
        float[] context = Arrays.copyOfRange(window.samples(), WINDOW - CONTEXT, WINDOW);
        return new Heard(
                outputs.get(0).floats().get(0), new VoiceState(outputs.get(1).named("state"), context));
    }
}
