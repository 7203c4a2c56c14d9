package dev.slipstream.jobs;

import dev.slipstream.operators.replay.ReplayLimits;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ReadableConfig;

import java.time.Duration;
import java.util.List;

import static org.apache.flink.configuration.ConfigOptions.key;

/** The settings about replays: where the rigs lie, what a replay needs of its cameras, and how much is made at a time. */
public final class ReplayOptions {
    public static final ConfigOption<String> RIGS = key("slipstream.replay.rigs")
            .stringType()
            .defaultValue("/etc/slipstream/rigs")
            .withDescription(
                    "Folder with a folder for each camera group, named like it, that holds its rig.json and the plates"
                            + " that this names; read when the job is submitted and by every TaskManager. A feed is the camera whose id"
                            + " its name is, or ends with after a hyphen.");

    public static final ConfigOption<Duration> WINDOW = key("slipstream.replay.window")
            .durationType()
            .defaultValue(Duration.ofSeconds(30))
            .withDescription("How far back a moment may lie, by capture time, behind what the cameras have sent.");

    public static final ConfigOption<Duration> DEADLINE = key("slipstream.replay.deadline")
            .durationType()
            .defaultValue(Duration.ofSeconds(2))
            .withDescription(
                    "How long the last cameras are waited for after the moment and its post-roll, by capture time.");

    public static final ConfigOption<Duration> LONGEST_ROLL = key("slipstream.replay.longest-roll")
            .durationType()
            .defaultValue(Duration.ofSeconds(4))
            .withDescription("Longest pre-roll and longest post-roll that may be asked for.");

    public static final ConfigOption<Duration> SKEW = key("slipstream.replay.max-skew")
            .durationType()
            .defaultValue(Duration.ofMillis(20))
            .withDescription(
                    "Largest clock error of a camera, and largest distance of its picture from the moment; above it, the"
                            + " camera is left out. At 10 m/s an athlete moves 20 cm in 20 ms.");

    public static final ConfigOption<Double> QUORUM = key("slipstream.replay.quorum")
            .doubleType()
            .defaultValue(0.75)
            .withDescription(
                    "Share of a rig's cameras that a replay needs; with fewer, the request becomes a dead letter.");

    public static final ConfigOption<Integer> PARALLEL = key("slipstream.replay.parallel")
            .intType()
            .defaultValue(1)
            .withDescription("Replays in the making at a time, in each subtask; each uses all cores.");

    public static final ConfigOption<Integer> QUEUE = key("slipstream.replay.queue")
            .intType()
            .defaultValue(16)
            .withDescription("Most replays that wait for that, in each subtask; above it the least important is shed.");

    public static final ConfigOption<Duration> TIMEOUT = key("slipstream.replay.timeout")
            .durationType()
            .defaultValue(Duration.ofSeconds(20))
            .withDescription(
                    "After which a replay is published as it is: the model without the orbit, or a dead letter.");

    public static final ConfigOption<Integer> ORBIT_PICTURES = key("slipstream.replay.orbit.pictures")
            .intType()
            .defaultValue(120)
            .withDescription("Pictures of an orbit, 25 a second.");

    public static final ConfigOption<Integer> ORBIT_WIDTH = key("slipstream.replay.orbit.width")
            .intType()
            .defaultValue(1280)
            .withDescription("Width of orbits and slices, pixels, even.");

    public static final ConfigOption<Integer> ORBIT_HEIGHT = key("slipstream.replay.orbit.height")
            .intType()
            .defaultValue(720)
            .withDescription("Height of orbits and slices, pixels, even.");

    public static final ConfigOption<Duration> REHEARSAL = key("slipstream.replay.rehearsal")
            .durationType()
            .defaultValue(Duration.ofMinutes(1))
            .withDescription(
                    "How long at most the job makes replays of painted figures for nobody when it starts, so that the first real"
                            + " one is no slower than others; it ends with the first request. 0 = not at all.");

    static final List<ConfigOption<?>> ALL = List.of(
            RIGS,
            WINDOW,
            DEADLINE,
            LONGEST_ROLL,
            SKEW,
            QUORUM,
            PARALLEL,
            QUEUE,
            TIMEOUT,
            ORBIT_PICTURES,
            ORBIT_WIDTH,
            ORBIT_HEIGHT,
            REHEARSAL);

    private ReplayOptions() {}

    static ReplayLimits limits(ReadableConfig settings) {
        return new ReplayLimits(
                settings.get(WINDOW),
                settings.get(DEADLINE),
                settings.get(LONGEST_ROLL),
                settings.get(SKEW),
                settings.get(QUORUM),
                settings.get(PARALLEL),
                settings.get(QUEUE),
                settings.get(TIMEOUT));
    }
}
