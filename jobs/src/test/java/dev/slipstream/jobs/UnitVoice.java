package dev.slipstream.jobs;

import dev.slipstream.contracts.AvroCodec;
import dev.slipstream.contracts.Topics;
import dev.slipstream.contracts.record.DecisionKind;
import dev.slipstream.contracts.record.EditorialDecision;
import dev.slipstream.contracts.record.MomentKind;
import dev.slipstream.contracts.record.ResultsAction;
import dev.slipstream.contracts.record.ResultsMessage;
import dev.slipstream.contracts.record.Segment;
import org.apache.kafka.clients.producer.ProducerRecord;

import java.time.Instant;
import java.util.List;

/** Says on the topics what feeds, results and editors of one unit would say; times are seconds from a start. */
final class UnitVoice {
    private final AvroCodec<Segment> segments = new AvroCodec<>(Segment.class);
    private final AvroCodec<ResultsMessage> results = new AvroCodec<>(ResultsMessage.class);
    private final AvroCodec<EditorialDecision> decisions = new AvroCodec<>(EditorialDecision.class);
    private final Pipeline pipeline;
    private final String unit;
    private final UnitRecords records;

    UnitVoice(Pipeline pipeline, String unit, Instant start) {
        this.pipeline = pipeline;
        this.unit = unit;
        this.records = new UnitRecords(unit, start);
    }

    Instant at(double seconds) {
        return records.at(seconds);
    }

    ResultsAction action(String id, MomentKind kind, double seconds, String athlete) {
        return records.action(id, kind, seconds, athlete);
    }

    void segment(String feed, int second, List<Integer> cheers) {
        Segment segment = records.segment(feed, second, cheers);
        pipeline.send(new ProducerRecord<>(Topics.SEGMENTS.name(), feed, segments.encode(segment)));
    }

    void startList() {
        say(records.startList());
    }

    /** The play-by-play with these actions and no others; each message has a higher version. */
    void playByPlay(double time, ResultsAction... actions) {
        say(records.playByPlay(time, actions));
    }

    private void say(ResultsMessage message) {
        pipeline.send(new ProducerRecord<>(Topics.RESULTS.name(), unit, results.encode(message)));
    }

    /** A decision about a highlight. */
    void decide(DecisionKind kind, String highlight) {
        EditorialDecision decision = records.decision(kind, highlight);
        pipeline.send(new ProducerRecord<>(Topics.EDITORIAL_DECISIONS.name(), unit, decisions.encode(decision)));
    }
}
