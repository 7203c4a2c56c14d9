package dev.slipstream.operators.describe;

import dev.slipstream.contracts.record.Entrant;
import dev.slipstream.contracts.record.Provenance;
import dev.slipstream.contracts.record.ResultsKind;
import dev.slipstream.contracts.record.ResultsMessage;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The official list of one event unit, indexed for {@link RosterMatcher}. Immutable. */
final class Roster {
    private final String unit;
    private final @Nullable String title;
    private final Map<String, Entrant> byId = new LinkedHashMap<>();
    private final Map<String, List<Entrant>> byBib = new HashMap<>();
    private final Map<String, @Nullable Entrant> byFamily = new HashMap<>();
    /** By length: a picture's words are compared with those alone that are about as long. */
    private final Map<Integer, List<NameForm>> forms = new HashMap<>();

    private final Set<String> nocs = new HashSet<>();

    /** Which message says what, by the fact. */
    private final Map<String, Provenance> sources = new HashMap<>();

    /** Later entrants replace earlier ones of the same id. */
    Roster(String unit, @Nullable String title, List<Entrant> entrants) {
        this.unit = unit;
        this.title = title;
        entrants.forEach(entrant -> byId.put(entrant.getId(), entrant));
        byId.values().forEach(this::index);
    }

    /** The list as these messages give it, the later ones correcting the earlier. */
    static Roster of(String unit, List<ResultsMessage> messages) {
        List<Entrant> entrants = new ArrayList<>();
        Map<String, Provenance> sources = new HashMap<>();
        String title = null;
        for (ResultsMessage message : messages) {
            entrants.addAll(message.getEntrants());
            for (Entrant entrant : message.getEntrants()) {
                note(sources, Provenances.athlete(entrant.getId()), message);
                note(sources, Provenances.UNIT, message);
            }
            // Participants are of a discipline, whose title is not the unit's.
            if (message.getTitle() != null && message.getKind() != ResultsKind.PARTICIPANTS) {
                title = message.getTitle();
                note(sources, Provenances.TITLE, message);
            }
        }
        Roster roster = new Roster(unit, title, entrants);
        roster.sources.putAll(sources);
        return roster;
    }

    private static void note(Map<String, Provenance> sources, String fact, ResultsMessage message) {
        sources.put(fact, Provenances.said(fact, message));
    }

    /** Which message of the results system says a fact; null where none does. */
    @Nullable
    Provenance source(String fact) {
        return sources.get(fact);
    }

    private void index(Entrant entrant) {
        if (entrant.getBib() != null) {
            byBib.computeIfAbsent(bib(entrant.getBib()), bib -> new ArrayList<>())
                    .add(entrant);
        }
        nocs.add(entrant.getNoc());
        Set<String> families = new LinkedHashSet<>();
        families.add(NameFold.compact(entrant.getFamilyName()));
        families.add(NameFold.compactSpelt(entrant.getFamilyName()));
        for (String family : families) {
            putOnce(byFamily, NameFold.confusable(family), entrant);
            NameForm.of(entrant, family)
                    .forEach(form -> forms.computeIfAbsent(form.letters().length(), length -> new ArrayList<>())
                            .add(form));
        }
    }

    /** Null says that the key points at more than one, and so at nobody. */
    private static void putOnce(Map<String, @Nullable Entrant> index, String key, Entrant entrant) {
        index.put(key, index.containsKey(key) ? null : entrant);
    }

    /** A bib without leading zeros, as results systems pad it and shirts do not. */
    static String bib(String bib) {
        return bib.strip().replaceFirst("^0+(?=.)", "");
    }

    String unit() {
        return unit;
    }

    @Nullable
    String title() {
        return title;
    }

    @Nullable
    Entrant byId(String id) {
        return byId.get(id);
    }

    /** The only entrant with this bib; null where there is none, or more than one. */
    @Nullable
    Entrant byBib(String bib) {
        List<Entrant> wearers = wearers(bib);
        return wearers.size() == 1 ? wearers.get(0) : null;
    }

    /** Everybody with this bib: in a game each team has its own numbers. */
    List<Entrant> wearers(String bib) {
        return byBib.getOrDefault(bib(bib), List.of());
    }

    /** The codes of all nations in it. */
    Set<String> nocs() {
        return nocs;
    }

    /** The only entrant with this family name as {@link NameFold#confusable} sees it; null where none or more. */
    @Nullable
    Entrant byFamily(String confusable) {
        return byFamily.get(confusable);
    }

    /** Every way of so many letters in which an entrant's name may stand in a picture. */
    List<NameForm> forms(int length) {
        return forms.getOrDefault(length, List.of());
    }

    boolean isEmpty() {
        return byId.isEmpty();
    }

    /** Changes when an entrant comes, goes or gets another name or bib, and not when only results do. */
    long fingerprint() {
        long hash = unit.hashCode();
        for (Entrant e : byId.values()) {
            hash = 31 * hash + Objects.hash(e.getId(), e.getBib(), e.getGivenName(), e.getFamilyName(), e.getNoc());
        }
        return hash;
    }
}
