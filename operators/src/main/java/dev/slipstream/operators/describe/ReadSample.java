package dev.slipstream.operators.describe;

import dev.slipstream.contracts.record.ModelVersion;
import dev.slipstream.contracts.record.ReadText;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** A sample with the text that was read in it. A Flink POJO. */
public class ReadSample {
    /** Without the picture's bytes. */
    public ShotSample sample;

    public List<ReadText> texts = new ArrayList<>();
    /** The weights that read; empty where nothing was read. */
    public List<ModelVersion> models = new ArrayList<>();
    /** Why text that should have been read was not; null where all is well. */
    public @Nullable String degraded;

    @SuppressWarnings("NullAway.Init") // Flink sets the fields.
    public ReadSample() {}

    ReadSample(ShotSample sample) {
        this.sample = sample;
    }
}
