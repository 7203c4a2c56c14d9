package dev.slipstream.operators.describe;

import dev.slipstream.contracts.record.Entrant;
import dev.slipstream.contracts.record.Evidence;
import dev.slipstream.contracts.record.EvidenceKind;
import dev.slipstream.contracts.record.RecognisedAthlete;
import dev.slipstream.contracts.record.UnresolvedAthlete;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who is in a shot: names that were read and numbers that people wear, put together by the start list. Pure. Evidence counts
 * as independent: the confidence is 1 - product of what each kind leaves open.
 *
 * @param athletes whom the evidence names, the surest first
 * @param unresolved of whom it leaves open which of several they are; none of these is among the athletes
 */
record Recognition(List<RecognisedAthlete> athletes, List<UnresolvedAthlete> unresolved) {
    /** More doubts than an editor would look through. */
    private static final int MAX_UNRESOLVED = 8;

    private static final float MOST = 0.95f;
    private static final float CODE = 0.3f;

    /** Nobody where there is no list. */
    static Recognition of(OpenShot shot, @Nullable Roster roster) {
        if (roster == null) {
            return new Recognition(List.of(), List.of());
        }
        WornBibs bibs = WornBibs.of(shot, roster);
        Map<String, AthleteTally> tallies = new HashMap<>();
        shot.athletes.forEach(tally -> tallies.put(tally.id, tally));
        Set<String> ids = new LinkedHashSet<>(tallies.keySet());
        ids.addAll(bibs.byId().keySet());
        List<RecognisedAthlete> athletes = new ArrayList<>();
        for (String id : ids) {
            Entrant entrant = roster.byId(id);
            AthleteTally tally = tallies.getOrDefault(id, new AthleteTally(id));
            WornBib bib = bibs.byId().get(id);
            if (entrant != null && isPublished(tally, bib, shot.people.looks)) {
                athletes.add(recognised(entrant, tally, bib, shot.people.looks > 0));
            }
        }
        athletes.sort(Comparator.comparing(RecognisedAthlete::getConfidence)
                .reversed()
                .thenComparing(RecognisedAthlete::getId));
        return new Recognition(athletes, unresolved(bibs, athletes));
    }

    /** A number alone tells who somebody is only where it is known to be on a person, or at least to have moved. */
    private static boolean isPublished(AthleteTally tally, @Nullable WornBib bib, int looks) {
        boolean worn = looks == 0 ? tally.wearsBib() : bib != null && bib.isEnough(looks);
        return tally.isNamed() || worn;
    }

    private static RecognisedAthlete recognised(
            Entrant entrant, AthleteTally tally, @Nullable WornBib bib, boolean peopleKnown) {
        float number = peopleKnown ? bib == null ? 0 : bib.weight() : tally.bib;
        float noc = Math.max(tally.noc, bib != null && bib.hasCode() ? CODE : 0);
        List<Evidence> evidence = new ArrayList<>(tally.evidence);
        if (peopleKnown) {
            evidence.removeIf(e -> e.getKind() == EvidenceKind.BIB);
        }
        if (bib != null) {
            evidence.addAll(bib.evidence());
        }
        return new RecognisedAthlete(
                entrant.getId(),
                entrant.getBib(),
                entrant.getGivenName(),
                entrant.getFamilyName(),
                entrant.getNoc(),
                1 - (1 - MOST * tally.name) * (1 - MOST * number) * (1 - noc),
                selected(evidence));
    }

    /** As many of each kind as there is room for, so that no kind on which the claim stands is left out. */
    private static List<Evidence> selected(List<Evidence> evidence) {
        List<Evidence> selected = new ArrayList<>();
        for (int i = 0; selected.size() < Math.min(AthleteTally.MAX_EVIDENCE, evidence.size()); i++) {
            for (EvidenceKind kind : EvidenceKind.values()) {
                evidence.stream()
                        .filter(e -> e.getKind() == kind)
                        .skip(i)
                        .findFirst()
                        .filter(e -> selected.size() < AthleteTally.MAX_EVIDENCE)
                        .ifPresent(selected::add);
            }
        }
        selected.sort(Comparator.comparing(Evidence::getKind)); // Keeps the order within a kind.
        return selected;
    }

    /** Read once is no more than a misreading, and whoever is named is the likelier wearer. */
    private static List<UnresolvedAthlete> unresolved(WornBibs bibs, List<RecognisedAthlete> athletes) {
        Set<String> known = new LinkedHashSet<>();
        athletes.forEach(athlete -> known.add(athlete.getId()));
        List<UnresolvedAthlete> unresolved = new ArrayList<>();
        bibs.open().forEach((ids, bib) -> {
            if (bib.isReadAgain() && Collections.disjoint(ids, known) && unresolved.size() < MAX_UNRESOLVED) {
                unresolved.add(new UnresolvedAthlete(ids.stream().sorted().toList(), selected(bib.evidence())));
            }
        });
        return unresolved;
    }
}
