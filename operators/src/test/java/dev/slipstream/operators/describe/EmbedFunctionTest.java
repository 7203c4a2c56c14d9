package dev.slipstream.operators.describe;

import dev.slipstream.contracts.record.Description;
import dev.slipstream.contracts.record.DescriptionStatus;
import dev.slipstream.contracts.record.ModelVersion;
import dev.slipstream.contracts.record.Translation;
import dev.slipstream.modelserving.client.LaneOptions;
import dev.slipstream.modelserving.tensor.ModelCodec;
import dev.slipstream.modelserving.tensor.Tensor;
import dev.slipstream.operators.describe.words.Language;
import dev.slipstream.operators.describe.words.Narrator;
import dev.slipstream.operators.inference.FakeEndpoints;
import dev.slipstream.operators.inference.Inference;
import dev.slipstream.operators.inference.InferenceLimits;
import dev.slipstream.operators.sample.TestSegments;
import org.apache.flink.formats.avro.typeutils.AvroSerializer;
import org.apache.flink.streaming.runtime.tasks.mailbox.TaskMailbox;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;

/** Descriptions get their vector, and go on without where that fails. */
class EmbedFunctionTest {
    private static final InferenceLimits LIMITS = InferenceLimits.waiting(1, 4, Duration.ofSeconds(10));

    private static final AtomicInteger ASKED = new AtomicInteger();

    private OneInputStreamOperatorTestHarness<Description, Description> harness;

    @BeforeEach
    void open() throws Exception {
        ASKED.set(0);
        harness = embedder(0);
    }

    /** An open harness whose vectors are two numbers. */
    static OneInputStreamOperatorTestHarness<Description, Description> embedder(double perSecond) throws Exception {
        var endpoint = FakeEndpoints.of("embedder", (model, inputs) -> {
            ASKED.incrementAndGet();
            return inputs;
        });
        var harness = new OneInputStreamOperatorTestHarness<Description, Description>(
                Inference.factory(
                        new EmbedFunction(endpoint, LaneOptions.DEFAULT, LIMITS, LengthCodec::new, perSecond)),
                new AvroSerializer<>(Description.class));
        harness.open();
        return harness;
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
        assertThat(FakeEndpoints.OPEN).hasValue(0);
    }

    @Test
    void addsTheVectorAndTheModel() throws Exception {
        harness.processElement(description("hello"), 0);
        harness.endInput();

        Description embedded = harness.extractOutputValues().get(0);
        assertThat(embedded.getEmbedding()).containsExactly(5f, 1f);
        assertThat(embedded.getModels()).containsExactly(new ModelVersion("minilm-l6-v2-q", "1", "ab"));
        assertThat(embedded.getDegraded()).isEmpty();
    }

    @Test
    void aRevisionThatSaysTheSameTakesTheSameVector() throws Exception {
        harness.processElement(description("hello"), 0);
        harness.getTaskMailbox().take(TaskMailbox.MIN_PRIORITY).run();
        harness.processElement(description("hello"), 1);
        harness.processElement(description("hello again"), 2);
        harness.endInput();

        assertThat(harness.extractOutputValues())
                .extracting(embedded -> embedded.getEmbedding().get(0))
                .containsExactly(5f, 5f, 11f);
        assertThat(harness.extractOutputValues())
                .allSatisfy(embedded -> assertThat(embedded.getModels())
                        .containsExactly(new ModelVersion("minilm-l6-v2-q", "1", "ab")));
        assertThat(ASKED).hasValue(2);
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

    @Test
    void aRevisionThatCannotBeEmbeddedKeepsTheVectorOfTheOneBefore() throws Exception {
        harness.processElement(description("hello"), 0);
        harness.getTaskMailbox().take(TaskMailbox.MIN_PRIORITY).run();
        harness.processElement(description("fail"), 1);
        harness.endInput();

        Description degraded = harness.extractOutputValues().get(1);
        assertThat(degraded.getEmbedding()).containsExactly(5f, 1f);
        assertThat(degraded.getText()).isEqualTo("fail");
        assertThat(degraded.getDegraded()).containsExactly("embedding:failed");
    }

    @Test
    void aboveTheBudgetClosedShotsComeFirst() throws Exception {
        try (var scarce = embedder(1)) {
            for (int second = 0; second < 4; second++) {
                Instant time = TestSegments.START.plusSeconds(second);
                for (DescriptionStatus status : List.of(DescriptionStatus.INTERIM, DescriptionStatus.FINAL)) {
                    Description description = description(status + " " + second);
                    description.setId("shot-" + second + status);
                    description.setStatus(status);
                    description.setLastSampleTime(time);
                    scarce.processElement(description, 0);
                }
            }
            scarce.endInput();

            assertThat(scarce.extractOutputValues())
                    .filteredOn(embedded -> !embedded.getEmbedding().isEmpty())
                    .extracting(Description::getText)
                    .as("in the first second nobody knows who else asks")
                    .containsExactly("INTERIM 0", "FINAL 1", "FINAL 2", "FINAL 3");
            assertThat(scarce.extractOutputValues())
                    .filteredOn(embedded -> embedded.getEmbedding().isEmpty())
                    .hasSize(4)
                    .allSatisfy(shed -> assertThat(shed.getDegraded()).containsExactly("embedding:shed"));
        }
    }

    @Test
    void embedsTheEnglishTextWhereThereIsOne() throws Exception {
        Description french = description("bonjour");
        french.setLanguage("fr");
        Description both = Description.newBuilder(french).build();
        both.setTranslations(List.of(new Translation("de", "guten Tag"), new Translation("en", "hello")));
        harness.processElement(french, 0);
        harness.processElement(both, 0);
        harness.endInput();

        assertThat(harness.extractOutputValues())
                .extracting(embedded -> embedded.getEmbedding().get(0))
                .containsExactly(7f, 5f);
    }

    private static Description description(String text) {
        OpenShot shot = new OpenShot(TestSegments.media(0, 0, (byte) 1), 0);
        Description description =
                DescriptionWriter.write(shot, null, null, DescriptionStatus.FINAL, new Narrator(List.of(Language.EN)));
        description.setText(text);
        return description;
    }

    /** The text's length and 1 as a vector; the text "fail" makes it fail. */
    private static final class LengthCodec implements ModelCodec<String, float[]> {
        @Override
        public List<Tensor> encode(String text) {
            return List.of(Tensor.ofFloats("x", new long[] {1, 2}, text.length(), 1));
        }

        @Override
        public float[] decode(String text, List<Tensor> outputs) {
            if (text.equals("fail")) {
                throw new IllegalStateException("cannot embed this");
            }
            return outputs.get(0).toFloats();
        }
    }
}
