package dev.slipstream.operators.replay;

import dev.slipstream.contracts.record.ReplayRequest;
import dev.slipstream.operators.describe.Segments;

import java.util.ArrayList;
import java.util.List;

/** State of one moment that was asked for and waits for its cameras. A Flink POJO. */
public class OpenReplay {
    /** Whoever asks after so many is served and not named. */
    static final int MOST_REQUESTS = 32;

    public long momentMicros;
    public long fromMicros;
    public long toMicros;
    public List<String> requests = new ArrayList<>();
    /** Of the first request, by the requester's clock. */
    public long requestMicros;

    public int priority;
    /** Event time at which it goes on with the cameras that are there, milliseconds. */
    public long deadline;

    public OpenReplay() {}

    OpenReplay(long momentMicros, ReplayRequest first) {
        this.momentMicros = momentMicros;
        fromMicros = momentMicros;
        toMicros = momentMicros;
        requestMicros = Segments.micros(first.getTime());
        priority = first.getPriority();
        join(first);
    }

    /** One more that wants the same moment: the widest stretch and the highest priority hold. */
    void join(ReplayRequest request) {
        fromMicros = Math.min(fromMicros, momentMicros - request.getPreRollMicros());
        toMicros = Math.max(toMicros, momentMicros + request.getPostRollMicros());
        requestMicros = Math.min(requestMicros, Segments.micros(request.getTime()));
        priority = Math.max(priority, request.getPriority());
        if (requests.size() < MOST_REQUESTS && !requests.contains(request.getId())) {
            requests.add(request.getId());
        }
    }
}
