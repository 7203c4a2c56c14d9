package dev.slipstream.vision.replay.hull;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/** Notes what each stage took: by the clock, and of the CPUs, which tells more on a machine that does other things too. */
public final class StageClock {
    /** One stage; milliseconds. */
    public record Stage(String name, double wallMs, double cpuMs) {}

    private final LongSupplier wallNanos;
    private final LongSupplier cpuNanos;
    private final List<Stage> stages = new ArrayList<>();
    private long wall;
    private long cpu;

    /** Starts now; both give nanoseconds from any start. */
    public StageClock(LongSupplier wallNanos, LongSupplier cpuNanos) {
        this.wallNanos = wallNanos;
        this.cpuNanos = cpuNanos;
        wall = wallNanos.getAsLong();
        cpu = cpuNanos.getAsLong();
    }

    /** Ends a stage; the next begins. */
    public void lap(String name) {
        long nowWall = wallNanos.getAsLong();
        long nowCpu = cpuNanos.getAsLong();
        stages.add(new Stage(name, (nowWall - wall) / 1e6, (nowCpu - cpu) / 1e6));
        wall = nowWall;
        cpu = nowCpu;
    }

    public List<Stage> stages() {
        return List.copyOf(stages);
    }
}
