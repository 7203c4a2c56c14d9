package dev.slipstream.operators.describe;

import dev.slipstream.contracts.record.Evidence;
import dev.slipstream.contracts.record.EvidenceKind;
import dev.slipstream.contracts.record.ReadText;

import java.util.ArrayList;
import java.util.List;

/** What the people of a shot wear that points at the same entrant, or at the same few, added up over all of them. */
final class WornBib {
    private static final int READINGS = 2;

    /** With so many pictures it shows whether something stands still. */
    private static final int LOOKS = 2;

    /** What one more reading leaves open of what was open before. */
    private static final double OPEN = 0.4;

    private static final int MOST_THAT_COUNT = 3;

    private final List<Evidence> evidence = new ArrayList<>();
    private int readings;
    private boolean hasCode;
    private float confidence;

    /** {@code codes}: of the one nation, where they told whose the number is. */
    void add(WornNumber number, List<ReadText> codes) {
        readings += number.readings;
        hasCode |= !codes.isEmpty();
        confidence = Math.max(confidence, Math.max(number.first.getConfidence(), number.last.getConfidence()));
        evidence.add(new Evidence(EvidenceKind.BIB, number.value, number.first));
        if (number.readings > 1) {
            evidence.add(new Evidence(EvidenceKind.BIB, number.value, number.last));
        }
        codes.forEach(code -> evidence.add(new Evidence(EvidenceKind.NOC, ShirtText.code(code), code)));
    }

    /** Whether it was read twice at least. */
    boolean isReadAgain() {
        return readings >= READINGS;
    }

    /** Whether it names somebody without further evidence: read again, or once with the nation's code on the same person. */
    boolean isEnough(int looks) {
        return isReadAgain() || (hasCode && looks >= LOOKS);
    }

    boolean hasCode() {
        return hasCode;
    }

    /** 0 to 1. */
    float weight() {
        return (float) (confidence * (1 - Math.pow(OPEN, Math.min(readings, MOST_THAT_COUNT))));
    }

    /** The best first. */
    List<Evidence> evidence() {
        return evidence;
    }
}
