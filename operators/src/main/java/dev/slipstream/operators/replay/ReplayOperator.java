package dev.slipstream.operators.replay;

import dev.slipstream.contracts.Reason;
import dev.slipstream.contracts.record.DeadLetter;
import dev.slipstream.contracts.record.Outcome;
import dev.slipstream.contracts.record.Replay;
import dev.slipstream.contracts.record.ReplayStatus;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.formats.avro.typeutils.AvroTypeInfo;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;
import org.apache.flink.util.function.ThrowingRunnable;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;

/**
 * Has replays made in threads of its own, a few at a time: the plain model goes out as soon as it is there, the rest as a revision. At
 * the deadline what is there is final, and says what is missing. Tasks wait by priority, and among equals models go before orbits,
 * which take several times as long; where too many wait, the least important is shed. Watermarks pass at once: nothing behind it
 * waits for event time.
 *
 * <p>Operator state: the tasks that are not final, at most parallel + queue of {@link ReplayLimits} in each subtask; after a restart
 * they are made again, under the same ids and revisions. Timers: one per task in the making, in processing time, for its deadline.
 */
public final class ReplayOperator extends AbstractStreamOperator<Replay>
        implements OneInputStreamOperator<ReplayTask, Replay>, BoundedOneInput {
    private static final long serialVersionUID = 1L;
    private static final String ORIGIN = "replay";

    /** Moments of which no replay was made. */
    public static final OutputTag<DeadLetter> FAILED =
            new OutputTag<>("replay-failed", new AvroTypeInfo<>(DeadLetter.class));

    /**
     * Most that have a model and wait for their orbit: each holds its cameras' pictures, some 100 MB. It is also what keeps a stream of
     * new requests from holding up orbits for ever.
     */
    private static final int MOST_MODELS = 3;

    /** The highest priority first, then models before orbits, then who came first. */
    private static final Comparator<Job> TURN = Comparator.comparingInt((Job job) -> -job.priority())
            .thenComparing(job -> job.model != null)
            .thenComparingLong(job -> job.number);

    private final transient MailboxExecutor mailbox;
    private final ReplayMakerFactory factory;
    private final ReplayLimits limits;
    private transient ReplayMaker maker;
    private transient ExecutorService workers;
    /** All that are not final, in the order in which they came. */
    private transient Set<Job> jobs;

    private transient int running;
    private transient long arrivals;
    private transient ListState<ReplayTask> state;
    private transient Counter atDeadline;

    @SuppressWarnings("NullAway.Init") // initializeState() and open() set the transient fields.
    ReplayOperator(
            StreamOperatorParameters<Replay> parameters,
            ReplayMakerFactory factory,
            ReplayLimits limits,
            MailboxExecutor mailbox) {
        super(parameters);
        this.factory = factory;
        this.limits = limits;
        this.mailbox = mailbox;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        state = context.getOperatorStateStore()
                .getListState(new ListStateDescriptor<>("replays-in-the-making", ReplayTask.class));
    }

    @Override
    public void open() throws Exception {
        super.open();
        jobs = new LinkedHashSet<>();
        maker = factory.open();
        workers = Executors.newFixedThreadPool(limits.parallel(), task -> {
            Thread thread = new Thread(task, "slipstream-replay");
            thread.setDaemon(true);
            return thread;
        });
        atDeadline = getMetricGroup().counter("replaysFinalAtDeadline");
        getMetricGroup().gauge("replaysInTheMaking", () -> running);
        getMetricGroup().gauge("replaysWaiting", () -> jobs.size() - running);
        for (ReplayTask task : state.get()) {
            add(new StreamRecord<>(task, task.momentMicros / 1_000));
        }
        startNext();
    }

    @Override
    public void processElement(StreamRecord<ReplayTask> element) {
        add(element.copy(element.getValue()));
        startNext();
        if (jobs.size() > limits.parallel() + limits.queue()) {
            shedLeastImportant();
        }
    }

    private void add(StreamRecord<ReplayTask> task) {
        jobs.add(new Job(task, arrivals++));
    }

    private void shedLeastImportant() {
        Job last = jobs.stream().filter(job -> !job.started).max(TURN).orElseThrow();
        jobs.remove(last);
        fail(last, Outcome.SHED, Reason.REPLAY_BUSY, "more replays are asked for than are made");
    }

    private void startNext() {
        while (running < limits.parallel()) {
            Job next = jobs.stream().filter(this::mayGo).min(TURN).orElse(null);
            if (next == null) {
                return;
            }
            running++;
            next.go();
        }
    }

    private boolean mayGo(Job job) {
        return !job.busy && (job.model != null || mayHold(job));
    }

    /** Whether one more may hold its pictures; the last place is for who is more important than all whose orbit waits. */
    private boolean mayHold(Job job) {
        List<Job> holding = jobs.stream()
                .filter(other -> other.model != null && !other.busy)
                .toList();
        boolean first = holding.stream().allMatch(other -> other.priority() < job.priority());
        return holding.size() < (first ? MOST_MODELS + 1 : MOST_MODELS);
    }

    private void emit(Job job, Replay replay) {
        output.collect(new StreamRecord<>(replay, job.task.getTimestamp()));
    }

    private void fail(Job job, Outcome outcome, Reason reason, String problem) {
        DeadLetter letter = ReplayLetters.failed(ORIGIN, outcome, reason, job.task.getValue(), problem);
        output.collect(FAILED, new StreamRecord<>(letter, job.task.getTimestamp()));
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        List<ReplayTask> unfinished = new ArrayList<>();
        jobs.forEach(job -> unfinished.add(job.task.getValue()));
        state.update(unfinished);
    }

    @Override
    public void endInput() throws Exception {
        while (!jobs.isEmpty()) {
            mailbox.yield();
        }
    }

    @Override
    public void close() throws Exception {
        if (workers != null) {
            workers.shutdownNow();
        }
        if (maker != null) {
            maker.close();
        }
        super.close();
    }

    /** One replay. All but {@link #makeModel} and {@link #makeRest} runs in the task's thread. */
    private final class Job {
        private final StreamRecord<ReplayTask> task;
        private final long number;
        private boolean started;
        /** Whether a thread works for it. */
        private boolean busy;

        private @Nullable Future<?> work;
        private @Nullable ScheduledFuture<?> deadline;
        private ReplayMaker.@Nullable Work model;
        private @Nullable Replay plain;

        Job(StreamRecord<ReplayTask> task, long number) {
            this.task = task;
            this.number = number;
        }

        int priority() {
            return task.getValue().priority;
        }

        void go() {
            busy = true;
            ReplayMaker.Work begun = model;
            if (begun != null) {
                work = workers.submit(() -> makeRest(begun));
                return;
            }
            started = true;
            long until = getProcessingTimeService().getCurrentProcessingTime()
                    + limits.timeout().toMillis();
            deadline = getProcessingTimeService().registerTimer(until, time -> giveUp());
            work = workers.submit(this::makeModel);
        }

        private void makeModel() {
            guarded(() -> {
                ReplayMaker.Work begun = maker.begin(task.getValue());
                inTask(() -> modelled(begun));
            });
        }

        private void makeRest(ReplayMaker.Work begun) {
            guarded(() -> {
                Replay complete = begun.finish();
                inTask(() -> complete(complete));
            });
        }

        private void guarded(Step step) {
            try {
                step.run();
            } catch (ReplayException | IOException e) {
                inTask(() -> failed(String.valueOf(e.getMessage())));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // The deadline took it away, or the task is going down.
            } catch (RuntimeException e) {
                LOG.warn("Replay {} failed for a reason that is a defect", task.getValue().id, e);
                inTask(() -> failed(e.toString()));
            } catch (Error e) {
                inTask(() -> {
                    throw e; // Not this replay's fault: the task fails, as it must.
                });
            }
        }

        private void inTask(ThrowingRunnable<Exception> step) {
            try {
                mailbox.execute(step, "go on with replay %s", task.getValue().id);
            } catch (RejectedExecutionException e) {
                // The task is going down; the replay is in its last checkpoint.
                LOG.debug("Replay {} went on after its task", task.getValue().id);
            }
        }

        private void modelled(ReplayMaker.Work begun) {
            if (jobs.contains(this)) {
                model = begun;
                plain = begun.plain();
                emit(this, begun.plain());
                busy = false;
                running--;
                startNext();
            }
        }

        private void complete(Replay replay) {
            if (leave()) {
                emit(this, replay);
            }
        }

        private void failed(String problem) {
            Replay there = plain;
            if (!leave()) {
                return;
            }
            if (there == null) {
                fail(this, Outcome.FAILED, Reason.REPLAY_FAILED, problem);
            } else {
                emit(this, asItIs(there, "orbit:failed", "Only the model could be made: " + problem));
            }
        }

        private void giveUp() {
            Replay there = plain;
            if (!leave()) {
                return;
            }
            atDeadline.inc();
            if (there == null) {
                fail(this, Outcome.FAILED, Reason.REPLAY_FAILED, "its model was not there after " + limits.timeout());
            } else {
                emit(
                        this,
                        asItIs(
                                there,
                                "orbit:timeout",
                                "Only the model was there after "
                                        + limits.timeout().toSeconds() + " s."));
            }
        }

        /** False where it has left already. */
        private boolean leave() {
            if (!jobs.remove(this)) {
                return false;
            }
            if (busy) {
                running--;
            }
            if (deadline != null) {
                deadline.cancel(false);
            }
            if (work != null) {
                work.cancel(true);
            }
            startNext();
            return true;
        }

        private Replay asItIs(Replay there, String missing, String warning) {
            Replay last = Replay.newBuilder(there)
                    .setStatus(ReplayStatus.FINAL)
                    .setRevision(there.getRevision() + 1)
                    .build();
            last.setDegraded(with(there.getDegraded(), missing));
            last.setWarnings(with(there.getWarnings(), warning));
            return last;
        }
    }

    /** What a thread does for a replay. */
    @FunctionalInterface
    private interface Step {
        void run() throws ReplayException, IOException, InterruptedException;
    }

    private static List<String> with(List<String> list, String one) {
        List<String> longer = new ArrayList<>(list);
        longer.add(one);
        return longer;
    }
}
