package dev.slipstream.operators.feed;

import dev.slipstream.contracts.Ids;
import dev.slipstream.contracts.Reason;
import dev.slipstream.contracts.record.DeadLetter;
import dev.slipstream.contracts.record.Outcome;
import dev.slipstream.contracts.record.Sample;
import dev.slipstream.contracts.record.Segment;
import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;

/** Dead letters for one sample of a feed, so that in = out + shed + late + failed can be counted. */
public final class DeadSamples {
    /** What a dead letter may carry, as its schema says; a broken picture of this size still shows what is wrong. */
    public static final int MAX_PAYLOAD = 256 * 1024;

    private DeadSamples() {}

    /** A sample that cannot be analysed; {@code problem} says what is wrong with it, without a full stop. */
    public static DeadLetter failed(String origin, Reason reason, Segment segment, String problem) {
        return of(origin, Outcome.FAILED, reason, segment, problem, payload(segment.getSample()));
    }

    /** An answer about a sample that is of no use; the sample itself goes on, so the letter stands for none. */
    public static DeadLetter answer(String origin, Reason reason, Segment segment, String problem) {
        DeadLetter letter = of(origin, Outcome.FAILED, reason, segment, problem, null);
        letter.setSamples(0);
        return letter;
    }

    /** A sample that came after its shot had closed. */
    public static DeadLetter late(String origin, Segment segment, String problem) {
        return of(origin, Outcome.LATE, Reason.SHOT_CLOSED, segment, problem, null);
    }

    private static DeadLetter of(
            String origin,
            Outcome outcome,
            Reason reason,
            Segment segment,
            String problem,
            @Nullable ByteBuffer payload) {
        return DeadLetter.newBuilder()
                .setId(Ids.deadLetter(origin, segment.getId()))
                .setOutcome(outcome)
                .setReason(reason.name())
                .setOrigin(origin)
                .setFeed(segment.getFeed())
                .setRecord(segment.getId())
                .setSamples(1)
                .setMessage("Feed " + segment.getFeed() + ", segment " + segment.getId() + ": " + problem + "; "
                        + reason.remedy())
                .setPayload(payload)
                // The input's own time: an operator that reads no clock gives a replay the same letter.
                .setTime(segment.getCaptureTime())
                .build();
    }

    private static @Nullable ByteBuffer payload(@Nullable Sample sample) {
        if (sample == null) {
            return null;
        }
        ByteBuffer data = sample.getData().duplicate();
        byte[] head = new byte[Math.min(MAX_PAYLOAD, data.remaining())];
        data.get(head);
        return ByteBuffer.wrap(head);
    }
}
