package dev.slipstream.operators.describe;

import dev.slipstream.contracts.record.ResultsKind;
import dev.slipstream.contracts.record.ResultsMessage;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The official lists and plays-by-play, kept in broadcast state under kind and unit. Every subtask sees the same messages in the same
 * order and so keeps the same lists. The index of each list is built once and thrown away when a message comes.
 */
final class Rosters {
    /** Units on at one time are some dozens at the largest Games; the oldest make room. About 10 MB of entrants and actions. */
    static final int MAX_MESSAGES = 512;

    /** By kind and unit. Known before the first sample: a bounded run must not depend on which of its inputs is read first. */
    private final Map<String, ResultsMessage> atStart = new HashMap<>();

    private final Map<String, @Nullable Roster> indexed = new HashMap<>();

    Rosters(List<ResultsMessage> atStart) {
        newest(atStart).forEach(message -> this.atStart.put(key(message), message));
    }

    /** Of each kind and unit the message of the highest version, in the order in which their kinds and units came. */
    static List<ResultsMessage> newest(List<ResultsMessage> messages) {
        Map<String, ResultsMessage> newest = new LinkedHashMap<>();
        messages.forEach(message -> newest.merge(key(message), message, Rosters::newer));
        return new ArrayList<>(newest.values());
    }

    private static ResultsMessage newer(ResultsMessage a, ResultsMessage b) {
        return b.getVersion() >= a.getVersion() ? b : a;
    }

    /** Keeps the message if it is newer than what is known of its kind and unit; says whether it was. */
    boolean add(BroadcastState<String, ResultsMessage> known, ResultsMessage message) throws Exception {
        String key = key(message);
        ResultsMessage before = known.get(key);
        if (before != null && before.getVersion() >= message.getVersion()) {
            return false;
        }
        known.put(key, message);
        List<ResultsMessage> all = new ArrayList<>();
        known.entries().forEach(entry -> all.add(entry.getValue()));
        if (all.size() > MAX_MESSAGES) {
            ResultsMessage oldest = all.stream()
                    .filter(m -> !m.equals(message))
                    .min(Comparator.comparing(ResultsMessage::getTime)
                            .thenComparing(ResultsMessage::getUnit)
                            .thenComparing(ResultsMessage::getKind))
                    .orElseThrow();
            known.remove(key(oldest));
        }
        if (message.getKind() != ResultsKind.PLAY_BY_PLAY || all.size() > MAX_MESSAGES) {
            indexed.clear(); // A play-by-play comes with every action and changes no list.
        }
        return true;
    }

    /** The list of the unit on screen: the one the segment names, else the only one that is known; null if none. */
    @Nullable
    Roster find(@Nullable String unit, ReadOnlyBroadcastState<String, ResultsMessage> known) throws Exception {
        String key = unit == null ? "" : unit;
        if (!indexed.containsKey(key)) {
            indexed.put(key, build(unit, all(known)));
        }
        return indexed.get(key);
    }

    /** What was broadcast, and what was known at the start where nothing newer was. */
    private Map<String, ResultsMessage> all(ReadOnlyBroadcastState<String, ResultsMessage> known) throws Exception {
        Map<String, ResultsMessage> all = new HashMap<>(atStart);
        known.immutableEntries().forEach(entry -> all.merge(entry.getKey(), entry.getValue(), Rosters::newer));
        return all;
    }

    /** The play-by-play of the unit on screen, which is found as its list is; null if none is known. */
    @Nullable
    ResultsMessage playByPlay(@Nullable String unit, ReadOnlyBroadcastState<String, ResultsMessage> known)
            throws Exception {
        Roster roster = find(unit, known);
        String onScreen = unit == null && roster != null ? roster.unit() : unit;
        if (onScreen == null) {
            return null;
        }
        String key = key(ResultsKind.PLAY_BY_PLAY, onScreen);
        return newerOf(atStart.get(key), known.get(key));
    }

    private static @Nullable ResultsMessage newerOf(@Nullable ResultsMessage a, @Nullable ResultsMessage b) {
        return a == null || b == null ? (a == null ? b : a) : newer(a, b);
    }

    private static String key(ResultsMessage message) {
        return key(message.getKind(), message.getUnit());
    }

    private static String key(ResultsKind kind, String unit) {
        return kind + " " + unit;
    }

    private static @Nullable Roster build(@Nullable String named, Map<String, ResultsMessage> known) {
        String unit = named == null ? onlyUnit(known) : named;
        if (unit == null) {
            return null;
        }
        ResultsMessage startList = known.get(key(ResultsKind.START_LIST, unit));
        ResultsMessage result = known.get(key(ResultsKind.RESULT, unit));
        List<ResultsMessage> messages = new ArrayList<>();
        // The result comes second: it knows of late replacements.
        for (ResultsMessage message : new @Nullable ResultsMessage[] {startList, result}) {
            if (message != null) {
                messages.add(message);
            }
        }
        if (messages.stream().allMatch(message -> message.getEntrants().isEmpty())) {
            participants(unit, known).ifPresent(messages::add);
        }
        Roster roster = Roster.of(unit, messages);
        return roster.isEmpty() ? null : roster;
    }

    /** Where a unit has no list of its own yet: the participants of its event or discipline, whose code begins its. */
    private static Optional<ResultsMessage> participants(String unit, Map<String, ResultsMessage> known) {
        ResultsMessage closest = null;
        for (ResultsMessage message : known.values()) {
            boolean fits = message.getKind() == ResultsKind.PARTICIPANTS && unit.startsWith(message.getUnit());
            if (fits
                    && (closest == null
                            || message.getUnit().length() > closest.getUnit().length())) {
                closest = message;
            }
        }
        return Optional.ofNullable(closest);
    }

    private static @Nullable String onlyUnit(Map<String, ResultsMessage> known) {
        Set<String> units = new HashSet<>();
        Set<String> disciplines = new HashSet<>();
        for (ResultsMessage message : known.values()) {
            switch (message.getKind()) {
                case PARTICIPANTS -> disciplines.add(message.getUnit());
                case START_LIST, RESULT -> units.add(message.getUnit());
                case PLAY_BY_PLAY -> {
                    // It lists nobody, so it makes no unit one whose athletes are known.
                }
            }
        }
        Set<String> candidates = units.isEmpty() ? disciplines : units;
        return candidates.size() == 1 ? candidates.iterator().next() : null;
    }
}
