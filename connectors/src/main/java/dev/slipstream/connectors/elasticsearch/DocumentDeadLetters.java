package dev.slipstream.connectors.elasticsearch;

import dev.slipstream.contracts.Ids;
import dev.slipstream.contracts.Reason;
import dev.slipstream.contracts.record.DeadLetter;
import dev.slipstream.contracts.record.Outcome;

import java.nio.ByteBuffer;
import java.time.Instant;

/** What a document that was given up on looks like on the dead-letter topic. */
final class DocumentDeadLetters {
    static final String ORIGIN = "elasticsearch-sink";
    /** As the contract limits it. */
    static final int MAX_PAYLOAD = 256 * 1024;

    private DocumentDeadLetters() {}

    /**
     * @param why what is wrong with the document, in words that fit after a colon
     * @param now time of the verdict
     */
    static DeadLetter of(DocumentRequest document, String why, Instant now) {
        byte[] json = document.json();
        return DeadLetter.newBuilder()
                .setId(Ids.deadLetter(ORIGIN, document.index() + "/" + document.id() + "@" + document.version()))
                .setOutcome(Outcome.FAILED)
                .setReason(Reason.DOCUMENT_REJECTED.name())
                .setOrigin(ORIGIN)
                .setFeed(document.feed())
                .setRecord(document.id())
                .setSamples(0)
                .setMessage(document + " was rejected: " + why + "; " + Reason.DOCUMENT_REJECTED.remedy())
                .setPayload(ByteBuffer.wrap(json, 0, Math.min(json.length, MAX_PAYLOAD))
                        .slice())
                .setTime(now)
                .build();
    }
}
