package dev.slipstream.operators.describe;

import dev.slipstream.contracts.record.Description;
import dev.slipstream.contracts.record.Entrant;
import dev.slipstream.contracts.record.ReadText;
import dev.slipstream.contracts.record.Segment;
import dev.slipstream.contracts.record.Translation;
import dev.slipstream.operators.describe.words.Language;
import dev.slipstream.operators.sample.TestSegments;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** One revision says the same in every language that is asked for. */
class DescribeInLanguagesTest {
    private static final Entrant INGRID = Reads.entrant("1", "12", "Ingrid", "SOLBERG", "NOR");

    @Test
    void theFirstLanguageIsTheTextAndTheOthersAreTranslations() throws Exception {
        Segment segment = TestSegments.media(0, 0, (byte) 1);
        segment.setUnit(Reads.UNIT);
        ReadSample read = new ReadSample(ShotSamples.of(segment, 0, false));
        Reads.apart("INGRID SOLBERG")
                .forEach(text -> read.texts.add(
                        ReadText.newBuilder(text).setSegment(segment.getId()).build()));
        try (var harness = ProcessFunctionTestHarnesses.forKeyedBroadcastProcessFunction(
                new DescribeFunction(List.of(), List.of(Language.FR, Language.EN, Language.ZH)),
                sample -> sample.sample.segment.getFeed(),
                Types.STRING,
                DescribeFunction.ROSTERS)) {
            harness.processBroadcastElement(Reads.startList(Reads.UNIT, 1, INGRID), 0);
            harness.processElement(read, 0);

            Description description = harness.extractOutputValues().get(0);
            assertThat(description.getLanguage()).isEqualTo("fr");
            assertThat(description.getText())
                    .isEqualTo("Women's Slalom\u00a0: Ingrid SOLBERG (NOR, n°\u00a012). Plan de 1 seconde.");
            assertThat(description.getTranslations())
                    .containsExactly(
                            new Translation("en", "Women's Slalom: Ingrid SOLBERG (NOR, bib 12). A shot of 1 second."),
                            new Translation("zh", "Women's Slalom：Ingrid SOLBERG（NOR，12号）。镜头时长1秒。"));
        }
    }
}
