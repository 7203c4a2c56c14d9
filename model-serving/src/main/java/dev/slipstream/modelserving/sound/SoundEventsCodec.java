package dev.slipstream.modelserving.sound;

import dev.slipstream.modelserving.ModelException;
import dev.slipstream.modelserving.tensor.ModelCodec;
import dev.slipstream.modelserving.tensor.Tensor;
import dev.slipstream.modelserving.tensor.Weights;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.ZipInputStream;

/**
 * YAMNet: 0.975 s of sound go in, a score for each of AudioSet's 521 kinds comes out. A hint only: commentary hides the
 * crowd's kinds, so loudness is the better sign of excitement.
 *
 * <p>Source: M. Plakal and D. Ellis, "YAMNet", TensorFlow Models (Apache-2.0).
 */
public final class SoundEventsCodec implements ModelCodec<float[], List<SoundEvent>> {
    /** Samples of one window at 16 kHz. */
    public static final int WINDOW = 15_600;

    private static final int MOST = 5;
    private static final float LEAST = 0.1f;
    private static final int MAX_LABELS_BYTES = 1 << 16;
    /** "PK", 3, 4: a zip's first file begins so. */
    private static final byte[] ZIP = {'P', 'K', 3, 4};

    private final List<String> labels;

    /** Reads the labels out of the zip behind the network in its own file. */
    public SoundEventsCodec(Weights weights) {
        this.labels = labels(weights);
    }

    private static List<String> labels(Weights weights) {
        byte[] bytes = weights.bytes();
        for (int at = bytes.length - ZIP.length; at >= 0; at--) {
            if (bytes[at] == ZIP[0] && bytes[at + 1] == ZIP[1] && bytes[at + 2] == ZIP[2] && bytes[at + 3] == ZIP[3]) {
                return unzipped(weights, at);
            }
        }
        throw new ModelException("Model " + weights.info().name() + " has no labels behind its network");
    }

    private static List<String> unzipped(Weights weights, int from) {
        byte[] bytes = weights.bytes();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes, from, bytes.length - from))) {
            if (zip.getNextEntry() != null) {
                return new String(zip.readNBytes(MAX_LABELS_BYTES), StandardCharsets.UTF_8)
                        .lines()
                        .map(String::strip)
                        .toList();
            }
        } catch (IOException e) {
            throw new ModelException("The labels of model " + weights.info().name() + " cannot be read", e);
        }
        throw new ModelException("The labels of model " + weights.info().name() + " are missing from their zip");
    }

    public List<String> labels() {
        return labels;
    }

    @Override
    public List<Tensor> encode(float[] samples) {
        if (samples.length != WINDOW) {
            throw new IllegalArgumentException("A window of sound has " + WINDOW + " samples, not " + samples.length);
        }
        return List.of(Tensor.ofFloats("waveform_binary", new long[] {WINDOW}, samples));
    }

    /** The likeliest kinds, likeliest first. */
    @Override
    public List<SoundEvent> decode(float[] samples, List<Tensor> outputs) {
        float[] scores = outputs.get(0).toFloats();
        return IntStream.range(0, Math.min(scores.length, labels.size()))
                .filter(i -> scores[i] >= LEAST)
                .mapToObj(i -> new SoundEvent(labels.get(i), scores[i]))
                .sorted(Comparator.comparingDouble(SoundEvent::score).reversed())
                .limit(MOST)
                .toList();
    }
}
