package dev.slipstream.operators.highlight;

import dev.slipstream.contracts.record.Highlight;
import dev.slipstream.contracts.record.HighlightExposure;
import dev.slipstream.contracts.record.HighlightStatus;
import dev.slipstream.contracts.record.NamedAthlete;
import org.jspecify.annotations.Nullable;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Counts whom the published highlights of a unit show. Pure. */
final class Exposure {
    /** Where the gender stands in an ODF code: behind the three letters of the discipline. */
    private static final int GENDER = 3;

    private static final String NONE = "none";

    private Exposure() {}

    static HighlightExposure of(
            String unit,
            @Nullable String sport,
            List<Highlight> sent,
            UnitFacts facts,
            boolean balanced,
            long revision) {
        Map<String, Integer> byNoc = new TreeMap<>();
        Map<String, Integer> byRank = new TreeMap<>();
        int published = 0;
        int unnamed = 0;
        for (Highlight highlight : sent) {
            if (highlight.getStatus() != HighlightStatus.PUBLISHED) {
                continue;
            }
            published++;
            unnamed += highlight.getAthletes().isEmpty() ? 1 : 0;
            Set<String> nocs = new LinkedHashSet<>();
            Set<String> ranks = new LinkedHashSet<>();
            for (NamedAthlete athlete : highlight.getAthletes()) {
                nocs.add(athlete.getNoc());
                ranks.add(bucket(facts.rank(athlete.getId())));
            }
            nocs.forEach(noc -> byNoc.merge(noc, 1, Integer::sum));
            ranks.forEach(rank -> byRank.merge(rank, 1, Integer::sum));
        }
        return new HighlightExposure(unit, revision, sport, gender(unit), published, unnamed, byNoc, byRank, balanced);
    }

    private static String gender(String unit) {
        String letter = unit.length() > GENDER ? unit.substring(GENDER, GENDER + 1) : "";
        boolean coded = unit.length() >= 10 && unit.equals(unit.toUpperCase(Locale.ROOT));
        return coded && "MWXO".contains(letter) && !letter.isEmpty() ? letter : "-";
    }

    private static String bucket(@Nullable String rank) {
        if (rank == null) {
            return NONE;
        }
        try {
            int place = Integer.parseInt(rank.strip());
            return place == 1 ? "1" : place <= 3 ? "2-3" : place <= 8 ? "4-8" : "9+";
        } catch (NumberFormatException e) {
            return NONE; // DNF, DSQ
        }
    }
}
