package dev.slipstream.jobs;

import dev.slipstream.operators.describe.words.Language;
import dev.slipstream.operators.highlight.HighlightSettings;
import dev.slipstream.operators.highlight.Weights;
import dev.slipstream.operators.inference.InferenceLimits;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ReadableConfig;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static org.apache.flink.configuration.ConfigOptions.key;

/** The settings about highlights: what counts how much, and for how long is waited. */
public final class HighlightOptions {
    public static final ConfigOption<Map<String, String>> WEIGHTS = key("slipstream.highlights.weights")
            .mapType()
            .defaultValue(Map.of())
            .withDescription(
                    "Other weights, thresholds and importances than the built-in ones, as SPORT.NAME:VALUE with values from 0 to"
                            + " 1, such as ice-hockey.crowd:0.2,any.threshold:0.5; docs/highlights.md lists the names.");

    public static final ConfigOption<Boolean> BALANCED = key("slipstream.highlights.balanced")
            .booleanType()
            .defaultValue(false)
            .withDescription(
                    "Whether the bias of crowd size and rank is taken out: cheers are measured against the loudest of their"
                            + " own unit, and the leader's actions count no more than anybody's.");

    public static final ConfigOption<Duration> SETTLE = key("slipstream.highlights.settle")
            .durationType()
            .defaultValue(Duration.ofSeconds(45))
            .withDescription(
                    "How long after its last moment a highlight is judged anew with each signal, by capture time; later"
                            + " only corrected results and editors change it.");

    public static final ConfigOption<Double> REPLAY_SCORE = key("slipstream.highlights.replay-score")
            .doubleType()
            .defaultValue(0.7)
            .withDescription(
                    "Score from which on a 3D replay of the moment is asked for, where one of the groups shows the unit; one in"
                            + " 20 s of a unit.");

    public static final ConfigOption<List<String>> REPLAY_GROUPS = key("slipstream.highlights.replay-groups")
            .stringType()
            .asList()
            .defaultValues()
            .withDescription("Camera groups that the replay job has rigs of; no other is asked for replays.");

    public static final ConfigOption<Integer> CLIPS_PARALLEL = key("slipstream.highlights.clips.parallel")
            .intType()
            .defaultValue(1)
            .withDescription("Clips that are cut at a time, in each subtask.");

    public static final ConfigOption<Integer> CLIPS_QUEUE = key("slipstream.highlights.clips.queue")
            .intType()
            .defaultValue(64)
            .withDescription(
                    "Most clips that wait for that, in each subtask; above it the highlight with the lowest score goes on without"
                            + " one.");

    public static final ConfigOption<Duration> CLIPS_TIMEOUT = key("slipstream.highlights.clips.timeout")
            .durationType()
            .defaultValue(Duration.ofSeconds(30))
            .withDescription("After which a highlight goes on without its clip.");

    static final List<ConfigOption<?>> ALL =
            List.of(WEIGHTS, BALANCED, SETTLE, REPLAY_SCORE, REPLAY_GROUPS, CLIPS_PARALLEL, CLIPS_QUEUE, CLIPS_TIMEOUT);

    private HighlightOptions() {}

    static HighlightSettings settings(ReadableConfig settings, HighlightSettings.Pace pace) {
        return new HighlightSettings(
                weights(settings),
                settings.get(BALANCED),
                Language.list(settings.get(SlipstreamOptions.DESCRIBE_LANGUAGES)),
                settings.get(SETTLE),
                settings.get(REPLAY_SCORE),
                Set.copyOf(settings.get(REPLAY_GROUPS)),
                pace);
    }

    static InferenceLimits clipLimits(ReadableConfig settings, DescribeWorkflow.Pace pace) {
        int parallel = settings.get(CLIPS_PARALLEL);
        Duration timeout = settings.get(CLIPS_TIMEOUT);
        return switch (pace) {
            case LIVE -> InferenceLimits.shedding(parallel, parallel, settings.get(CLIPS_QUEUE), timeout);
            case BOUNDED -> InferenceLimits.waiting(parallel, parallel, timeout);
        };
    }

    private static Weights weights(ReadableConfig settings) {
        try {
            return new Weights(settings.get(WEIGHTS));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(WEIGHTS.key() + ": " + e.getMessage(), e);
        }
    }
}
