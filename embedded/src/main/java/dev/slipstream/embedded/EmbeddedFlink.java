package dev.slipstream.embedded;

import org.apache.flink.configuration.BlobServerOptions;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.runtime.minicluster.MiniClusterJobClient;
import org.apache.flink.runtime.minicluster.MiniClusterJobClient.JobFinalizationBehavior;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A Flink cluster in this JVM: JobManager, one TaskManager, REST interface and web page on a loopback port. The cluster
 * is configured by {@code flink-conf/config.yaml}; what a job needs differently (its overlay) goes into the environment
 * that {@link #environment} makes, so jobs with different checkpoint intervals run side by side.
 */
public final class EmbeddedFlink implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedFlink.class);
    private static final long SUBMIT_SECONDS = 60;
    /** Sizes of a TaskManager that is a process of its own; one in this JVM shares its heap and warns about each. */
    private static final List<ConfigOption<?>> OF_PROCESSES = List.of(
            TaskManagerOptions.FRAMEWORK_HEAP_MEMORY,
            TaskManagerOptions.FRAMEWORK_OFF_HEAP_MEMORY,
            TaskManagerOptions.JVM_METASPACE,
            TaskManagerOptions.JVM_OVERHEAD_MIN,
            TaskManagerOptions.JVM_OVERHEAD_MAX,
            TaskManagerOptions.JVM_OVERHEAD_FRACTION,
            TaskManagerOptions.TOTAL_FLINK_MEMORY,
            TaskManagerOptions.TOTAL_PROCESS_MEMORY);

    private final FlinkConf conf;
    private final Configuration site;
    private final MiniCluster cluster;

    private EmbeddedFlink(FlinkConf conf, Configuration site, MiniCluster cluster) {
        this.conf = conf;
        this.site = site;
        this.cluster = cluster;
    }

    /**
     * How a cluster is started.
     *
     * @param slots how many subtasks of one operator can run; a job of parallelism p takes p of them
     * @param restPort port of the web page on 127.0.0.1; 0 = any free one
     * @param overrides cluster settings that win over {@code config.yaml}
     */
    public record Options(int slots, int restPort, Configuration overrides) {
        public static Options defaults() {
            return new Options(4, 0, new Configuration());
        }

        public Options withSlots(int newSlots) {
            return new Options(newSlots, restPort, overrides);
        }

        public Options withRestPort(int newPort) {
            return new Options(slots, newPort, overrides);
        }

        public Options withOverrides(Configuration newOverrides) {
            return new Options(slots, restPort, newOverrides);
        }
    }

    /**
     * Starts a cluster that keeps checkpoints, savepoints and temporary files in {@code dir}.
     *
     * @throws IOException one message that says what is wrong
     */
    public static EmbeddedFlink start(Path dir, FlinkConf conf, Options options) throws IOException {
        long started = System.nanoTime();
        Configuration site = site(dir.toAbsolutePath().normalize());
        Configuration settings = conf.cluster();
        OF_PROCESSES.forEach(settings::removeConfig);
        settings.addAll(site);
        settings.set(RestOptions.BIND_PORT, Integer.toString(options.restPort()));
        settings.addAll(options.overrides());
        MiniCluster cluster = new MiniCluster(new MiniClusterConfiguration.Builder()
                .setConfiguration(settings)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(options.slots())
                .build());
        try {
            cluster.start();
        } catch (Exception e) {
            close(cluster);
            throw new IOException("Flink did not start with " + conf.folder() + ": " + e.getMessage(), e);
        }
        EmbeddedFlink flink = new EmbeddedFlink(conf, site, cluster);
        LOG.info(
                "Flink is ready at {} after {} ms",
                flink.restUrl(),
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started));
        return flink;
    }

    public static EmbeddedFlink start(Path dir) throws IOException {
        return start(dir, FlinkConf.locate(), Options.defaults());
    }

    /** What this machine and this folder decide, whatever the configuration files say. */
    private static Configuration site(Path dir) throws IOException {
        Path temporary = Files.createDirectories(dir.resolve("tmp"));
        Configuration site = new Configuration();
        site.set(JobManagerOptions.PORT, 0);
        site.set(RestOptions.ADDRESS, "127.0.0.1");
        site.set(RestOptions.BIND_ADDRESS, "127.0.0.1");
        site.set(CoreOptions.TMP_DIRS, temporary.toString());
        site.set(BlobServerOptions.STORAGE_DIRECTORY, temporary.toString());
        site.set(WebOptions.TMP_DIR, temporary.toString());
        site.set(WebOptions.UPLOAD_DIR, temporary.toString());
        site.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                dir.resolve("checkpoints").toUri().toString());
        site.set(
                CheckpointingOptions.SAVEPOINT_DIRECTORY,
                dir.resolve("savepoints").toUri().toString());
        return site;
    }

    /**
     * An environment for a job of this cluster: {@code config.yaml}, the job's overlay, this cluster's folders.
     *
     * @param job name of the overlay in {@code flink-conf}, such as {@code ingest}
     */
    public StreamExecutionEnvironment environment(String job) throws IOException {
        return environment(job, new Configuration());
    }

    /** As {@link #environment(String)}, with settings that win over the files. */
    public StreamExecutionEnvironment environment(String job, Configuration overrides) throws IOException {
        Configuration settings = conf.job(job);
        settings.addAll(site);
        settings.addAll(overrides);
        return StreamExecutionEnvironment.getExecutionEnvironment(settings);
    }

    /** Starts the job that was built in an environment of {@link #environment}. */
    public JobClient submit(StreamExecutionEnvironment environment) throws IOException {
        return submit(environment.getStreamGraph().getJobGraph());
    }

    /** Starts a job; the client cancels it, takes savepoints and waits for its end. */
    public JobClient submit(JobGraph job) throws IOException {
        try {
            cluster.submitJob(job).get(SUBMIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("Flink did not take the job '" + job.getName() + "': " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the submission of the job '" + job.getName() + "' was interrupted", e);
        }
        return new MiniClusterJobClient(
                job.getJobID(), cluster, EmbeddedFlink.class.getClassLoader(), JobFinalizationBehavior.NOTHING);
    }

    /** Where the web page and the REST interface are. */
    public String restUrl() {
        try {
            URI address = cluster.getRestAddress().get(SUBMIT_SECONDS, TimeUnit.SECONDS);
            return address.toString();
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Flink's REST interface is not up: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for Flink's REST interface", e);
        }
    }

    @Override
    public void close() {
        close(cluster);
    }

    private static void close(MiniCluster cluster) {
        try {
            cluster.close();
        } catch (Exception e) {
            LOG.warn("Flink did not stop cleanly: {}", e.toString());
        }
    }
}
