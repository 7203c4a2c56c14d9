package dev.slipstream.jobs;

import dev.slipstream.contracts.record.Pacing;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ClassLoadingMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** A job that is started again in the same TaskManager leaves nothing behind: classes, metaspace, native memory. */
class JobRestartsITCase {
    private static final Logger LOG = LoggerFactory.getLogger(JobRestartsITCase.class);
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final int ROUNDS = 20;
    /** Until then caches fill, and the compiler works. */
    private static final int SETTLED = 5;

    private static final int SECONDS = 4;
    private static final long MOST_CLASSES = 500;
    private static final long MOST_METASPACE_KIB = 8 * 1024;
    /** The weights alone have 38 MB: a leak of one set per round would show as 570 MB. */
    private static final long MOST_NATIVE_KIB = 256 * 1024;

    /**
     * What the process holds after a garbage collection.
     *
     * @param nativeKib resident memory less the Java heap, which grows and shrinks as the collector likes
     */
    private record Figures(long classes, long metaspaceKib, long heapKib, long directKib, int threads, long nativeKib) {
        static Figures now() throws IOException {
            // Twice: what the first frees may hold natives that a cleaner frees, and class loaders.
            System.gc();
            System.gc();
            // The C library keeps what is freed, in one arena per thread that ever was; here the question is what is
            // not.
            Pointer.trimMemory();
            MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
            ClassLoadingMXBean classes = ManagementFactory.getClassLoadingMXBean();
            return new Figures(
                    classes.getTotalLoadedClassCount() - classes.getUnloadedClassCount(),
                    metaspace() / 1024,
                    heap.getUsed() / 1024,
                    direct() / 1024,
                    ManagementFactory.getThreadMXBean().getThreadCount(),
                    resident() - heap.getCommitted() / 1024);
        }

        private static long metaspace() {
            return ManagementFactory.getMemoryPoolMXBeans().stream()
                    .filter(pool -> pool.getName().equals("Metaspace"))
                    .map(MemoryPoolMXBean::getUsage)
                    .mapToLong(usage -> usage.getUsed())
                    .sum();
        }

        private static long direct() {
            return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                    .filter(pool -> pool.getName().equals("direct"))
                    .mapToLong(BufferPoolMXBean::getMemoryUsed)
                    .sum();
        }

        private static long resident() throws IOException {
            return Files.readAllLines(STATUS).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        }
    }

    @Test
    void twentyRestartsWithRealModelsLeaveNothingBehind(@TempDir Path folder) throws Exception {
        assumeTrue(Files.isReadable(STATUS), "the resident size is read from /proc, which this system lacks");
        Path clip = TestMedia.oneShot(SECONDS);
        List<Figures> rounds = new ArrayList<>();
        try (Pipeline pipeline = Pipeline.start(folder)) {
            for (int round = 1; round <= ROUNDS; round++) {
                String feed = "round-" + round;
                JobClient ingest = pipeline.ingest();
                JobClient describe = pipeline.describe(StandardModels.of(new Configuration()), null, 1);
                pipeline.register(Pipeline.file(feed, clip, Pacing.FAST, false));
                pipeline.await("documents of " + feed, LIMIT, () -> pipeline.documents.samples(feed) == SECONDS);
                assertThat(pipeline.documents.shots(feed))
                        // No detector comes with the packages; without a fetched one a heuristic looks for people.
                        .allSatisfy(shot -> assertThat(shot.degraded()).isSubsetOf("objects:heuristic"));
                pipeline.remove(feed);
                pipeline.cancel(ingest);
                pipeline.cancel(describe);
                Figures figures = Figures.now();
                rounds.add(figures);
                LOG.info("After round {}: {}", round, figures);
            }
        }
        Figures early = rounds.get(SETTLED - 1);
        Figures late = rounds.get(ROUNDS - 1);
        long classes = late.classes() - early.classes();
        long metaspace = late.metaspaceKib() - early.metaspaceKib();
        long natives = late.nativeKib() - early.nativeKib();
        LOG.info(
                "From round {} to {}: {} classes (at most {}), {} KiB metaspace (at most {}), {} KiB of native memory (at most {})",
                SETTLED,
                ROUNDS,
                classes,
                MOST_CLASSES,
                metaspace,
                MOST_METASPACE_KIB,
                natives,
                MOST_NATIVE_KIB);
        assertThat(classes).as("classes").isLessThanOrEqualTo(MOST_CLASSES);
        assertThat(metaspace).as("KiB of metaspace").isLessThanOrEqualTo(MOST_METASPACE_KIB);
        assertThat(natives).as("KiB of native memory").isLessThanOrEqualTo(MOST_NATIVE_KIB);
    }
}
