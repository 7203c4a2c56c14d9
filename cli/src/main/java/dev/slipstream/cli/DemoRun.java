package dev.slipstream.cli;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import dev.slipstream.connectors.elasticsearch.ElasticsearchConnection;
import dev.slipstream.connectors.kafka.KafkaTopics;
import dev.slipstream.contracts.record.FeedRegistration;
import dev.slipstream.embedded.EmbeddedElasticsearch;
import dev.slipstream.embedded.EmbeddedFlink;
import dev.slipstream.embedded.EmbeddedKafka;
import dev.slipstream.embedded.EmbeddedServers;
import dev.slipstream.embedded.FlinkConf;
import dev.slipstream.jobs.DescribeJob;
import dev.slipstream.jobs.IngestJob;
import dev.slipstream.jobs.JobSettings;
import dev.slipstream.jobs.SearchSinks;
import dev.slipstream.jobs.SlipstreamOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One demo from start to end: servers, jobs, feeds, figures, and an orderly finish that leaves nothing uncounted. */
final class DemoRun {
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    private static final Duration FINISH = Duration.ofSeconds(60);
    private static final int SLOTS = 5;

    /**
     * What to play and for how long.
     *
     * @param results ascending by time
     * @param plays of feeds that show the same over and over
     * @param replays what can be rebuilt; null = nothing
     * @param warmUp how long no latency is measured
     * @param time how long to play; null = until interrupted
     */
    record Options(
            List<FeedRegistration> feeds,
            List<TimedResults> results,
            LoopedPlays plays,
            DemoReplays.@Nullable Plan replays,
            Duration warmUp,
            @Nullable Duration time,
            int port) {
        Options {
            results = results.stream()
                    .sorted(Comparator.comparingDouble(TimedResults::seconds))
                    .toList();
        }
    }

    private final Terminal terminal;
    private final Options options;
    private final @Nullable DemoReplays replays;
    private final DemoHighlights highlights;
    private final CountDownLatch interrupted = new CountDownLatch(1);
    private final CountDownLatch finished = new CountDownLatch(1);

    private int published;

    DemoRun(Terminal terminal, Options options) {
        this.terminal = terminal;
        this.options = options;
        DemoReplays.Plan plan = options.replays();
        replays = plan == null ? null : new DemoReplays(terminal, plan);
        highlights = new DemoHighlights(terminal);
    }

    DemoReport run() throws Exception {
        List<FeedRegistration> feeds = options.feeds();
        Files.createDirectories(RunningDemo.folder());
        Path dir = Files.createTempDirectory(RunningDemo.folder(), "demo-");
        Thread onCtrlC = new Thread(this::finishOnCtrlC, "demo-ctrl-c");
        Runtime.getRuntime().addShutdownHook(onCtrlC);
        terminal.note("Starting Kafka, Elasticsearch and Flink ...");
        try (EmbeddedServers servers = EmbeddedServers.start(
                dir,
                serverOptions(),
                (server, took) -> terminal.note(
                        String.format(Locale.ROOT, "  %-14s ready after %s", server, Terminal.seconds(took))))) {
            Configuration settings = settings(servers, dir);
            KafkaTopics.createMissing(JobSettings.kafka(settings));
            SearchSinks.bootstrap(settings);
            submit(servers.flink(), settings);
            RunningDemo.announce(servers.elasticsearch().url(), servers.kafka().bootstrapServers());
            terminal.note("Flink's page:     " + servers.flink().restUrl());
            terminal.note("Elasticsearch:    " + servers.elasticsearch().url());
            highlights.explain(servers.elasticsearch().url());
            terminal.note("Search with:      ./slipstream search \"words\"");
            if (replays != null) {
                replays.explain(servers.elasticsearch().url());
            }
            try (FeedRegistry registry = new FeedRegistry(servers.kafka().bootstrapServers())) {
                publishDue(registry, 0);
                feeds.forEach(registry::register);
                return play(servers, registry, feeds);
            }
        } finally {
            RunningDemo.withdraw();
            Folders.replace(RunningDemo.folder().resolve("replays"), dir.resolve("media/replays"));
            Folders.replace(RunningDemo.folder().resolve("highlights"), dir.resolve("media/highlights"));
            Folders.delete(dir);
            finished.countDown();
            removeHook(onCtrlC);
        }
    }

