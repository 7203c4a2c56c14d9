package dev.slipstream.operators.describe;

import dev.slipstream.contracts.record.Box;
import dev.slipstream.contracts.record.ModelVersion;
import dev.slipstream.operators.sample.FakeSampleDecoder;
import dev.slipstream.operators.sample.TestSegments;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.AsyncDataStream;
import org.apache.flink.streaming.api.operators.async.AsyncWaitOperatorFactory;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Samples get their texts, and go on without them where that fails. */
class TextFunctionTest {
    private OneInputStreamOperatorTestHarness<ShotSample, ReadSample> harness;

    @BeforeEach
    void open() throws Exception {
        harness = new OneInputStreamOperatorTestHarness<>(
                new AsyncWaitOperatorFactory<>(
                        new TextFunction(FakeSampleDecoder::new, FakeModels::reader, 2),
                        10_000,
                        16,
                        AsyncDataStream.OutputMode.ORDERED),
                TypeInformation.of(ShotSample.class).createSerializer(new SerializerConfigImpl()));
        harness.open();
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
        assertThat(FakeModels.OPEN).hasValue(0);
        assertThat(FakeSampleDecoder.OPEN).hasValue(0);
    }

    @Test
    void readsWhatShouldBeReadAndPassesTheRest() throws Exception {
        process(ShotSample.of(TestSegments.media(0, 0, (byte) 5), 0, true));
        process(ShotSample.of(TestSegments.media(0, 1, (byte) 6), 0, false));
        process(ShotSample.end(TestSegments.end(0, 2), 0));
        harness.endInput();

        assertThat(harness.extractOutputValues())
                .satisfiesExactly(
                        read -> {
                            assertThat(read.texts).singleElement().satisfies(text -> {
                                assertThat(text.getText()).isEqualTo("GREY 5");
                                assertThat(text.getBox()).isEqualTo(new Box(1, 2, 30, 40));
                                assertThat(text.getSegment()).isEqualTo("slalom-1/0/0");
                                assertThat(text.getCaptureTime()).isEqualTo(TestSegments.START);
                            });
                            assertThat(read.models).containsExactly(new ModelVersion("fake-reader", "1", "ab"));
                            assertThat(read.degraded).isNull();
                            assertThat(read.sample.segment.getSample().getData().remaining())
                                    .isZero();
                        },
                        passed -> {
                            assertThat(passed.texts).isEmpty();
                            assertThat(passed.models).isEmpty();
                            assertThat(passed.degraded).isNull();
                        },
                        end -> assertThat(end.sample.end).isTrue());
    }

    @Test
    void goesOnWithoutTextWhereTheModelOrTheDecoderFails() throws Exception {
        process(ShotSample.of(TestSegments.media(0, 0, (byte) 99), 0, true));
        process(ShotSample.of(TestSegments.media(0, 1, FakeSampleDecoder.BROKEN), 0, true));
        process(ShotSample.of(TestSegments.media(0, 2, (byte) 7), 0, true));
        harness.endInput();

        assertThat(harness.extractOutputValues())
                .extracting(read -> read.degraded)
                .containsExactly("text:failed", "text:failed", null);
        assertThat(harness.extractOutputValues().get(0).models).isEmpty();
        assertThat(harness.extractOutputValues().get(2).texts).hasSize(1);
    }

    private void process(ShotSample sample) throws Exception {
        harness.processElement(sample, 0);
    }
}
