package dev.slipstream.operators.describe;

import dev.slipstream.contracts.record.EvidenceKind;
import dev.slipstream.contracts.record.Segment;
import dev.slipstream.modelserving.ocr.PaddleTextReader;
import dev.slipstream.operators.sample.DrawnSamples;
import dev.slipstream.operators.sample.FfmpegSampleDecoder;
import dev.slipstream.operators.sample.TestSegments;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.AsyncDataStream;
import org.apache.flink.streaming.api.operators.async.AsyncWaitOperatorFactory;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** From a compressed picture to an athlete, with the decoder and the model that jobs use. */
class RealModelsTest {
    @Test
    void readsTheNamesInAPictureAndNobodyElse() throws Exception {
        Segment segment = TestSegments.media(0, 0, (byte) 1);
        segment.setSample(DrawnSamples.of("Zoé KOVAČEVIĆ", "CRO  12   1:42.07"));
        Roster roster = new Roster(
                Reads.UNIT,
                null,
                List.of(
                        Reads.entrant("1", "12", "Zoé", "KOVAČEVIĆ", "CRO"),
                        Reads.entrant("2", "42", "Zoë", "KOVÁCS", "HUN")));

        ReadSample read = read(ShotSample.of(segment, 0, true));

        assertThat(read.degraded).isNull();
        assertThat(read.models).hasSize(2);
        assertThat(new RosterMatcher(roster).match(read.texts))
                .isNotEmpty()
                .allMatch(match -> match.entrant().getId().equals("1"))
                .anyMatch(match -> match.kind() == EvidenceKind.NAME);
    }

    private static ReadSample read(ShotSample sample) throws Exception {
        var function = new TextFunction(FfmpegSampleDecoder::new, PaddleTextReader::new, 1);
        try (var harness = new OneInputStreamOperatorTestHarness<>(
                new AsyncWaitOperatorFactory<>(function, 60_000, 4, AsyncDataStream.OutputMode.ORDERED),
                TypeInformation.of(ShotSample.class).createSerializer(new SerializerConfigImpl()))) {
            harness.open();
            harness.processElement(sample, 0);
            harness.endInput();
            return harness.extractOutputValues().get(0);
        }
    }
}
