package dev.slipstream.operators.describe;

import dev.slipstream.contracts.Reason;
import dev.slipstream.contracts.record.DeadLetter;
import dev.slipstream.contracts.record.Description;
import dev.slipstream.contracts.record.DescriptionStatus;
import dev.slipstream.contracts.record.ReadText;
import dev.slipstream.contracts.record.ResultsMessage;
import dev.slipstream.contracts.record.Segment;
import dev.slipstream.operators.describe.words.Language;
import dev.slipstream.operators.describe.words.Narrator;
import dev.slipstream.operators.feed.DeadSamples;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.formats.avro.typeutils.AvroTypeInfo;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Keyed by feed, with the official lists and plays-by-play broadcast: gathers what is known of the open shot and says so
 * at once, every five seconds of media, and finally when the shot closes: with the next shot, at the end of the epoch, or
 * after 30 seconds of silence. What the results system says within a minute after that, and what it takes back, gives a
 * closed shot another revision, from what was read of it then.
 *
 * <p>State per feed: one {@link OpenShot} (bounded, gone when the shot closes), one {@link ClosedShot}, and the
 * {@link RecentShots} (bounded, gone a minute after the last). Timers: one per open shot and one per feed with recent
 * shots. Broadcast state: {@link Rosters#MAX_MESSAGES} messages. Each subtask revises the feeds that are its own.
 *
 * <p>A shot that silence closed and that goes on afterwards is continued as a shot of its own, named by the sample with
 * which it goes on: a pause of the pipeline costs a boundary, and no samples.
 */
public final class DescribeFunction
        extends KeyedBroadcastProcessFunction<String, ReadSample, ResultsMessage, Description> {
    private static final long serialVersionUID = 1L;
    private static final String ORIGIN = "describe";
    private static final long INTERIM_EVERY_MICROS = 5_000_000;
    /** The second edge of a wipe is no shot: none is as short. */
    private static final long TRANSITION_MICROS = 700_000;

    /** State in which the official lists and plays-by-play are broadcast to this function. */
    public static final MapStateDescriptor<String, ResultsMessage> ROSTERS =
            new MapStateDescriptor<>("rosters", Types.STRING, new AvroTypeInfo<>(ResultsMessage.class));

    /** Samples whose shot had closed. */
    public static final OutputTag<DeadLetter> LATE =
            new OutputTag<>("describe-late", new AvroTypeInfo<>(DeadLetter.class));

    /** Answers of a vision-language model that are no captions; the samples go on. */
    public static final OutputTag<DeadLetter> FAILED =
            new OutputTag<>("describe-failed", new AvroTypeInfo<>(DeadLetter.class));

    private final ArrayList<ResultsMessage> knownAtStart;
    private final ArrayList<Language> languages;
    private transient ValueState<OpenShot> open;
    private transient ValueState<ClosedShot> closed;
    private transient ValueStateDescriptor<RecentShots> recentShots;
    private transient ValueState<RecentShots> recent;
    private transient Rosters rosters;
    private transient Narrator narrator;

    public DescribeFunction() {
        this(List.of(), List.of(Language.EN));
    }

    /**
     * With what is settled before the job starts.
     *
     * @param knownAtStart official messages that no one will broadcast, for bounded runs; where there is any, no shot is revised
     * @param languages of the descriptions; the first is their own, the others are translations
     */
    @SuppressWarnings("NullAway.Init") // open() sets the transient fields.
    public DescribeFunction(List<ResultsMessage> knownAtStart, List<Language> languages) {
        this.knownAtStart = new ArrayList<>(Rosters.newest(knownAtStart));
        this.languages = new ArrayList<>(languages);
    }

    @Override
    public void open(OpenContext context) {
        open = getRuntimeContext().getState(new ValueStateDescriptor<>("open-shot", OpenShot.class));
        closed = getRuntimeContext().getState(new ValueStateDescriptor<>("closed-shot", ClosedShot.class));
        recentShots = new ValueStateDescriptor<>("recent-shots", RecentShots.class);
        recent = getRuntimeContext().getState(recentShots);
        rosters = new Rosters(knownAtStart);
        narrator = new Narrator(languages);
    }

    @Override
    public void processBroadcastElement(ResultsMessage message, Context context, Collector<Description> out)
            throws Exception {
        BroadcastState<String, ResultsMessage> known = context.getBroadcastState(ROSTERS);
        if (rosters.add(known, message)) {
            context.applyToKeyedState(recentShots, (feed, state) -> revise(state, message.getUnit(), known, out));
        }
    }

    /** Nothing is removed here: expiry is the timers' work, and the keys are being walked through. */
    private void revise(
            ValueState<RecentShots> state,
            String unit,
            ReadOnlyBroadcastState<String, ResultsMessage> known,
            Collector<Description> out)
            throws Exception {
        RecentShots shots = state.value();
        boolean revised = false;
        for (OpenShot shot : shots == null ? List.<OpenShot>of() : shots.shots) {
            // A list of participants speaks for all units whose codes begin with its own.
            if (shot.unit == null || shot.unit.startsWith(unit)) {
                revised |= revise(shot, known, out);
            }
        }
        if (revised) {
            state.update(shots);
        }
    }

    private boolean revise(
            OpenShot shot, ReadOnlyBroadcastState<String, ResultsMessage> known, Collector<Description> out)
            throws Exception {
        Roster roster = rosters.find(shot.unit, known);
        if (roster == null && shot.roster != 0) {
            return false; // The next unit's list came; it was clear enough which one was on screen.
        }
        boolean same = roster == null || roster.fingerprint() == shot.roster;
        if (same
                && KeyMoments.of(shot, roster, rosters.playByPlay(shot.unit, known))
                        .equals(shot.moments)) {
            return false;
        }
        if (roster != null) {
            shot.match(roster, List.of());
        }
        out.collect(write(shot, roster, DescriptionStatus.FINAL, known));
        return true;
    }

    @Override
    public void processElement(ReadSample read, ReadOnlyContext context, Collector<Description> out) throws Exception {
        ShotSample sample = read.sample;
        Segment segment = sample.segment;
        OpenShot shot = open.value();
        if (isPast(shot, closed.value(), segment)) {
            if (!sample.end) {
                String problem = "it came after the shot from sequence " + sample.shotFirstSequence + " had closed";
                context.output(LATE, DeadSamples.late(ORIGIN, segment, problem));
            }
            return;
        }
        OpenShot before = shot;
        if (shot != null && !belongsTo(shot, read)) {
            shot.endBefore(read);
            close(shot, context.getBroadcastState(ROSTERS), context.timerService(), out);
            shot = null;
        }
        if (read.captionProblem != null) {
            context.output(FAILED, DeadSamples.answer(ORIGIN, Reason.CAPTION_INVALID, segment, read.captionProblem));
        }
        if (sample.end) {
            closed.update(new ClosedShot(segment.getEpoch(), segment.getSequence(), true));
            return;
        }
        if (shot == null) {
            shot = OpenShot.beginningWith(read, before);
        }
        shot.add(read);
        setTimer(shot, context.timerService());
        Roster roster = match(shot, read.texts, context.getBroadcastState(ROSTERS));
        if (segment.getMediaTimeMicros() >= shot.nextInterimMicros) {
            shot.nextInterimMicros = segment.getMediaTimeMicros() + INTERIM_EVERY_MICROS;
            out.collect(write(shot, roster, DescriptionStatus.INTERIM, context.getBroadcastState(ROSTERS)));
        }
        open.update(shot);
    }

    private static boolean isPast(@Nullable OpenShot shot, @Nullable ClosedShot closed, Segment segment) {
        boolean behindOpen = shot != null
                && (segment.getEpoch() < shot.epoch
                        || (segment.getEpoch() == shot.epoch && segment.getSequence() <= shot.lastSequence));
        return behindOpen || (closed != null && closed.isPast(segment.getEpoch(), segment.getSequence()));
    }

    /** The pictures between the samples have the last word, where somebody looked at them. */
    private static boolean belongsTo(OpenShot shot, ReadSample read) {
        ShotSample sample = read.sample;
        if (sample.end || sample.segment.getEpoch() != shot.epoch || shot.isOfAnotherUnit(sample.segment)) {
            return false;
        }
        CutCheck check = read.cut;
        if (check == null) {
            return sample.shotFirstSequence <= shot.supposedSequence;
        }
        return !check.cut || check.mediaMicros - shot.mediaStartMicros < TRANSITION_MICROS;
    }

    private @Nullable Roster match(
            OpenShot shot, List<ReadText> justRead, ReadOnlyBroadcastState<String, ResultsMessage> known)
            throws Exception {
        Roster roster = rosters.find(shot.unit, known);
        if (roster != null) {
            shot.match(roster, justRead);
        }
        return roster;
    }

    /**
     * Silence is measured from the sample, or from the watermark where that is further: a feed whose clock is behind
     * the others' must not have each of its shots closed at once.
     */
    private static void setTimer(OpenShot shot, TimerService timers) {
        if (shot.timer != 0) {
            timers.deleteEventTimeTimer(shot.timer);
        }
        long silence =
                Math.max(shot.lastSampleMicros / 1_000, timers.currentWatermark()) + ShotFunction.SILENCE.toMillis();
        shot.timer = (silence + 1) & ~1L; // Even, so that to take it back takes back no expiry.
        timers.registerEventTimeTimer(shot.timer);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Description> out) throws Exception {
        OpenShot shot = open.value();
        if (shot != null && shot.timer == timestamp) {
            close(shot, context.getBroadcastState(ROSTERS), context.timerService(), out);
        }
        RecentShots shots = recent.value();
        if (shots != null && shots.timer == timestamp) {
            expire(shots, context.timerService());
        }
    }

    private void close(
            OpenShot shot,
            ReadOnlyBroadcastState<String, ResultsMessage> known,
            TimerService timers,
            Collector<Description> out)
            throws Exception {
        timers.deleteEventTimeTimer(shot.timer);
        Roster roster = match(shot, List.of(), known);
        out.collect(write(shot, roster, DescriptionStatus.FINAL, known));
        open.clear();
        closed.update(new ClosedShot(shot.epoch, shot.lastSequence, false));
        keep(shot, timers);
    }

    private Description write(
            OpenShot shot,
            @Nullable Roster roster,
            DescriptionStatus status,
            ReadOnlyBroadcastState<String, ResultsMessage> known)
            throws Exception {
        ResultsMessage playByPlay = rosters.playByPlay(shot.unit, known);
        shot.moments = KeyMoments.of(shot, roster, playByPlay);
        shot.revision++;
        return DescriptionWriter.write(shot, roster, playByPlay, status, narrator);
    }

    private void keep(OpenShot shot, TimerService timers) throws IOException {
        boolean nothingWillCome = !knownAtStart.isEmpty() || timers.currentWatermark() == Long.MAX_VALUE;
        if (nothingWillCome) {
            return;
        }
        RecentShots shots = recent.value();
        if (shots == null) {
            shots = new RecentShots();
        }
        shots.add(shot, Math.max(shot.lastSampleMicros / 1_000, timers.currentWatermark()));
        if (shots.timer == 0) {
            setTimer(shots, timers);
        }
        recent.update(shots);
    }

    private static void setTimer(RecentShots shots, TimerService timers) {
        // Two timers of a feed at the same instant would be one; expiry has the odd ones.
        shots.timer = shots.nextDue() | 1;
        timers.registerEventTimeTimer(shots.timer);
    }

    private void expire(RecentShots shots, TimerService timers) throws IOException {
        shots.expire(shots.timer);
        if (shots.shots.isEmpty()) {
            recent.clear();
        } else {
            setTimer(shots, timers);
            recent.update(shots);
        }
    }
}
