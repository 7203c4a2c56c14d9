package dev.slipstream.operators.replay;

import dev.slipstream.contracts.Ids;
import dev.slipstream.contracts.Reason;
import dev.slipstream.contracts.record.DeadLetter;
import dev.slipstream.contracts.record.Outcome;
import dev.slipstream.contracts.record.ReplayRequest;
import dev.slipstream.contracts.record.Segment;
import dev.slipstream.operators.describe.Segments;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.formats.avro.typeutils.AvroTypeInfo;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Keyed by camera group: remembers where the newest segments of each camera lie, and waits with each moment that somebody asks for
 * until every camera of the rig has passed it, or until the deadline. Then it goes on with the cameras that are there and whose
 * clocks are good enough, if these are enough; each of the others goes with the reason why not.
 *
 * <p>State per group: one {@link CameraRing} per camera of the rig, an {@link OpenReplay} per moment that waits, and the moments
 * that went on within the window, so that whoever asks for one again gets no second reconstruction. Timers in event time: the deadline of each open
 * moment, and the end of each one's remembrance.
 */
public final class CameraGroupFunction extends KeyedCoProcessFunction<String, Segment, ReplayRequest, ReplayTask> {
    private static final long serialVersionUID = 1L;
    private static final String ORIGIN = "camera-group";

    /** More moments of one group at a time are nobody's wish; what is above is refused. */
    static final int MOST_OPEN = 64;

    /** Nobody asks for what is further ahead. */
    private static final long FURTHEST_AHEAD_MICROS = 60_000_000;

    /** Requests that cannot be served. */
    public static final OutputTag<DeadLetter> FAILED =
            new OutputTag<>("camera-group-failed", new AvroTypeInfo<>(DeadLetter.class));

    private final HashMap<String, GroupRig> rigs = new HashMap<>();
    private final ReplayLimits limits;
    private transient MapState<String, CameraRing> rings;
    private transient MapState<Long, OpenReplay> open;
    /** Moment to the event time at which it is forgotten, milliseconds. */
    private transient MapState<Long, Long> done;

    private transient Counter shared;
    private transient Counter strangers;

    @SuppressWarnings("NullAway.Init") // open() sets the transient fields.
    public CameraGroupFunction(List<GroupRig> rigs, ReplayLimits limits) {
        rigs.forEach(rig -> this.rigs.put(rig.group(), rig));
        this.limits = limits;
    }

