package dev.slipstream.operators.inference;

import dev.slipstream.modelserving.ModelInfo;
import dev.slipstream.modelserving.client.Answer;
import dev.slipstream.modelserving.client.InferenceEndpoint;
import dev.slipstream.modelserving.client.InferenceException;
import dev.slipstream.modelserving.client.InferenceException.Kind;
import dev.slipstream.modelserving.client.LaneOptions;
import dev.slipstream.modelserving.client.ModelRef;
import dev.slipstream.modelserving.tensor.Tensor;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/** Answers, failures, further tries and time limits race for each record, in real threads; each record comes out once. */
class RacesTest {
    private static final int RECORDS = 10_000;
    private static final int FEEDS = 10;
    private static final InferenceLimits LIMITS = InferenceLimits.shedding(2, 64, 256, Duration.ofMillis(40));
    private static final LaneOptions LANES = new LaneOptions(
            8,
            Duration.ofMillis(1),
            16,
            3,
            Duration.ofMillis(2),
            1_000_000,
            Duration.ofSeconds(1),
            Duration.ofSeconds(1));

    @Test
    void tenThousandRecordsEndExactlyOnce() throws Exception {
        try (var harness =
                new OneInputStreamOperatorTestHarness<>(Inference.factory(new Doubling()), StringSerializer.INSTANCE)) {
            harness.open();
            SplittableRandom random = new SplittableRandom(7);
            long time = 0;
            for (int i = 0; i < RECORDS; i++) {
                harness.processElement(Integer.toString(i), 0);
                if (random.nextInt(20) == 0) {
                    // Flink's own limit strikes at any moment, not only when the lane's has struck already.
                    time += random.nextInt(4);
                    harness.setProcessingTime(time);
                    LockSupport.parkNanos(random.nextInt(2_000_000)); // Else all records come in one moment.
                }
            }
            harness.endInput();

            List<String> out = harness.extractOutputValues();
            Map<String, Integer> outcomes = new TreeMap<>();
            int[] next = IntStream.range(0, FEEDS).toArray();
            for (String record : out) {
                String[] words = record.split(" ", -1);
                int number = Integer.parseInt(words[0]);
                assertThat(number)
                        .as("in the feed's order, none lost, none doubled")
                        .isEqualTo(next[number % FEEDS]);
                next[number % FEEDS] += FEEDS;
                outcomes.merge(words[1], 1, Integer::sum);
            }
            System.out.println("10,000 records ended as " + outcomes);
            assertThat(out).hasSize(RECORDS);
            assertThat(outcomes).as("all ways were taken").containsKeys("answered", "timeout", "failed", "shed");
        }
        assertThat(SharedCaller.open()).isZero();
    }

    /** Asks the flaky endpoint for the number's double. */
    private static final class Doubling extends InferenceFunction<String, String> {
        private static final long serialVersionUID = 1L;
        private transient @Nullable SharedCaller shared;

        Doubling() {
            super("doubling", LIMITS);
        }

        @Override
        protected String feed(String input) {
            return "feed-" + Integer.parseInt(input) % FEEDS;
        }

        @Override
        protected int priority(String input) {
            return Integer.parseInt(input) % 3;
        }

        @Override
        protected CompletionStage<String> ask(String input, long deadlineNanos) {
            if (shared == null) {
                throw new IllegalStateException("open() comes first");
            }
            float number = Float.parseFloat(input);
            return shared.caller()
                    .call(
                            ModelRef.latest("double"),
                            List.of(Tensor.ofFloats("x", new long[] {1, 1}, number)),
                            deadlineNanos)
                    .thenApply(answer -> {
                        assertThat(answer.outputs().get(0).toFloats()).containsExactly(2 * number);
                        return input + " answered";
                    });
        }

        @Override
        protected String degraded(String input, String reason) {
            return input + " " + reason;
        }

        @Override
        protected void openModel(MetricGroup metrics) throws Exception {
            shared = SharedCaller.of(new FlakyFactory(), LANES);
        }

        @Override
        protected void closeModel() {
            if (shared != null) {
                shared.close();
            }
        }
    }

    /** Of a hundred runs two are never answered, eight fail for a moment, five for good; the rest takes up to 3 ms. */
    private static final class FlakyFactory implements EndpointFactory {
        private static final long serialVersionUID = 1L;

        @Override
        public String key() {
            return "flaky";
        }

        @Override
        public InferenceEndpoint open() {
            return new Flaky();
        }
    }

    private static final class Flaky implements InferenceEndpoint {
        private final ScheduledThreadPoolExecutor later = new ScheduledThreadPoolExecutor(2);
        private final SplittableRandom random = new SplittableRandom(11);

        @Override
        public synchronized CompletableFuture<Answer> infer(ModelRef model, List<Tensor> inputs, long timeoutNanos) {
            CompletableFuture<Answer> answer = new CompletableFuture<>();
            int fate = random.nextInt(100);
            boolean silent = fate < 2;
            Runnable end = () -> {
                if (silent) {
                    answer.completeExceptionally(new InferenceException(Kind.TIMEOUT, "no answer"));
                } else if (fate < 10) {
                    answer.completeExceptionally(new InferenceException(Kind.RETRY, "overloaded"));
                } else if (fate < 15) {
                    answer.completeExceptionally(new InferenceException(Kind.REJECTED, "bad"));
                } else {
                    answer.complete(doubled(inputs.get(0)));
                }
            };
            long delay = silent ? timeoutNanos : random.nextInt(3_000_000);
            var unused = later.schedule(end, delay, TimeUnit.NANOSECONDS);
            return answer;
        }

        private static Answer doubled(Tensor input) {
            float[] values = input.toFloats();
            for (int i = 0; i < values.length; i++) {
                values[i] *= 2;
            }
            return new Answer(new ModelInfo("double", "1", "ab"), List.of(Tensor.ofFloats("y", input.shape(), values)));
        }

        @Override
        public int maxBatch(ModelRef model) {
            return 8;
        }

        @Override
        public void close() {
            later.shutdownNow();
        }
    }
}
