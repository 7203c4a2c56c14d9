package dev.slipstream.operators.describe;

import dev.slipstream.contracts.record.Description;
import dev.slipstream.contracts.record.DescriptionStatus;
import dev.slipstream.contracts.record.ModelVersion;
import dev.slipstream.operators.sample.TestSegments;
import org.apache.flink.formats.avro.typeutils.AvroSerializer;
import org.apache.flink.streaming.api.datastream.AsyncDataStream;
import org.apache.flink.streaming.api.operators.async.AsyncWaitOperatorFactory;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Descriptions get their vector, and go on without where that fails. */
class EmbedFunctionTest {
    private OneInputStreamOperatorTestHarness<Description, Description> harness;

    @BeforeEach
    void open() throws Exception {
        harness = new OneInputStreamOperatorTestHarness<>(
                new AsyncWaitOperatorFactory<>(
                        new EmbedFunction(FakeModels::embedder, 1), 10_000, 16, AsyncDataStream.OutputMode.ORDERED),
                new AvroSerializer<>(Description.class));
        harness.open();
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
        assertThat(FakeModels.OPEN).hasValue(0);
    }

    @Test
    void addsTheVectorAndTheModel() throws Exception {
        harness.processElement(description("hello"), 0);
        harness.endInput();

        Description embedded = harness.extractOutputValues().get(0);
        assertThat(embedded.getEmbedding()).containsExactly(5f, 1f);
        assertThat(embedded.getModels()).containsExactly(new ModelVersion("fake-embedder", "2", "cd"));
        assertThat(embedded.getDegraded()).isEmpty();
    }

    @Test
    void saysWhatIsMissingWhereTheModelFails() throws Exception {
        harness.processElement(description("fail"), 0);
        harness.endInput();

        Description degraded = harness.extractOutputValues().get(0);
        assertThat(degraded.getEmbedding()).isEmpty();
        assertThat(degraded.getModels()).isEmpty();
        assertThat(degraded.getDegraded()).containsExactly("embedding:failed");
        assertThat(degraded.getText()).isEqualTo("fail");
    }

    private static Description description(String text) {
        OpenShot shot = new OpenShot(TestSegments.media(0, 0, (byte) 1), 0);
        Description description = DescriptionWriter.write(shot, null, DescriptionStatus.FINAL);
        description.setText(text);
        return description;
    }
}