    @Override
    public void open(OpenContext context) {
        rings = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("rings", Types.STRING, Types.POJO(CameraRing.class)));
        open = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("open", Types.LONG, Types.POJO(OpenReplay.class)));
        done = getRuntimeContext().getMapState(new MapStateDescriptor<>("done", Types.LONG, Types.LONG));
        shared = getRuntimeContext().getMetricGroup().counter("sharedRequests");
        strangers = getRuntimeContext().getMetricGroup().counter("segmentsOfNoCamera");
    }

    @Override
    public void processElement1(Segment segment, Context context, Collector<ReplayTask> out) throws Exception {
        GroupRig rig = rigs.get(context.getCurrentKey());
        String camera = rig == null ? null : rig.camera(segment.getFeed());
        if (rig == null || camera == null) {
            strangers.inc();
            return;
        }
        CameraRing ring = rings.get(camera);
        if (ring == null || (ring.ended && !ring.feed.equals(segment.getFeed()))) {
            ring = new CameraRing(segment);
        }
        if (!ring.feed.equals(segment.getFeed())) {
            strangers.inc(); // Another feed is this camera already.
            return;
        }
        ring.add(segment, limits.window().toNanos() / 1_000);
        rings.put(camera, ring);
        for (OpenReplay replay : waiting()) {
            if (allHavePassed(rig, replay)) {
                goOn(rig, replay, context.timerService(), context, out);
            }
        }
    }

    /** A copy, for what goes on is taken out. */
    private List<OpenReplay> waiting() throws Exception {
        List<OpenReplay> waiting = new ArrayList<>();
        open.values().forEach(waiting::add);
        return waiting;
    }

    private boolean allHavePassed(GroupRig rig, OpenReplay replay) throws Exception {
        for (String camera : rig.cameras()) {
            CameraRing ring = rings.get(camera);
            if (ring == null || !ring.hasPassed(lastMicros(replay))) {
                return false;
            }
        }
        return true;
    }

    /** Of a moment at the end of a segment, the nearest picture may be the first of the next one. */
    private long lastMicros(OpenReplay replay) {
        return replay.toMicros + skewMicros();
    }

    private long skewMicros() {
        return limits.skew().toNanos() / 1_000;
    }

    @Override
    public void processElement2(ReplayRequest request, Context context, Collector<ReplayTask> out) throws Exception {
        GroupRig rig = rigs.get(context.getCurrentKey());
        long moment = Ids.replaySlot(Segments.micros(request.getMoment()));
        if (rig == null) {
            refuse(context, Outcome.FAILED, request, "there is no rig for this group, only for " + rigs.keySet());
            return;
        }
        if (done.contains(moment)) {
            shared.inc();
            return;
        }
        OpenReplay replay = open.get(moment);
        if (replay != null) {
            shared.inc();
            replay.join(request);
            open.put(moment, replay);
            return;
        }
        long newest = newestMicros();
        String problem = problem(request, moment, newest);
        if (problem != null) {
            boolean late = newest != Long.MIN_VALUE && moment < newest;
            refuse(context, late ? Outcome.LATE : Outcome.FAILED, request, problem);
            return;
        }
        replay = new OpenReplay(moment, request);
        if (allHavePassed(rig, replay)) {
            goOn(rig, replay, context.timerService(), context, out);
            return;
        }
        // A millisecond later than even, and so apart from the timers of remembrance.
        replay.deadline = ((replay.toMicros / 1_000 + limits.deadline().toMillis()) & ~1L) + 1;
        context.timerService().registerEventTimeTimer(replay.deadline);
        open.put(moment, replay);
    }

    private long newestMicros() throws Exception {
        long newest = Long.MIN_VALUE;
        for (CameraRing ring : rings.values()) {
            for (SegmentReference segment : ring.segments) {
                newest = Math.max(newest, segment.endMicros());
            }
        }
        return newest;
    }

    private @Nullable String problem(ReplayRequest request, long moment, long newest) throws Exception {
        long roll = limits.longestRoll().toNanos() / 1_000;
        if (request.getPreRollMicros() < 0
                || request.getPostRollMicros() < 0
                || request.getPreRollMicros() > roll
                || request.getPostRollMicros() > roll) {
            return "its pre-roll and post-roll must be 0 to "
                    + limits.longestRoll().toSeconds() + " s";
        }
        int waiting = 0;
        for (Long ignored : open.keys()) {
            waiting++;
        }
        if (waiting >= MOST_OPEN) {
            return waiting + " other moments of the group are waited for already";
        }
        if (newest == Long.MIN_VALUE) {
            return null; // The job has just begun; the deadline will tell.
        }
        if (moment > newest + FURTHEST_AHEAD_MICROS) {
            return "the moment lies more than a minute ahead of what the cameras have sent";
        }
        long oldest = Long.MAX_VALUE;
        for (CameraRing ring : rings.values()) {
            oldest = Math.min(oldest, ring.oldestMicros());
        }
        return moment < oldest
                ? "the moment is gone: the oldest segment that is remembered begins at " + Segments.instant(oldest)
                : null;
    }

    private static void refuse(
            KeyedCoProcessFunction<String, Segment, ReplayRequest, ReplayTask>.Context context,
            Outcome outcome,
            ReplayRequest request,
            String problem) {
        context.output(FAILED, ReplayLetters.refused(ORIGIN, outcome, request, problem));
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<ReplayTask> out) throws Exception {
        GroupRig rig = rigs.get(context.getCurrentKey());
        for (OpenReplay replay : waiting()) {
            if (replay.deadline == timestamp) {
                // Of a group whose rig was taken away meanwhile nothing can be made, and that is said.
                GroupRig known = rig == null ? new GroupRig(context.getCurrentKey(), "", List.of()) : rig;
                goOn(known, replay, context.timerService(), context, out);
            }
        }
        List<Long> forgotten = new ArrayList<>();
        for (Map.Entry<Long, Long> entry : done.entries()) {
            if (entry.getValue() <= timestamp) {
                forgotten.add(entry.getKey());
            }
        }
        for (Long moment : forgotten) {
            done.remove(moment);
        }
    }

    private void goOn(GroupRig rig, OpenReplay replay, TimerService timers, Context context, Collector<ReplayTask> out)
            throws Exception {
        if (replay.deadline != 0) {
            timers.deleteEventTimeTimer(replay.deadline);
        }
        open.remove(replay.momentMicros);
        long until = Math.max(timers.currentWatermark(), replay.toMicros / 1_000)
                        + limits.window().toMillis()
                & ~1L;
        done.put(replay.momentMicros, until);
        timers.registerEventTimeTimer(until);
        ReplayTask task = task(rig, replay);
        int needed = limits.needed(rig.cameras().size());
        if (task.usable() < needed) {
            context.output(
                    FAILED,
                    ReplayLetters.failed(
                            ORIGIN,
                            Outcome.FAILED,
                            Reason.REPLAY_IMPOSSIBLE,
                            task,
                            task.usable() + " of " + rig.cameras().size() + " cameras can be used and " + needed
                                    + " are needed: " + Shortfalls.of(task.cameras)));
        } else {
            out.collect(task);
        }
    }

    private ReplayTask task(GroupRig rig, OpenReplay replay) throws Exception {
        ReplayTask task = new ReplayTask();
        task.id = Ids.replay(rig.group(), replay.momentMicros);
        task.group = rig.group();
        task.momentMicros = replay.momentMicros;
        task.fromMicros = replay.fromMicros;
        task.toMicros = replay.toMicros;
        task.requests = replay.requests;
        task.requestMicros = replay.requestMicros;
        task.priority = replay.priority;
        for (String camera : rig.cameras()) {
            CameraRing ring = rings.get(camera);
            task.cameras.add(share(camera, ring, replay));
            if (ring != null) {
                task.unit = task.unit == null ? ring.unit : task.unit;
                task.sport = task.sport == null ? ring.sport : task.sport;
            }
        }
        return task;
    }

    private CameraShare share(String camera, @Nullable CameraRing ring, OpenReplay replay) {
        if (ring == null) {
            return CameraShare.without(camera, null, "no feed of this camera has sent anything");
        }
        SegmentReference moment = ring.at(replay.momentMicros);
        if (moment == null) {
            return CameraShare.without(camera, ring.feed, "it has no picture of the moment");
        }
        long skew = skewMicros();
        if (moment.clockErrorMicros > skew) {
            CameraShare share = CameraShare.without(
                    camera,
                    ring.feed,
                    "its clock may be off by " + ClockWords.of(moment.clockErrorMicros) + ", and " + ClockWords.of(skew)
                            + " are allowed");
            share.clockErrorMicros = moment.clockErrorMicros;
            share.segment = moment.segment;
            return share;
        }
        return CameraShare.of(camera, ring.feed, moment, ring.stretch(replay.fromMicros, lastMicros(replay), moment));
    }
}
