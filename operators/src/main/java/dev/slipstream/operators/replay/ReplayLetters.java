package dev.slipstream.operators.replay;

import dev.slipstream.contracts.Ids;
import dev.slipstream.contracts.Reason;
import dev.slipstream.contracts.record.DeadLetter;
import dev.slipstream.contracts.record.Outcome;
import dev.slipstream.contracts.record.ReplayRequest;
import dev.slipstream.operators.describe.Segments;

/** Dead letters of requests that got no replay. They stand for no samples. */
final class ReplayLetters {
    private ReplayLetters() {}

    /** A request that cannot be served; {@code problem} says why, without a full stop. */
    static DeadLetter refused(String origin, Outcome outcome, ReplayRequest request, String problem) {
        return letter(
                origin,
                outcome,
                Reason.REPLAY_REQUEST_INVALID,
                request.getId(),
                "Replay request " + request.getId() + " for group " + request.getGroup() + " at " + request.getMoment()
                        + ": " + problem,
                Segments.micros(request.getMoment()));
    }

    /** A moment that was asked for and cannot be rebuilt. */
    static DeadLetter failed(String origin, Outcome outcome, Reason reason, ReplayTask task, String problem) {
        return letter(
                origin,
                outcome,
                reason,
                task.id,
                "Replay " + task.id + " (requests " + String.join(", ", task.requests) + "): " + problem,
                task.momentMicros);
    }

    private static DeadLetter letter(
            String origin, Outcome outcome, Reason reason, String record, String what, long momentMicros) {
        return DeadLetter.newBuilder()
                .setId(Ids.deadLetter(origin, record))
                .setOutcome(outcome)
                .setReason(reason.name())
                .setOrigin(origin)
                .setRecord(record)
                .setSamples(0)
                .setMessage(what + "; " + reason.remedy())
                .setTime(Segments.instant(momentMicros))
                .build();
    }
}
