package dev.slipstream.jobs;

import dev.slipstream.operators.describe.words.Language;
import dev.slipstream.operators.highlight.HighlightSettings;
import dev.slipstream.operators.highlight.Weights;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ReadableConfig;

import java.time.Duration;
import java.util.List;
import java.util.Map;

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
                    "How long after its last moment a highlight is judged anew with each signal, by capture time, at most a minute; later"
                            + " only corrected results and editors change it.");

    public static final ConfigOption<Double> REPLAY_SCORE = key("slipstream.highlights.replay-score")
            .doubleType()
            .defaultValue(0.7)
            .withDescription(
                    "Score from which on a 3D replay of the moment is asked for, where a camera group shows the unit; one in"
                            + " 20 s of a unit.");

    static final List<ConfigOption<?>> ALL = List.of(WEIGHTS, BALANCED, SETTLE, REPLAY_SCORE);

    private HighlightOptions() {}

    static HighlightSettings settings(ReadableConfig settings, HighlightSettings.Pace pace) {
        return new HighlightSettings(
                weights(settings),
                settings.get(BALANCED),
                Language.list(settings.get(SlipstreamOptions.DESCRIBE_LANGUAGES)),
                settings.get(SETTLE),
                settings.get(REPLAY_SCORE),
                pace);
    }

    private static Weights weights(ReadableConfig settings) {
        try {
            return new Weights(settings.get(WEIGHTS));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(WEIGHTS.key() + ": " + e.getMessage(), e);
        }
    }
}
