package dev.slipstream.benchmarks;

import dev.slipstream.connectors.odf.OdfFiles;
import dev.slipstream.contracts.record.FeedRegistration;
import dev.slipstream.contracts.record.Pacing;
import dev.slipstream.contracts.record.ResultsKind;
import dev.slipstream.contracts.record.ResultsMessage;
import dev.slipstream.jobs.SlipstreamOptions;
import dev.slipstream.simulator.feed.Trouble;
import dev.slipstream.simulator.production.Production;
import dev.slipstream.simulator.production.ProductionPlan;
import dev.slipstream.simulator.production.Recording;
import dev.slipstream.simulator.sport.Sport;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** A simulated programme with its results and its truth, rendered once and kept. */
record DescribeMaterial(Sport sport, long seed, Path folder) {
    static final int SECONDS = 60;
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 720;
    private static final int FPS = 25;

    /** Renders what is not there yet: about two minutes of two cores each. */
    static DescribeMaterial of(Sport sport, long seed, Path work, Consumer<String> progress) throws IOException {
        Path folder = work.resolve(
                String.format(Locale.ROOT, "programme-%s-%d-%dx%d-%ds", sport.label(), seed, WIDTH, HEIGHT, SECONDS));
        // Written last.
        if (!Files.exists(folder.resolve("truth.json"))) {
            progress.accept("rendering " + SECONDS + " s of " + sport.title() + ", seed " + seed);
            Production production = new Production(new ProductionPlan(
                    sport, seed, 0, SECONDS, WIDTH, HEIGHT, FPS, 0, List.of(), false, Trouble.none()));
            Recording.write(production, folder, (done, all) -> {});
        }
        return new DescribeMaterial(sport, seed, folder);
    }

    /** Name of its feed. */
    String label() {
        return sport.label() + "-" + seed;
    }

    Path programme() {
        return folder.resolve(Production.PROGRAMME + ".mp4");
    }

    DescribeTruth truth() throws IOException {
        return DescribeTruth.read(folder.resolve("truth.json"));
    }

    /** All that the results system sent, of the kinds that jobs read. */
    List<ResultsMessage> results() throws IOException {
        return OdfFiles.read(List.of(folder.resolve("results")));
    }

    /** The programme as a feed of its unit. */
    FeedRegistration registration() throws IOException {
        return FeedRegistration.newBuilder()
                .setFeed(label())
                .setUri(programme().toString())
                .setPacing(Pacing.FAST)
                .setStartTime(ProductionPlan.START)
                .setSport(sport.label())
                .setUnit(results().stream()
                        .filter(message -> message.getKind() == ResultsKind.START_LIST)
                        .map(ResultsMessage::getUnit)
                        .findFirst()
                        .orElseThrow())
                .build();
    }

    /** Settings of a bounded run over such feeds, which keeps its media under {@code work}. */
    static Configuration settings(Path work) {
        Configuration settings = new Configuration();
        settings.set(PipelineOptions.GENERIC_TYPES, false);
        settings.set(SlipstreamOptions.FEEDS_FILE_ROOTS, List.of("/"));
        settings.set(
                SlipstreamOptions.MEDIA_STORE_ROOT,
                work.resolve("media").toUri().toString());
        settings.set(SlipstreamOptions.MEDIA_STORE_RETENTION, Duration.ZERO);
        return settings;
    }
}
