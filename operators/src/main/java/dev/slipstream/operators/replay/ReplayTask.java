package dev.slipstream.operators.replay;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** A moment with all that its cameras have of it, by reference: what is to be rebuilt. A Flink POJO. */
public class ReplayTask {
    /** Of the replay that comes of it. */
    public String id;

    public String group;
    public @Nullable String unit;
    public @Nullable String sport;
    public long momentMicros;
    public long fromMicros;
    public long toMicros;
    public List<String> requests = new ArrayList<>();
    public long requestMicros;
    public int priority;
    /** All of the rig, in its order. */
    public List<CameraShare> cameras = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // Flink sets the fields.
    public ReplayTask() {}

    public long usable() {
        return cameras.stream().filter(CameraShare::isUsable).count();
    }
}
