package dev.slipstream.operators.highlight;

import dev.slipstream.contracts.record.Description;
import dev.slipstream.contracts.record.EditorialDecision;
import dev.slipstream.contracts.record.Highlight;
import dev.slipstream.contracts.record.HighlightStatus;
import dev.slipstream.contracts.record.ResultsAction;
import dev.slipstream.contracts.record.ResultsMessage;
import dev.slipstream.contracts.record.Segment;
import dev.slipstream.operators.describe.Segments;
import dev.slipstream.operators.describe.words.Language;
import dev.slipstream.operators.highlight.HighlightSettings.Pace;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/** A {@link HighlightFunction} on a harness, with what tests say to it and look at; all times are seconds of the {@link Game}. */
abstract class HighlightHarness {
    static final String FEED = "rink-1";
    /** Of the settings. */
    static final int SETTLE = 45;

    /** Camera groups that can be rebuilt. */
    static final Set<String> GROUPS = Set.of("rink");

    private static final Configuration WITHOUT_KRYO = new Configuration().set(PipelineOptions.GENERIC_TYPES, false);

    KeyedOneInputStreamOperatorTestHarness<String, UnitSignal, Highlight> harness;

    @BeforeEach
    @SuppressWarnings("NullAway.Init") // The other open() sets the harness.
    void open() throws Exception {
        open(Pace.LIVE, null);
    }

    /** Goes on from a snapshot where there is one. */
    void open(Pace pace, @Nullable OperatorSubtaskState snapshot) throws Exception {
        harness = harness(pace);
        if (snapshot != null) {
            harness.initializeState(snapshot);
        }
        harness.open();
    }

    static KeyedOneInputStreamOperatorTestHarness<String, UnitSignal, Highlight> harness(Pace pace) throws Exception {
        HighlightSettings settings = new HighlightSettings(
                new Weights(Map.of()),
                false,
                List.of(Language.EN, Language.FR),
                Duration.ofSeconds(SETTLE),
                0.6,
                GROUPS,
                pace);
        var harness = new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new HighlightFunction(settings)), signal -> signal.unit, Types.STRING);
        harness.getExecutionConfig()
                .getSerializerConfig()
                .configure(WITHOUT_KRYO, HighlightHarness.class.getClassLoader());
        return harness;
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    void restart(Pace pace) throws Exception {
        OperatorSubtaskState snapshot = harness.snapshot(1, 1);
        harness.close();
        open(pace, snapshot);
    }

    void say(Segment segment) throws Exception {
        harness.processElement(UnitSignal.of(segment), segment.getCaptureTime().toEpochMilli());
    }

    void say(ResultsMessage message) throws Exception {
        harness.processElement(UnitSignal.of(message), message.getTime().toEpochMilli());
    }

    void say(Description shot) throws Exception {
        harness.processElement(UnitSignal.of(shot), shot.getStart().toEpochMilli());
    }

    void say(EditorialDecision decision) throws Exception {
        harness.processElement(UnitSignal.of(decision), decision.getTime().toEpochMilli());
    }

    /** A quiet feed. */
    void play(int fromSecond, int toSecond) throws Exception {
        play(FEED, fromSecond, toSecond, Sound.quiet());
    }

    void play(String feed, int fromSecond, int toSecond, Sound sound) throws Exception {
        for (int second = fromSecond; second < toSecond; second++) {
            say(Game.segment(feed, second, sound));
        }
    }

    /** Next version of the play-by-play, at a second. */
    void tell(int version, double second, ResultsAction... actions) throws Exception {
        say(Game.playByPlay(version, second, actions));
    }

    void watermark(double second) throws Exception {
        harness.processWatermark(Game.millis(second));
    }

    List<Highlight> output() {
        return harness.extractOutputValues();
    }

    Highlight last() {
        return output().get(output().size() - 1);
    }

    List<HighlightStatus> statuses() {
        return output().stream().map(Highlight::getStatus).toList();
    }

    /** Of each highlight the highest revision; none may go down or be odd. */
    Map<String, Highlight> newest() {
        Map<String, Highlight> newest = new LinkedHashMap<>();
        for (Highlight highlight : output()) {
            Highlight before = newest.put(highlight.getId(), highlight);
            if (highlight.getRevision() != (before == null ? 2 : before.getRevision() + 2)) {
                throw new AssertionError(highlight.getId() + " has revision " + highlight.getRevision());
            }
        }
        return newest;
    }

    <T> List<T> side(OutputTag<T> tag) {
        List<T> values = new ArrayList<>();
        var output = harness.getSideOutput(tag);
        if (output != null) {
            output.forEach(record -> values.add(record.getValue()));
        }
        return values;
    }

    /** Serialized bytes of all state. */
    long stateBytes() throws Exception {
        return harness.snapshot(99, 99).getStateSize();
    }

    static double seconds(Highlight highlight) {
        return Game.second(Segments.micros(highlight.getMoment()));
    }

    /** A game up to a goal at second 30, of which the play-by-play tells at 31. */
    void goal() throws Exception {
        say(Game.startList());
        play(0, 31);
        tell(1, 31, Game.goal(30));
    }

    /** The newest revision of the only highlight that there is. */
    Highlight only() {
        Map<String, Highlight> newest = newest();
        assertThat(newest).hasSize(1);
        return newest.values().iterator().next();
    }
}
