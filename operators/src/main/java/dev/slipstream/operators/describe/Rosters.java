package dev.slipstream.operators.describe;

import dev.slipstream.contracts.record.Entrant;
import dev.slipstream.contracts.record.ResultsKind;
import dev.slipstream.contracts.record.ResultsMessage;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The official lists, kept in broadcast state under kind and unit. Every subtask sees the same messages in the same
 * order and so keeps the same lists. The index of each list is built once and thrown away when a message comes.
 */
final class Rosters {
    /** Units on at one time are some dozens at the largest Games; the oldest make room. About 10 MB of entrants. */
    static final int MAX_MESSAGES = 512;

    private final Map<String, @Nullable Roster> indexed = new HashMap<>();

    /** Keeps the message if it is newer than what is known of its kind and unit; says whether it was. */
    boolean add(BroadcastState<String, ResultsMessage> known, ResultsMessage message) throws Exception {
        String key = message.getKind() + " " + message.getUnit();
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
                    .min(Comparator.comparing(ResultsMessage::getTime).thenComparing(ResultsMessage::getUnit))
                    .orElseThrow();
            known.remove(oldest.getKind() + " " + oldest.getUnit());
        }
        indexed.clear();
        return true;
    }

    /** The list of the unit on screen: the one the segment names, else the only one that is known; null if none. */
    @Nullable
    Roster find(@Nullable String unit, ReadOnlyBroadcastState<String, ResultsMessage> known) throws Exception {
        String key = unit == null ? "" : unit;
        if (!indexed.containsKey(key)) {
            indexed.put(key, build(unit, known));
        }
        return indexed.get(key);
    }

    private static @Nullable Roster build(@Nullable String named, ReadOnlyBroadcastState<String, ResultsMessage> known)
            throws Exception {
        String unit = named == null ? onlyUnit(known) : named;
        if (unit == null) {
            return null;
        }
        ResultsMessage startList = known.get(ResultsKind.START_LIST + " " + unit);
        ResultsMessage result = known.get(ResultsKind.RESULT + " " + unit);
        List<Entrant> entrants = new ArrayList<>();
        String title = null;
        // The result comes second: it knows of late replacements.
        for (ResultsMessage message : new @Nullable ResultsMessage[] {startList, result}) {
            if (message != null) {
                entrants.addAll(message.getEntrants());
                title = message.getTitle() == null ? title : message.getTitle();
            }
        }
        if (entrants.isEmpty()) {
            participants(unit, known, entrants);
        }
        return entrants.isEmpty() ? null : new Roster(unit, title, entrants);
    }

    /** Where a unit has no list of its own yet: the participants of its event or discipline, whose code begins its. */
    private static void participants(
            String unit, ReadOnlyBroadcastState<String, ResultsMessage> known, List<Entrant> entrants)
            throws Exception {
        ResultsMessage closest = null;
        for (Map.Entry<String, ResultsMessage> entry : known.immutableEntries()) {
            ResultsMessage message = entry.getValue();
            boolean fits = message.getKind() == ResultsKind.PARTICIPANTS && unit.startsWith(message.getUnit());
            if (fits
                    && (closest == null
                            || message.getUnit().length() > closest.getUnit().length())) {
                closest = message;
            }
        }
        if (closest != null) {
            entrants.addAll(closest.getEntrants());
        }
    }

    private static @Nullable String onlyUnit(ReadOnlyBroadcastState<String, ResultsMessage> known) throws Exception {
        Set<String> units = new HashSet<>();
        Set<String> disciplines = new HashSet<>();
        for (Map.Entry<String, ResultsMessage> entry : known.immutableEntries()) {
            boolean participants = entry.getValue().getKind() == ResultsKind.PARTICIPANTS;
            (participants ? disciplines : units).add(entry.getValue().getUnit());
        }
        Set<String> candidates = units.isEmpty() ? disciplines : units;
        return candidates.size() == 1 ? candidates.iterator().next() : null;
    }
}