    /** What the results system would have sent by now. */
    private void publishDue(FeedRegistry registry, double seconds) {
        while (published < options.results().size()
                && options.results().get(published).seconds() <= seconds) {
            registry.publish(options.results().get(published++).message());
        }
    }

    private EmbeddedServers.Options serverOptions() {
        return new EmbeddedServers.Options(
                EmbeddedKafka.Options.defaults(),
                EmbeddedElasticsearch.Options.defaults(),
                new EmbeddedFlink.Options(SLOTS, options.port(), new Configuration()),
                FlinkConf.locate());
    }

    private Configuration settings(EmbeddedServers servers, Path dir) {
        Configuration settings = LocalSettings.forMedia(
                dir.resolve("media"),
                options.feeds().stream().map(FeedRegistration::getUri).toList(),
                null);
        settings.set(SlipstreamOptions.KAFKA_BOOTSTRAP_SERVERS, servers.kafka().bootstrapServers());
        settings.set(
                SlipstreamOptions.ELASTICSEARCH_URL, servers.elasticsearch().url());
        settings.set(SlipstreamOptions.MEDIA_STORE_RETENTION, Duration.ofMinutes(30));
        return settings;
    }

    private void submit(EmbeddedFlink flink, Configuration settings) throws IOException {
        StreamExecutionEnvironment ingest = flink.environment(IngestJob.NAME);
        ingest.setParallelism(1);
        IngestJob.define(ingest, settings);
        flink.submit(ingest);
        StreamExecutionEnvironment describe = flink.environment(DescribeJob.NAME);
        describe.setParallelism(2);
        DescribeJob.define(describe, settings);
        flink.submit(describe);
        highlights.submit(flink, settings);
        if (replays != null) {
            replays.submit(flink, settings);
        }
    }

    private DemoReport play(EmbeddedServers servers, FeedRegistry registry, List<FeedRegistration> feeds)
            throws Exception {
        try (ElasticsearchClient client = ElasticsearchConnection.to(
                                servers.elasticsearch().url())
                        .open();
                DemoLedger ledger = new DemoLedger(servers.kafka().bootstrapServers())) {
            LatencyProbe probe = new LatencyProbe(client);
            long started = System.nanoTime();
            Duration limit = options.time();
            boolean warm = options.warmUp().isZero();
            while (limit == null || System.nanoTime() - started < limit.toNanos()) {
                publishDue(registry, (System.nanoTime() - started) / 1e9);
                options.plays().due(Instant.now()).forEach(registry::publish);
                look(ledger, probe);
                if (replays != null) {
                    Duration left = limit == null ? FINISH : limit.minusNanos(System.nanoTime() - started);
                    replays.ask(registry, ledger, Instant.now(), left);
                }
                if (!warm && System.nanoTime() - started > options.warmUp().toNanos()) {
                    warm = true;
                    probe.forgetTimes();
                    ledger.replays().forgetTimesBefore(Instant.now());
                    ledger.highlights().forgetTimesBefore(Instant.now());
                }
                terminal.progress(progress(started, feeds.size(), ledger, probe));
                if (interrupted.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                    break;
                }
            }
            double seconds = (System.nanoTime() - started) / 1e9;
            feeds.forEach(feed -> registry.remove(feed.getFeed()));
            Map<String, FeedBalance> balances = finish(ledger, probe);
            return report(seconds, balances, ledger, probe);
        }
    }

