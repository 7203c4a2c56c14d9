package dev.slipstream.modelserving.sound;

import dev.slipstream.modelserving.tensor.Tensor;

/**
 * What the voice detector remembers of one feed between two windows; the caller keeps it, so that one network serves all
 * feeds. Never changed: a window gives a new one.
 *
 * @param memory the network's own, [2, 1, 128]
 * @param context the last samples of the window before
 */
@SuppressWarnings("ArrayRecordComponent") // never changed, not compared
public record VoiceState(Tensor memory, float[] context) {
    /** Of a feed that begins, or begins again after a gap. */
    public static VoiceState start() {
        return new VoiceState(
                Tensor.ofFloats("state", new long[] {2, 1, 128}, new float[256]), new float[VoiceCodec.CONTEXT]);
    }
}
