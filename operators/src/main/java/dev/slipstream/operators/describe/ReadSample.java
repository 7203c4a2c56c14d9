package dev.slipstream.operators.describe;

import dev.slipstream.contracts.record.Caption;
import dev.slipstream.contracts.record.DetectedObject;
import dev.slipstream.contracts.record.KeyFrame;
import dev.slipstream.contracts.record.ModelVersion;
import dev.slipstream.contracts.record.Provenance;
import dev.slipstream.contracts.record.ReadText;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** A sample with what the models said of it. A Flink POJO. */
public class ReadSample {
    /** Without the picture's bytes. */
    public ShotSample sample;

    public List<ReadText> texts = new ArrayList<>();
    /** The weights that read; empty where nothing was read. */
    public List<ModelVersion> models = new ArrayList<>();
    /** What was found in the picture; empty where nobody looked. */
    public List<DetectedObject> objects = new ArrayList<>();
    /** Whether a detector looked for them; a heuristic that misses most does not count. */
    public boolean looked;
    /** Whether and when the shot really changed before this sample; null where nobody looked. */
    public @Nullable CutCheck cut;
    /** What a vision-language model said; null where none was asked, or none answered. */
    public @Nullable Caption caption;
    /** Why an answer of a vision-language model was no caption; null where it was, or none was asked. */
    public @Nullable String captionProblem;
    /** Where the picture itself is stored; null where it was not, or could not be. */
    public @Nullable KeyFrame keyFrame;
    /** Which models say what of this. */
    public List<Provenance> provenance = new ArrayList<>();
    /** What is missing, and why, as in {@code text:timeout}; empty where all is well. */
    public List<String> degraded = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // Flink sets the fields.
    public ReadSample() {}

    public ReadSample(ShotSample sample) {
        this.sample = sample;
    }
}
