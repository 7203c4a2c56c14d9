package dev.slipstream.connectors.odf;

import dev.slipstream.contracts.record.MomentKind;
import dev.slipstream.contracts.record.ResultsAction;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Gathers the actions of one DT_PLAY_BY_PLAY; the elements inside an Action say who acted. */
final class PlayByPlay {
    /** The longest matches have a few thousand. */
    private static final int MAX_ACTIONS = 10_000;

    /** Both teams on the ice or the pitch. */
    private static final int MAX_ATHLETES = 32;

    /** An action has no date of its own; one that seems to lie this far ahead happened before midnight. */
    private static final Duration AHEAD = Duration.ofHours(12);

    /** REPLAY is not among them: results systems know of sport, not of what is shown of it. */
    private static final Map<String, MomentKind> KINDS = kinds();

    private final OdfAttributes attributes;
    private final LocalDateTime sent;
    private final ZoneId venue;
    private final Map<String, ResultsAction> actions = new LinkedHashMap<>();
    private @Nullable String openId;
    /** Null where none is open, or its time is not told. */
    private @Nullable ResultsAction open;

    PlayByPlay(OdfAttributes attributes, LocalDateTime sent, ZoneId venue) {
        this.attributes = attributes;
        this.sent = sent;
        this.venue = venue;
    }

    private static Map<String, MomentKind> kinds() {
        Map<String, MomentKind> kinds = new LinkedHashMap<>();
        for (MomentKind kind : MomentKind.values()) {
            if (kind != MomentKind.REPLAY) {
                kinds.put(kind.name(), kind);
            }
        }
        return kinds;
    }

    /** The reader stands at an Action. */
    void begin() throws InvalidResultsException {
        if (openId != null) {
            throw attributes.invalid("an Action stands inside Action " + openId);
        }
        openId = attributes.required("Id");
        String code = attributes.required("Action");
        LocalTime time = attributes.timeOfDay("Time");
        if (time == null) {
            return; // Nobody could say what showed it.
        }
        MomentKind kind = KINDS.getOrDefault(code.toUpperCase(Locale.ROOT), MomentKind.OTHER);
        open = new ResultsAction(
                openId, kind, code, dated(time).atZone(venue).toInstant(), attributes.get("When"), new ArrayList<>());
    }

    private LocalDateTime dated(LocalTime time) {
        LocalDateTime sameDay = sent.toLocalDate().atTime(time);
        return sameDay.isAfter(sent.plus(AHEAD)) ? sameDay.minusDays(1) : sameDay;
    }

    /** An athlete, who took part in the action if one is open. */
    void athlete(String id) throws InvalidResultsException {
        if (open == null || open.getAthletes().contains(id)) {
            return;
        }
        if (open.getAthletes().size() == MAX_ATHLETES) {
            throw attributes.invalid("Action " + openId + " has more than " + MAX_ATHLETES + " athletes");
        }
        open.getAthletes().add(id);
    }

    /** The reader stands at the end of an Action. */
    void end() throws InvalidResultsException {
        if (open != null && actions.put(open.getId(), open) != null) {
            throw attributes.invalid("two Actions have the Id " + open.getId());
        }
        if (actions.size() > MAX_ACTIONS) {
            throw attributes.invalid("it has more than " + MAX_ACTIONS + " actions");
        }
        open = null;
        openId = null;
    }

    /** In the document's order. */
    List<ResultsAction> actions() {
        return new ArrayList<>(actions.values());
    }
}
