package dev.slipstream.operators.describe;

import dev.slipstream.contracts.record.Box;
import dev.slipstream.contracts.record.EvidenceKind;
import dev.slipstream.contracts.record.ReadText;
import dev.slipstream.contracts.record.Segment;
import dev.slipstream.modelserving.ocr.PaddleTextReader;
import dev.slipstream.operators.sample.DrawnSamples;
import dev.slipstream.operators.sample.FfmpegSampleDecoder;
import dev.slipstream.operators.sample.SampleDecoder;
import dev.slipstream.operators.sample.TestSegments;
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

        assertThat(new RosterMatcher(roster).match(read(segment), true))
                .isNotEmpty()
                .allMatch(match -> match.entrant().getId().equals("1"))
                .anyMatch(match -> match.kind() == EvidenceKind.NAME);
    }

    private static List<ReadText> read(Segment segment) throws Exception {
        try (SampleDecoder decoder = new FfmpegSampleDecoder();
                PaddleTextReader reader = new PaddleTextReader()) {
            return reader.read(decoder.picture(segment.getSample())).stream()
                    .map(line -> new ReadText(
                            line.text(),
                            line.confidence(),
                            new Box(line.x(), line.y(), line.width(), line.height()),
                            TestSegments.START,
                            segment.getId()))
                    .toList();
        }
    }
}
