package dev.slipstream.operators.highlight;

import dev.slipstream.contracts.record.DeadLetter;
import dev.slipstream.contracts.record.DecisionKind;
import dev.slipstream.contracts.record.EditorialDecision;
import dev.slipstream.contracts.record.Highlight;
import dev.slipstream.contracts.record.HighlightExposure;
import dev.slipstream.contracts.record.HighlightStatus;
import dev.slipstream.contracts.record.ReplayRequest;
import dev.slipstream.operators.describe.Segments;
import dev.slipstream.operators.highlight.HighlightSettings.Pace;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.formats.avro.typeutils.AvroTypeInfo;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Keyed by event unit: gathers what its feeds, its results and its editors say, and tells what is worth showing again, with
 * every revision of that.
 *
 * <pre>
 * signals ─► {@link FeedTrack}, {@link UnitFacts} ─► {@link Happenings} ─► {@link Judge} ─► {@link Decisions} ─► highlights
 *                                                                                    ├─ clips, replay requests
 *                                                                                    └─ exposure
 * </pre>
 *
 * <p>State per unit: a {@link FeedTrack} of 30 KB for each of at most {@value #MOST_FEEDS} feeds, its {@link UnitFacts}, at most
 * {@value #MOST_HIGHLIGHTS} highlights and candidates, the decisions about them, its {@link UnitClock}; gone six hours after the last
 * signal. Timers in event time: where a highlight is settled, where signals are judged in order, and where the unit is forgotten.
 */
public final class HighlightFunction extends KeyedProcessFunction<String, UnitSignal, Highlight> {
    private static final long serialVersionUID = 1L;
    private static final String ORIGIN = "highlight";

    /** More cameras of one unit are in no hall. */
    static final int MOST_FEEDS = 64;

    /** More than a unit of a day has; the oldest settled ones make room. */
    static final int MOST_HIGHLIGHTS = 1_000;

    private static final String TOO_MANY =
            "there are decisions about " + MOST_HIGHLIGHTS + " highlights of this unit already";

    private static final long FORGET_MILLIS = Duration.ofHours(6).toMillis();
    private static final long FORGET_STEP_MILLIS = Duration.ofMinutes(10).toMillis();
    /** In which signals are judged together where they are judged in order. */
    private static final long STEP_MILLIS = 500;

    /** From a highlight's last moment back to its in-point at the earliest. */
    private static final long BEFORE_MICROS = 25_000_000;

    private static final long REPLAYS_APART_MICROS = 20_000_000;

    /** Highlights whose clips can be cut. */
    public static final OutputTag<ClipTask> CLIPS = new OutputTag<>("highlight-clips", Types.POJO(ClipTask.class));

    /** Moments worth a replay. */
    public static final OutputTag<ReplayRequest> REPLAYS =
            new OutputTag<>("highlight-replays", new AvroTypeInfo<>(ReplayRequest.class));

    /** Whom the highlights show. */
    public static final OutputTag<HighlightExposure> EXPOSURE =
            new OutputTag<>("highlight-exposure", new AvroTypeInfo<>(HighlightExposure.class));

    /** Decisions that mean nothing. */
    public static final OutputTag<DeadLetter> FAILED =
            new OutputTag<>("highlight-failed", new AvroTypeInfo<>(DeadLetter.class));

    private final HighlightSettings settings;
    private transient UnitDesk desk;
    private transient MapState<String, FeedTrack> tracks;
    private transient MapState<String, OpenHighlight> highlights;
    private transient MapState<String, Decisions> decisions;
    private transient ValueState<UnitFacts> facts;
    private transient ValueState<UnitClock> clock;
    /** Where signals are judged in order: those of each step that has not come yet. */
    private transient MapState<Long, List<UnitSignal>> waiting;

    private transient Counter repeated;
    private transient Counter strangers;

    @SuppressWarnings("NullAway.Init") // open() sets the transient fields.
    public HighlightFunction(HighlightSettings settings) {
        this.settings = settings;
    }

    @Override
    public void open(OpenContext context) {
        desk = new UnitDesk(settings);
        tracks = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("tracks", Types.STRING, Types.POJO(FeedTrack.class)));
        highlights = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("highlights", Types.STRING, Types.POJO(OpenHighlight.class)));
        decisions = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("decisions", Types.STRING, Types.POJO(Decisions.class)));
        facts = getRuntimeContext().getState(new ValueStateDescriptor<>("facts", Types.POJO(UnitFacts.class)));
        clock = getRuntimeContext().getState(new ValueStateDescriptor<>("clock", Types.POJO(UnitClock.class)));
        waiting = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("waiting", Types.LONG, Types.LIST(Types.POJO(UnitSignal.class))));
        repeated = getRuntimeContext().getMetricGroup().counter("repeatedSignals");
        strangers = getRuntimeContext().getMetricGroup().counter("signalsOfTooManyFeeds");
    }

    @Override
    public void processElement(UnitSignal signal, Context context, Collector<Highlight> out) throws Exception {
        Long time = context.timestamp();
        if (settings.pace() == Pace.ORDERED
                && time != null
                && time > context.timerService().currentWatermark()) {
            long step = Math.floorDiv(time + STEP_MILLIS - 1, STEP_MILLIS) * STEP_MILLIS;
            List<UnitSignal> together = waiting.get(step);
            together = together == null ? new ArrayList<>() : together;
            together.add(signal);
            waiting.put(step, together);
            context.timerService().registerEventTimeTimer(step);
        } else {
            UnitClock unit = clockOf();
            if (takeIn(signal, unit, context)) {
                judge(unit, context.timerService().currentWatermark(), context, out);
            }
            remember(unit, context);
            clock.update(unit);
        }
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Highlight> out) throws Exception {
        if (clock.value() == null && waiting.isEmpty()) {
            return; // The unit is forgotten.
        }
        UnitClock time = clockOf();
        if (time.forgetMillis == timestamp && forget(context)) {
            return;
        }
        List<UnitSignal> together = waiting.get(timestamp);
        if (together != null) {
            waiting.remove(timestamp);
            together.sort(UnitSignal.ORDER);
            for (UnitSignal signal : together) {
                takeIn(signal, time, context);
            }
            remember(time, context);
        }
        boolean last = context.timerService().currentWatermark() == Long.MAX_VALUE && waiting.isEmpty();
        judge(time, last ? Long.MAX_VALUE : timestamp, context, out);
        clock.update(time);
    }

    private UnitClock clockOf() throws Exception {
        UnitClock known = clock.value();
        return known == null ? new UnitClock() : known;
    }

    private UnitFacts factsOf() throws Exception {
        UnitFacts known = facts.value();
        return known == null ? new UnitFacts() : known;
    }

    /** Says whether it was news. */
    private boolean takeIn(UnitSignal signal, UnitClock time, Context context) throws Exception {
        boolean news;
        if (signal.decision != null) {
            return decide(signal.decision, context);
        } else if (signal.results != null) {
            UnitFacts known = factsOf();
            news = known.add(signal.results);
            facts.update(known);
            if (news) {
                Map<String, OpenHighlight> all = all();
                desk.correct(known, all);
                keep(all);
            }
        } else {
            news = takeInFeed(signal, time, neededMicros(context));
        }
        if (!news) {
            repeated.inc();
        }
        return news;
    }

    /** Far enough before what may still be judged: what the watermark has not passed by the time in which it settles. */
    private long neededMicros(Context context) {
        long watermark = context.timerService().currentWatermark();
        if (watermark == Long.MIN_VALUE || watermark == Long.MAX_VALUE) {
            return watermark;
        }
        return (watermark - settings.settle().toMillis()) * 1_000 - BEFORE_MICROS;
    }

    private boolean takeInFeed(UnitSignal signal, UnitClock time, long neededMicros) throws Exception {
        FeedStretch stretch = signal.stretch;
        SeenShot shot = signal.shot;
        String feed = stretch != null ? stretch.feed : shot != null ? shot.feed : "";
        FeedTrack track = tracks.get(feed);
        boolean news = false;
        if (track == null && (stretch == null || count(tracks.keys()) >= MOST_FEEDS)) {
            strangers.inc(); // A shot without segments shows nothing that could be cut.
            return false;
        }
        if (stretch != null) {
            track = track == null ? new FeedTrack(stretch) : track;
            news = track.add(stretch, neededMicros);
            time.newestMicros = Math.max(time.newestMicros, track.endMicros());
            UnitFacts known = factsOf();
            if (stretch.sport != null && known.sport == null) {
                known.sport = stretch.sport;
                facts.update(known);
            }
        } else if (track != null && shot != null) {
            news = track.add(shot);
        }
        tracks.put(feed, track);
        return news;
    }

    private boolean decide(EditorialDecision decision, Context context) throws Exception {
        String problem = DecisionCheck.problem(decision);
        if (problem != null) {
            context.output(FAILED, DecisionCheck.letter(ORIGIN, decision, problem));
            return false;
        }
        String id = decision.getHighlight();
        if (id == null) {
            id = UnitDesk.pickedId(decision.getUnit(), decision.getId());
            if (!highlights.contains(id)) {
                long moment = Segments.micros(decision.getMoment());
                highlights.put(id, new OpenHighlight(id, moment, moment));
            }
        }
        Decisions known = decisions.get(id);
        if (known == null && count(decisions.keys()) >= MOST_HIGHLIGHTS && !highlights.contains(id)) {
            context.output(FAILED, DecisionCheck.letter(ORIGIN, decision, TOO_MANY));
            return false;
        }
        known = known == null ? new Decisions() : known;
        boolean news = known.add(decision);
        decisions.put(id, known);
        return news || decision.getKind() == DecisionKind.PIN;
    }

    private void judge(UnitClock time, long doneMillis, Context context, Collector<Highlight> out) throws Exception {
        TreeMap<String, FeedTrack> byFeed = new TreeMap<>();
        tracks.entries().forEach(entry -> byFeed.put(entry.getKey(), entry.getValue()));
        UnitFacts known = factsOf();
        UnitView view = new UnitView(
                context.getCurrentKey(), known.sport, List.copyOf(byFeed.values()), known, time.newestMicros);
        Map<String, OpenHighlight> all = all();
        long done = doneMillis == Long.MAX_VALUE ? Long.MAX_VALUE : Math.max(0, doneMillis) * 1_000;
        desk.judge(view, all, time, done);
        boolean told = false;
        for (OpenHighlight open : all.values()) {
            Highlight news = UnitDesk.news(open, decisions.get(open.id), view.tracks());
            if (news != null) {
                told = true;
                send(open, news, out);
            }
            follow(open, view, time, context);
            if (!open.settled()) {
                context.timerService()
                        .registerEventTimeTimer(Math.floorDiv(open.lastMicros, 1_000)
                                + settings.settle().toMillis()
                                + 1);
            }
        }
        if (told) {
            tellExposure(view, all, time, context);
        }
        makeRoom(all);
        keep(all);
    }

    private static void send(OpenHighlight open, Highlight news, Collector<Highlight> out) {
        open.revision += 2;
        news.setRevision(open.revision);
        open.published |= news.getStatus() == HighlightStatus.PUBLISHED;
        open.sent = news;
        out.collect(news);
    }

    /** A clip once the pictures are there, and a replay of the best. */
    private void follow(OpenHighlight open, UnitView view, UnitClock time, Context context) {
        Highlight sent = open.sent;
        if (sent == null || sent.getStatus() != HighlightStatus.PUBLISHED) {
            return;
        }
        // With each revision, even with the same bounds: the highest revision holds, and without a clip it would have
        // none.
        ClipTask clip = open.clipRevision == open.revision ? null : Clips.task(sent, view.tracks(), open.clipSegments);
        if (clip != null) {
            open.clipRevision = open.revision;
            open.clipSegments = clip.segments;
            context.output(CLIPS, clip);
        }
        long moment = Segments.micros(sent.getMoment());
        boolean apart = time.replayMicros == Long.MIN_VALUE || moment - time.replayMicros >= REPLAYS_APART_MICROS;
        String group = Clips.cameraGroup(view.tracks(), settings.replayGroups());
        if (!open.replayAsked && apart && group != null && sent.getScore() >= settings.replayScore()) {
            open.replayAsked = true;
            time.replayMicros = moment;
            context.output(REPLAYS, Clips.request(sent, group, time.newestMicros));
        }
    }

    private void tellExposure(UnitView view, Map<String, OpenHighlight> all, UnitClock time, Context context) {
        time.exposureRevision++;
        List<Highlight> sent = new ArrayList<>();
        all.values().forEach(open -> {
            if (open.sent != null) {
                sent.add(open.sent);
            }
        });
        context.output(
                EXPOSURE,
                Exposure.of(view.unit(), view.sport(), sent, view.facts(), settings.balanced(), time.exposureRevision));
    }

    /** In order of their ids. */
    private Map<String, OpenHighlight> all() throws Exception {
        Map<String, OpenHighlight> all = new TreeMap<>();
        highlights.entries().forEach(entry -> all.put(entry.getKey(), entry.getValue()));
        return all;
    }

    private void keep(Map<String, OpenHighlight> all) throws Exception {
        for (OpenHighlight open : all.values()) {
            highlights.put(open.id, open);
        }
    }

    private void makeRoom(Map<String, OpenHighlight> all) throws Exception {
        while (all.size() > MOST_HIGHLIGHTS) {
            OpenHighlight oldest = all.values().stream()
                    .min(Comparator.comparing((OpenHighlight open) -> !open.settled())
                            .thenComparingLong(open -> open.firstMicros))
                    .orElseThrow();
            all.remove(oldest.id);
            highlights.remove(oldest.id);
            decisions.remove(oldest.id);
        }
    }

    /** Puts off when the unit is forgotten: only signals do so, for a timer would keep it alive for ever. */
    private void remember(UnitClock time, Context context) {
        Long own = context.timestamp();
        long watermark = context.timerService().currentWatermark();
        long now = Math.max(
                own == null ? Long.MIN_VALUE : own, Math.max(watermark, Math.floorDiv(time.newestMicros, 1_000)));
        if (watermark == Long.MAX_VALUE || now < 0) {
            return;
        }
        long forget = (now + FORGET_MILLIS) / FORGET_STEP_MILLIS * FORGET_STEP_MILLIS + 7;
        if (forget > time.forgetMillis) {
            time.forgetMillis = forget;
            context.timerService().registerEventTimeTimer(forget);
        }
    }

    /** Says whether the unit is forgotten now: not at the end of all, and not while signals wait, which put it off again. */
    private boolean forget(OnTimerContext context) throws Exception {
        if (context.timerService().currentWatermark() == Long.MAX_VALUE || !waiting.isEmpty()) {
            return false;
        }
        tracks.clear();
        highlights.clear();
        decisions.clear();
        facts.clear();
        clock.clear();
        return true;
    }

    private static int count(Iterable<?> things) {
        int count = 0;
        for (@Nullable Object ignored : things) {
            count++;
        }
        return count;
    }
}
