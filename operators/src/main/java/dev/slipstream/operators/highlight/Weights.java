package dev.slipstream.operators.highlight;

import dev.slipstream.contracts.record.HighlightSignal;
import dev.slipstream.contracts.record.MomentKind;
import org.jspecify.annotations.Nullable;

import java.io.Serializable;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * How much each signal counts, and what a score has to reach. There are two sets: where a play-by-play says what happens it
 * decides, and the rest agrees or does not; where there is none, the crowd does. Each adds up to 1, so that no score is above.
 *
 * <p>Settings are named {@code SPORT.SIGNAL}, {@code SPORT.THRESHOLD} or {@code SPORT.KIND}, with {@code any} for all sports and {@code -unofficial} behind a signal or the
 * threshold for the set without a play-by-play: {@code ice-hockey.crowd=0.3}, {@code any.threshold-unofficial=0.4}, {@code ski-cross.jump=0.5}.
 */
public final class Weights implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final String ANY = "any";
    private static final String UNOFFICIAL = "-unofficial";
    private static final String THRESHOLD = "threshold";

    private final TreeMap<String, Double> settings = new TreeMap<>();

    /**
     * The weights that these settings change.
     *
     * @throws IllegalArgumentException naming the setting, if it means nothing
     */
    public Weights(Map<String, String> changed) {
        defaults();
        changed.forEach((name, value) -> {
            String key = name.strip().toLowerCase(Locale.ROOT);
            int dot = key.indexOf('.');
            if (dot < 1 || !settings.containsKey(ANY + key.substring(dot))) {
                throw new IllegalArgumentException("'" + name
                        + "' is no weight; write SPORT.NAME, where SPORT is any or a sport's name as feeds are registered with it, and NAME one of "
                        + settings.keySet().stream()
                                .map(known -> known.substring(ANY.length() + 1))
                                .toList());
            }
            settings.put(key, number(name, value));
        });
    }

    private static double number(String name, String value) {
        try {
            double number = Double.parseDouble(value.strip());
            if (number >= 0 && number <= 1) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new IllegalArgumentException("'" + name + "' must be a number from 0 to 1, not '" + value + "'");
    }

    private void defaults() {
        for (HighlightSignal signal : HighlightSignal.values()) {
            if (signal != HighlightSignal.OTHER) {
                weight(signal, 0, 0);
            }
        }
        weight(HighlightSignal.RESULTS, 0.76, 0);
        weight(HighlightSignal.STANDINGS, 0, 0.08);
        weight(HighlightSignal.SCOREBOARD, 0, 0.18);
        weight(HighlightSignal.CROWD, 0.14, 0.50);
        weight(HighlightSignal.REPLAY, 0.05, 0.14);
        weight(HighlightSignal.MOTION, 0.03, 0.05);
        weight(HighlightSignal.RHYTHM, 0.02, 0.05);
        settings.put(ANY + '.' + THRESHOLD, 0.48);
        settings.put(ANY + '.' + THRESHOLD + UNOFFICIAL, 0.25);
        new EnumMap<>(Map.ofEntries(
                        Map.entry(MomentKind.GOAL, 1.0),
                        Map.entry(MomentKind.MEDAL, 1.0),
                        Map.entry(MomentKind.FINISH, 0.8),
                        Map.entry(MomentKind.FALL, 0.75),
                        Map.entry(MomentKind.LEAD_CHANGE, 0.7),
                        Map.entry(MomentKind.GATE_MISSED, 0.65),
                        Map.entry(MomentKind.SAVE, 0.65),
                        Map.entry(MomentKind.JUMP, 0.6),
                        Map.entry(MomentKind.HIT, 0.6),
                        Map.entry(MomentKind.CELEBRATION, 0.6),
                        Map.entry(MomentKind.START, 0.4),
                        Map.entry(MomentKind.SHOT, 0.35),
                        Map.entry(MomentKind.CROSSING, 0.3),
                        Map.entry(MomentKind.OTHER, 0.2)))
                .forEach((kind, value) -> settings.put(ANY + '.' + kind.name().toLowerCase(Locale.ROOT), value));
    }

    private void weight(HighlightSignal signal, double official, double unofficial) {
        String name = ANY + '.' + signal.name().toLowerCase(Locale.ROOT);
        settings.put(name, official);
        settings.put(name + UNOFFICIAL, unofficial);
    }

    double threshold(@Nullable String sport, boolean official) {
        return setting(sport, THRESHOLD + (official ? "" : UNOFFICIAL));
    }

    double of(@Nullable String sport, HighlightSignal signal, boolean official) {
        // "other" is the kind of moment: a signal that nobody knows has no weight.
        return signal == HighlightSignal.OTHER
                ? 0
                : setting(sport, signal.name().toLowerCase(Locale.ROOT) + (official ? "" : UNOFFICIAL));
    }

    /** 0 to 1: what an action of this kind is worth where nothing else is known. */
    double importance(@Nullable String sport, MomentKind kind) {
        // "replay" is the signal: to show something again is no action.
        return kind == MomentKind.REPLAY ? 0 : setting(sport, kind.name().toLowerCase(Locale.ROOT));
    }

    private double setting(@Nullable String sport, String name) {
        Double own = sport == null ? null : settings.get(sport.toLowerCase(Locale.ROOT) + '.' + name);
        if (own != null) {
            return own;
        }
        Double any = settings.get(ANY + '.' + name);
        if (any == null) {
            throw new IllegalStateException("there is no weight named " + name);
        }
        return any;
    }
}
