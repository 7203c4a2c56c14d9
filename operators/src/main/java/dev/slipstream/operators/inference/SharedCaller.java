package dev.slipstream.operators.inference;

import dev.slipstream.modelserving.client.InferenceEndpoint;
import dev.slipstream.modelserving.client.LaneCounters;
import dev.slipstream.modelserving.client.LaneOptions;
import dev.slipstream.modelserving.client.ModelCaller;
import dev.slipstream.modelserving.client.SystemTimer;
import org.apache.flink.metrics.MetricGroup;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.random.RandomGenerator;

/**
 * One endpoint for all subtasks of a job in a process: weights are loaded once, batches form across subtasks, and limits hold for
 * all of them together. Closed with the last who uses it.
 */
public final class SharedCaller implements AutoCloseable {
    private static final Map<String, Shared> OPEN = new HashMap<>();

    private final String key;
    private final Shared shared;
    private boolean closed;

    private SharedCaller(String key, Shared shared) {
        this.key = key;
        this.shared = shared;
    }

    /** Opens the endpoint or joins those who use it. */
    public static SharedCaller of(EndpointFactory factory, LaneOptions lanes) throws IOException {
        String key = factory.key() + " " + lanes;
        // Loading takes seconds; a second subtask that waits for it is what sharing is for.
        synchronized (OPEN) {
            Shared shared = OPEN.get(key);
            if (shared == null) {
                shared = new Shared(factory.open(), lanes);
                OPEN.put(key, shared);
            }
            shared.users++;
            return new SharedCaller(key, shared);
        }
    }

    public ModelCaller caller() {
        return shared.caller;
    }

    /** What became of the calls at this endpoint, of all subtasks of the process together. */
    public void register(MetricGroup metrics) {
        gauge(metrics, "modelCalls", LaneCounters::calls);
        gauge(metrics, "modelAnswers", LaneCounters::answered);
        gauge(metrics, "modelFailures", LaneCounters::failed);
        gauge(metrics, "modelRefusals", LaneCounters::refused);
        gauge(metrics, "modelTimeouts", LaneCounters::timedOut);
        gauge(metrics, "modelRetries", LaneCounters::retries);
        gauge(metrics, "modelRuns", LaneCounters::runs);
        gauge(metrics, "modelRows", LaneCounters::rows);
    }

    private void gauge(MetricGroup metrics, String name, ToLongFunction<LaneCounters> counter) {
        metrics.gauge(name, () -> shared.caller.total(counter));
    }

    @Override
    public void close() {
        synchronized (OPEN) {
            if (closed) {
                return;
            }
            closed = true;
            if (--shared.users == 0) {
                OPEN.remove(key);
                shared.close();
            }
        }
    }

    /** How many endpoints are open in this process, for tests of what is left behind. */
    static int open() {
        synchronized (OPEN) {
            return OPEN.size();
        }
    }

    private static final class Shared {
        private final InferenceEndpoint endpoint;
        private final SystemTimer timer = new SystemTimer("slipstream-inference-timer");
        private final ModelCaller caller;
        private int users;

        Shared(InferenceEndpoint endpoint, LaneOptions lanes) {
            this.endpoint = endpoint;
            // Only the jitter of retries is random.
            this.caller = new ModelCaller(endpoint, lanes, timer, RandomGenerator.getDefault());
        }

        void close() {
            caller.close();
            endpoint.close();
            timer.close();
        }
    }
}
