package dev.slipstream.connectors.elasticsearch;

import org.apache.flink.api.common.JobInfo;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.api.common.TaskInfoImpl;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.metrics.groups.SinkWriterMetricGroup;
import org.apache.flink.util.FlinkRuntimeException;
import org.apache.flink.util.UserCodeClassLoader;
import org.apache.flink.util.function.ThrowingRunnable;

import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * A task for a sink writer on the test's own thread. Mails run when the test, or the writer under test, yields; when no
 * mail comes, time jumps to the next timer, so that a pause of minutes costs none.
 */
final class FakeTask implements WriterInitContext, MailboxExecutor, ProcessingTimeService {
    private static final long REAL_WAIT_MILLIS = 50;

    private final BlockingQueue<ThrowingRunnable<? extends Exception>> mails = new LinkedBlockingQueue<>();
    private final PriorityQueue<Timer> timers = new PriorityQueue<>();
    private final CountingMetrics metrics = new CountingMetrics();
    private long now = 1_770_000_000_000L;

    /** One registered timer. */
    private record Timer(long time, long order, ProcessingTimeCallback callback) implements Comparable<Timer> {
        @Override
        public int compareTo(Timer other) {
            return time == other.time ? Long.compare(order, other.order) : Long.compare(time, other.time);
        }
    }

    CountingMetrics metrics() {
        return metrics;
    }

    @Override
    public void execute(
            MailOptions options,
            ThrowingRunnable<? extends Exception> command,
            String description,
            Object... descriptionArguments) {
        mails.add(command);
    }

    @Override
    public void yield() throws InterruptedException {
        while (!step()) {
            // Neither a mail nor a timer: a request is on its way.
        }
    }

    private boolean step() throws InterruptedException {
        ThrowingRunnable<? extends Exception> mail = mails.poll(REAL_WAIT_MILLIS, TimeUnit.MILLISECONDS);
        if (mail != null) {
            run(mail);
            return true;
        }
        Timer timer = timers.poll();
        if (timer == null) {
            return false;
        }
        now = Math.max(now, timer.time());
        run(() -> timer.callback().onProcessingTime(now));
        return true;
    }

    private static void run(ThrowingRunnable<? extends Exception> mail) {
        try {
            mail.run();
        } catch (Exception e) {
            throw new FlinkRuntimeException(e);
        }
    }

    @Override
    public boolean tryYield() {
        ThrowingRunnable<? extends Exception> mail = mails.poll();
        if (mail != null) {
            run(mail);
        }
        return mail != null;
    }

    @Override
    public boolean shouldInterrupt() {
        return false;
    }

    @Override
    public long getCurrentProcessingTime() {
        return now;
    }

    @Override
    public ScheduledFuture<?> registerTimer(long time, ProcessingTimeCallback callback) {
        timers.add(new Timer(time, timers.size(), callback));
        return new NeverCancelled();
    }

    /** The writer keeps no timer's future. */
    private static final class NeverCancelled extends FutureTask<Void> implements ScheduledFuture<Void> {
        NeverCancelled() {
            super(() -> null);
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return 0;
        }

        @Override
        public int compareTo(Delayed other) {
            return 0;
        }
    }

    @Override
    public MailboxExecutor getMailboxExecutor() {
        return this;
    }

    @Override
    public ProcessingTimeService getProcessingTimeService() {
        return this;
    }

    @Override
    public SinkWriterMetricGroup metricGroup() {
        return metrics;
    }

    @Override
    public TaskInfo getTaskInfo() {
        return new TaskInfoImpl("sink", 1, 0, 1, 0);
    }

    @Override
    public UserCodeClassLoader getUserCodeClassLoader() {
        throw new UnsupportedOperationException();
    }

    @Override
    public SerializationSchema.InitializationContext asSerializationSchemaInitializationContext() {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isObjectReuseEnabled() {
        return true;
    }

    @Override
    public <I> TypeSerializer<I> createInputSerializer() {
        throw new UnsupportedOperationException();
    }

    @Override
    public OptionalLong getRestoredCheckpointId() {
        return OptionalLong.empty();
    }

    @Override
    public JobInfo getJobInfo() {
        throw new UnsupportedOperationException();
    }
}
