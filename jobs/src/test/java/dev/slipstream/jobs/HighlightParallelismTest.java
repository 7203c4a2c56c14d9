package dev.slipstream.jobs;

import dev.slipstream.contracts.AvroCodec;
import dev.slipstream.contracts.record.DecisionKind;
import dev.slipstream.contracts.record.EditorialDecision;
import dev.slipstream.contracts.record.Highlight;
import dev.slipstream.contracts.record.HighlightStatus;
import dev.slipstream.contracts.record.MomentKind;
import dev.slipstream.contracts.record.ResultsAction;
import dev.slipstream.contracts.record.ResultsMessage;
import dev.slipstream.contracts.record.Segment;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** The bounded run gives the same bytes however it is cut up. */
class HighlightParallelismTest {
    private static final Instant START = Instant.parse("2026-02-10T18:00:00Z");
    private static final int UNITS = 7;
    private static final int FEEDS = 3;
    private static final int SECONDS = 100;

    @Test
    void highlightsAreTheSameToTheByteAtAnyParallelism(@TempDir Path folder) throws Exception {
        List<Highlight> one = run(folder, 1);
        assertThat(one)
                .extracting(Highlight::getStatus)
                .contains(
                        HighlightStatus.PUBLISHED,
                        HighlightStatus.REJECTED,
                        HighlightStatus.VETOED,
                        HighlightStatus.RETRACTED);
        assertThat(bytes(run(folder, 2))).isEqualTo(bytes(one));
        assertThat(bytes(run(folder, 4))).isEqualTo(bytes(one));
    }

    /** Every revision of every highlight. */
    private static List<Highlight> run(Path folder, int parallelism) throws Exception {
        Configuration settings = new Configuration();
        settings.set(PipelineOptions.GENERIC_TYPES, false);
        settings.set(SlipstreamOptions.MEDIA_STORE_ROOT, folder.toUri().toString());
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(parallelism, settings);
        List<Highlight> all = new ArrayList<>();
        try (CloseableIterator<Highlight> found = HighlightMediaJob.define(env, settings, described())
                .highlights()
                .executeAndCollect()) {
            found.forEachRemaining(all::add);
        }
        return all;
    }

    /** Units are told in whatever order; each one's revisions are compared with themselves. */
    private static List<String> bytes(List<Highlight> highlights) {
        AvroCodec<Highlight> codec = new AvroCodec<>(Highlight.class);
        return highlights.stream()
                .map(highlight -> highlight.getId() + " " + highlight.getRevision() + " "
                        + HexFormat.of().formatHex(codec.encode(highlight)))
                .sorted()
                .toList();
    }

    private static HighlightMediaJob.Described described() {
        List<Segment> segments = new ArrayList<>();
        List<ResultsMessage> results = new ArrayList<>();
        List<EditorialDecision> decisions = new ArrayList<>();
        for (int number = 0; number < UNITS; number++) {
            String name = "IHOMTEAM6-------------GPA-00" + number + "00";
            UnitRecords unit = new UnitRecords(name, START.plusMillis(370L * number));
            List<Integer> cheers = List.of(20 + number, 45, 80 - number);
            for (int feed = 0; feed < FEEDS; feed++) {
                for (int second = 0; second < SECONDS; second++) {
                    segments.add(unit.segment("feed-" + number + "-" + feed, second, cheers));
                }
            }
            if (number % 2 == 0) {
                results.addAll(results(unit, number));
                decisions.add(unit.decision(
                        DecisionKind.VETO, name + "/highlight-" + unit.at(12).toEpochMilli()));
            }
        }
        return new HighlightMediaJob.Described(segments, List.of(), results, decisions);
    }

    private static List<ResultsMessage> results(UnitRecords unit, int number) {
        ResultsAction first = unit.action("1", MomentKind.GOAL, 12, "1");
        ResultsAction second = unit.action("2", MomentKind.GOAL, 30 + number, "2");
        ResultsAction third = unit.action("3", MomentKind.START, 60, "2");
        return List.of(
                unit.startList(),
                unit.playByPlay(12.3, first),
                unit.playByPlay(30.5 + number, first, second),
                unit.playByPlay(61, first, third));
    }
}
