package dev.slipstream.operators.describe;

import dev.slipstream.contracts.record.Entrant;
import dev.slipstream.contracts.record.Evidence;
import dev.slipstream.contracts.record.EvidenceKind;
import dev.slipstream.contracts.record.ReadText;

/**
 * A text of one picture that points at an entrant.
 *
 * @param entrant of the roster
 * @param kind what pointed
 * @param matched the roster's value that matched
 * @param read the text
 * @param quality 0 to 1: how surely the text means the entrant, whatever its reading's confidence
 */
record Match(Entrant entrant, EvidenceKind kind, String matched, ReadText read, float quality) {

    Evidence evidence() {
        return new Evidence(kind, matched, read);
    }
}
