package dev.slipstream.operators.describe;

import dev.slipstream.contracts.record.Box;
import dev.slipstream.contracts.record.Evidence;
import dev.slipstream.contracts.record.EvidenceKind;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What pointed at one athlete during the open shot; counts are exact, evidence is a selection. A Flink POJO. */
public class AthleteTally {
    /** Enough for an editor to check the claim; more would only fill state. */
    static final int MAX_EVIDENCE = 4;

    private static final int BIB_READINGS = 2;

    public String id;
    public int nameReadings;
    public int bibReadings;
    public int nocReadings;
    /** Best quality times reading confidence of each kind, 0 to 1. */
    public float name;

    public float bib;
    public float noc;
    /** Where the bib was read last. */
    public @Nullable Box bibBox;
    /** Whether the bib was read at the same place twice: then it is a number in a graphic, not on a shirt. */
    public boolean bibStill;

    public List<Evidence> evidence = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // Flink sets the fields.
    public AthleteTally() {}

    AthleteTally(String id) {
        this.id = id;
    }

    void add(Match match) {
        float weight = match.quality() * match.read().getConfidence();
        switch (match.kind()) {
            case NAME -> {
                nameReadings++;
                name = Math.max(name, weight);
            }
            case BIB -> {
                bibReadings++;
                bib = Math.max(bib, weight);
                Box box = match.read().getBox();
                bibStill = bibStill || (bibBox != null && Places.isSame(bibBox, box));
                bibBox = box;
            }
            case NOC -> {
                nocReadings++;
                noc = Math.max(noc, weight);
            }
        }
        evidence.add(match.evidence());
        if (evidence.size() > MAX_EVIDENCE) {
            evidence.remove(evidence.stream().min(WORTH).orElseThrow());
        }
    }

    private static final Comparator<Evidence> WORTH = Comparator.comparing(
                    (Evidence e) -> e.getKind() == EvidenceKind.NAME)
            .thenComparing(e -> e.getKind() == EvidenceKind.BIB)
            .thenComparing(e -> e.getRead().getConfidence());

    boolean isNamed() {
        return nameReadings > 0;
    }

    /**
     * Where nobody knows where people are: whether a bib of at least two digits that only this entrant wears was read in
     * two samples and moved between them. Scores and clocks stand still.
     */
    boolean wearsBib() {
        return bibReadings >= BIB_READINGS
                && !bibStill
                && evidence.stream()
                        .anyMatch(e -> e.getKind() == EvidenceKind.BIB
                                && e.getMatched().length() >= 2);
    }
}
