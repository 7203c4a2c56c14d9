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
 * Keyed by feed, with the official lists broadcast: gathers what is known of the open shot and says so at once, every
 * five seconds of media, and finally when the shot closes: with the next shot, at the end of the epoch, or after 30
 * seconds of silence.
 *
 * <p>State per feed: one {@link OpenShot} (bounded, gone when the shot closes) and one {@link ClosedShot}. Timers: one
 * per open shot. Broadcast state: {@link Rosters#MAX_MESSAGES} lists.
 *
 * <p>A shot that silence closed and that goes on afterwards is continued as a shot of its own, named by the sample with
 * which it goes on: a pause of the pipeline costs a boundary, and no samples.
 */
public final class DescribeFunction
        extends KeyedBroadcastProcessFunction<String, ReadSample, ResultsMessage, Description> {
    private static final long serialVersionUID = 1L;
    private static final String ORIGIN = "describe";
    private static final long INTERIM_EVERY_MICROS = 5_000_000;

    /** State in which the official lists are broadcast to this function. */
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
    private transient Rosters rosters;
    private transient Narrator narrator;

    public DescribeFunction() {
        this(List.of(), List.of(Language.EN));
    }

    /**
     * With what is settled before the job starts.
     *
     * @param knownAtStart official lists that no one will broadcast, for bounded runs
     * @param languages of the descriptions; the first is their own, the others are translations
     */
    @SuppressWarnings("NullAway.Init") // open() sets the transient fields.
    public DescribeFunction(List<ResultsMessage> knownAtStart, List<Language> languages) {
        this.knownAtStart = new ArrayList<>(knownAtStart);
        this.languages = new ArrayList<>(languages);
    }

    @Override
    public void open(OpenContext context) {
        open = getRuntimeContext().getState(new ValueStateDescriptor<>("open-shot", OpenShot.class));
        closed = getRuntimeContext().getState(new ValueStateDescriptor<>("closed-shot", ClosedShot.class));
        rosters = new Rosters(knownAtStart);
        narrator = new Narrator(languages);
    }

    @Override
    public void processBroadcastElement(ResultsMessage message, Context context, Collector<Description> out)
            throws Exception {
        rosters.add(context.getBroadcastState(ROSTERS), message);
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
        if (shot != null && !belongsTo(shot, sample)) {
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
            shot = new OpenShot(segment, segment.getSequence());
        }
        shot.add(read);
        setTimer(shot, context.timerService());
        Roster roster = match(shot, read.texts, context.getBroadcastState(ROSTERS));
        if (segment.getMediaTimeMicros() >= shot.nextInterimMicros) {
            shot.nextInterimMicros = segment.getMediaTimeMicros() + INTERIM_EVERY_MICROS;
            shot.revision++;
            out.collect(DescriptionWriter.write(shot, roster, DescriptionStatus.INTERIM, narrator));
        }
        open.update(shot);
    }

    private static boolean isPast(@Nullable OpenShot shot, @Nullable ClosedShot closed, Segment segment) {
        boolean behindOpen = shot != null
                && (segment.getEpoch() < shot.epoch
                        || (segment.getEpoch() == shot.epoch && segment.getSequence() <= shot.lastSequence));
        return behindOpen || (closed != null && closed.isPast(segment.getEpoch(), segment.getSequence()));
    }

    private static boolean belongsTo(OpenShot shot, ShotSample sample) {
        return !sample.end && sample.segment.getEpoch() == shot.epoch && sample.shotFirstSequence <= shot.firstSequence;
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
        shot.timer =
                Math.max(shot.lastSampleMicros / 1_000, timers.currentWatermark()) + ShotFunction.SILENCE.toMillis();
        timers.registerEventTimeTimer(shot.timer);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Description> out) throws Exception {
        OpenShot shot = open.value();
        if (shot != null && shot.timer == timestamp) {
            close(shot, context.getBroadcastState(ROSTERS), context.timerService(), out);
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
        shot.revision++;
        out.collect(DescriptionWriter.write(shot, roster, DescriptionStatus.FINAL, narrator));
        open.clear();
        markClosed(shot);
    }

    private void markClosed(OpenShot shot) throws IOException {
        closed.update(new ClosedShot(shot.epoch, shot.lastSequence, false));
    }
}
