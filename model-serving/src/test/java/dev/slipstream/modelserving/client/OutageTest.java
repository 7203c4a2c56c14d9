package dev.slipstream.modelserving.client;

import dev.slipstream.modelserving.ModelInfo;
import dev.slipstream.modelserving.client.InferenceException.Kind;
import dev.slipstream.modelserving.tensor.Tensor;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

import static org.assertj.core.api.Assertions.assertThat;

/** An endpoint that is gone for a minute, in simulated time: nobody waits for it, and nobody is lost. */
class OutageTest {
    private static final int CALLS_PER_SECOND = 50;
    private static final long DOWN_FROM = 10_000;
    private static final long DOWN_TO = 70_000;
    private static final long END = 100_000;
    private static final Duration DEADLINE = Duration.ofSeconds(2);

    private final FakeTimer timer = new FakeTimer();
    private final long origin = timer.nanoTime();
    private int askedWhileDown;

    /** Answers after 20 ms; refuses connections at once while it is down. */
    private final InferenceEndpoint endpoint = new InferenceEndpoint() {
        @Override
        public CompletableFuture<Answer> infer(ModelRef model, List<Tensor> inputs, long timeoutNanos) {
            if (isDown()) {
                askedWhileDown++;
                return CompletableFuture.failedFuture(new InferenceException(Kind.RETRY, "connection refused"));
            }
            CompletableFuture<Answer> answer = new CompletableFuture<>();
            timer.after(20_000_000, () -> answer.complete(new Answer(new ModelInfo("m", "1", "ab"), inputs)));
            return answer;
        }

        @Override
        public int maxBatch(ModelRef model) {
            return 16;
        }

        @Override
        public boolean prepare(ModelRef model) {
            return !isDown();
        }

        @Override
        public void close() {}
    };

    @Test
    void aMinuteWithoutEndpoint() {
        Lane lane = new Lane(new ModelRef("m", "1"), endpoint, LaneOptions.DEFAULT, timer, new Random(3));
        Map<Kind, Integer> during = new EnumMap<>(Kind.class);
        long[] slowestMillis = new long[1];
        int[] answered = new int[3];
        int[] ended = new int[1];
        int calls = 0;
        for (long now = 0; now < END; now += 1_000 / CALLS_PER_SECOND) {
            int phase = now < DOWN_FROM ? 0 : now < DOWN_TO ? 1 : 2;
            long asked = timer.nanoTime();
            calls++;
            var unused = lane.call(List.of(Tensor.ofFloats("x", new long[] {1, 1}, 1)), asked + DEADLINE.toNanos())
                    .whenComplete((answer, failure) -> {
                        ended[0]++;
                        slowestMillis[0] = Math.max(slowestMillis[0], (timer.nanoTime() - asked) / 1_000_000);
                        if (answer != null) {
                            answered[phase]++;
                        } else if (phase == 1) {
                            during.merge(InferenceException.of(failure).kind(), 1, Integer::sum);
                        }
                    });
            timer.advanceMillis(1_000 / CALLS_PER_SECOND);
        }
        timer.advanceMillis(DEADLINE.toMillis());

        System.out.printf(
                "60 s without endpoint: %s; endpoint asked %d times meanwhile; slowest end %d ms; answered %d of %d after%n",
                during, askedWhileDown, slowestMillis[0], answered[2], (END - DOWN_TO) * CALLS_PER_SECOND / 1_000);
        assertThat(ended[0]).as("each call ends once").isEqualTo(calls);
        assertThat(answered[0]).isEqualTo(DOWN_FROM * CALLS_PER_SECOND / 1_000);
        assertThat(during.get(Kind.UNAVAILABLE)).as("refused at once").isGreaterThan(2_800);
        assertThat(askedWhileDown).as("left alone").isLessThan(60);
        assertThat(slowestMillis[0]).isLessThan(DEADLINE.toMillis());
        // It is tried again at the latest after the longest pause, and then takes everything.
        assertThat(answered[2]).isGreaterThan((int) (END - DOWN_TO - 5_500) * CALLS_PER_SECOND / 1_000);
        assertThat(lane.breaker()).isEqualTo(CircuitBreaker.State.CLOSED);
    }

    private boolean isDown() {
        long millis = (timer.nanoTime() - origin) / 1_000_000;
        return millis >= DOWN_FROM && millis < DOWN_TO;
    }
}