    /** The feeds are gone; what they gave is on its way through. Wait until every sample is accounted for. */
    private Map<String, FeedBalance> finish(DemoLedger ledger, LatencyProbe probe) throws Exception {
        long deadline = System.nanoTime() + FINISH.toNanos();
        Map<String, FeedBalance> before = Map.of();
        while (true) {
            look(ledger, probe);
            Map<String, FeedBalance> now = ledger.balances(probe.samplesOut());
            boolean done = !now.isEmpty()
                    && now.values().stream().allMatch(FeedBalance::balanced)
                    && ledger.replays().figures().balanced()
                    && now.equals(before);
            if (done || System.nanoTime() > deadline) {
                return now;
            }
            before = now;
            terminal.progress("finishing: waiting for the last descriptions and replays");
            TimeUnit.SECONDS.sleep(1);
        }
    }

    private void look(DemoLedger ledger, LatencyProbe probe) {
        ledger.readOn(Duration.ofMillis(10));
        highlights.tell(ledger.highlights());
        if (replays != null) {
            replays.tell(ledger.replays());
        }
        probe.look();
    }

    private static String progress(long started, int feeds, DemoLedger ledger, LatencyProbe probe) {
        return String.format(
                Locale.ROOT,
                "%4.0f s  %d feeds  %d samples  %d descriptions searchable  capture to searchable p50 %.1f s p95 %.1f s"
                        + "  %d dead letters",
                (System.nanoTime() - started) / 1e9,
                feeds,
                ledger.samplesIn(),
                probe.descriptions(),
                Math.max(0, probe.percentile(50)) / 1000.0,
                Math.max(0, probe.percentile(95)) / 1000.0,
                ledger.deadLetters().size());
    }

    private DemoReport report(double seconds, Map<String, FeedBalance> balances, DemoLedger ledger, LatencyProbe probe)
            throws IOException {
        ReplayFigures made = ledger.replays().figures();
        boolean balanced =
                !balances.isEmpty() && balances.values().stream().allMatch(FeedBalance::balanced) && made.balanced();
        terminal.print(
                String.format(Locale.ROOT, "%-24s %7s %7s %7s %7s %7s", "feed", "in", "out", "shed", "late", "dead"));
        balances.forEach((feed, b) -> terminal.print(String.format(
                Locale.ROOT,
                "%-24s %7d %7d %7d %7d %7d%s",
                feed,
                b.in(),
                b.out(),
                b.shed(),
                b.late(),
                b.deadLettered(),
                b.balanced() ? "" : "  does not balance")));
        terminal.print(String.format(
                Locale.ROOT,
                "%d descriptions, capture to searchable p50 %.1f s, p95 %.1f s over %d revisions",
                probe.descriptions(),
                probe.percentile(50) / 1000.0,
                probe.percentile(95) / 1000.0,
                probe.measured()));
        DemoReport.Missing missing = probe.missing();
        terminal.print(String.format(
                Locale.ROOT,
                "Left out for want of time or budget: a picture's text in %.0f %% of the final descriptions, an embedding in"
                        + " %.0f %%",
                100 * missing.text(),
                100 * missing.embedding()));
        HighlightFigures found = ledger.highlights().figures();
        highlights.report(found);
        terminal.note("Kept of them:     " + RunningDemo.folder().resolve("highlights"));
        if (replays != null) {
            replays.report(made);
            terminal.note("Kept of them:     " + RunningDemo.folder().resolve("replays"));
        }
        ledger.deadLetters().stream().limit(5).forEach(letter -> terminal.note(letter.getMessage()));
        return new DemoReport(
                seconds,
                balanced,
                balances,
                probe.descriptions(),
                new DemoReport.Latency(probe.percentile(50), probe.percentile(95), probe.measured()),
                missing,
                found,
                replays == null ? null : made,
                DemoReport.Machine.here());
    }

    /** Ctrl-C ends the playing, not the counting: the hook holds the JVM until the run has finished. */
    private void finishOnCtrlC() {
        interrupted.countDown();
        try {
            if (!finished.await(FINISH.toSeconds() + 30, TimeUnit.SECONDS)) {
                terminal.error("the demo did not finish in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            // It is running: this is the way out after ctrl-C.
        }
    }
}
