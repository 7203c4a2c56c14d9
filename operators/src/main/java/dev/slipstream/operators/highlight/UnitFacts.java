package dev.slipstream.operators.highlight;

import dev.slipstream.contracts.record.Entrant;
import dev.slipstream.contracts.record.NamedAthlete;
import dev.slipstream.contracts.record.ResultsAction;
import dev.slipstream.contracts.record.ResultsMessage;
import dev.slipstream.operators.describe.Segments;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * State of one unit: what its results say. Of each kind of message the newest, and when the lead changed; some 100 KB for 400
 * entrants. A Flink POJO.
 */
public class UnitFacts {
    private static final int MOST_CHANGES = 64;

    public @Nullable String sport;
    public @Nullable ResultsMessage startList;
    public @Nullable ResultsMessage result;
    public @Nullable ResultsMessage playByPlay;
    /** Times of the messages that told of another leader than the message before, microseconds since 1970. */
    public List<Long> leaderMicros = new ArrayList<>();
    /** The leaders then. */
    public List<String> leaders = new ArrayList<>();

    public UnitFacts() {}

    /** Keeps the message if it is newer than what is known of its kind; says whether it was. */
    boolean add(ResultsMessage message) {
        switch (message.getKind()) {
            case START_LIST -> {
                if (isOld(startList, message)) {
                    return false;
                }
                startList = message;
            }
            case RESULT -> {
                if (isOld(result, message)) {
                    return false;
                }
                noteLeader(message);
                result = message;
            }
            case PLAY_BY_PLAY -> {
                if (isOld(playByPlay, message)) {
                    return false;
                }
                playByPlay = message;
            }
            case PARTICIPANTS -> {
                return false; // They are of a discipline, and say nothing of a unit.
            }
        }
        return true;
    }

    private static boolean isOld(@Nullable ResultsMessage known, ResultsMessage message) {
        return known != null && known.getVersion() >= message.getVersion();
    }

    private void noteLeader(ResultsMessage message) {
        String before = result == null ? null : leader(result);
        String now = leader(message);
        if (before != null && now != null && !now.equals(before)) {
            leaderMicros.add(Segments.micros(message.getTime()));
            leaders.add(now);
            if (leaderMicros.size() > MOST_CHANGES) {
                leaderMicros.remove(0);
                leaders.remove(0);
            }
        }
    }

    private static @Nullable String leader(ResultsMessage message) {
        for (Entrant entrant : message.getEntrants()) {
            if ("1".equals(entrant.getRank())) {
                return entrant.getId();
            }
        }
        return null;
    }

    List<ResultsAction> actions() {
        return playByPlay == null ? List.of() : playByPlay.getActions();
    }

    /** The athlete as the official start list names them; null where it does not. */
    @Nullable
    NamedAthlete athlete(String id) {
        if (startList == null) {
            return null;
        }
        for (Entrant entrant : startList.getEntrants()) {
            if (entrant.getId().equals(id)) {
                return new NamedAthlete(id, entrant.getGivenName(), entrant.getFamilyName(), entrant.getNoc());
            }
        }
        return null;
    }

    /** Rank in the newest results; null where there is none. */
    @Nullable
    String rank(String athlete) {
        if (result == null) {
            return null;
        }
        for (Entrant entrant : result.getEntrants()) {
            if (entrant.getId().equals(athlete)) {
                return entrant.getRank();
            }
        }
        return null;
    }
}
