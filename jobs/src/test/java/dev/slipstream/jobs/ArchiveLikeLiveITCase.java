package dev.slipstream.jobs;

import dev.slipstream.contracts.AvroCodec;
import dev.slipstream.contracts.Topics;
import dev.slipstream.contracts.record.Box;
import dev.slipstream.contracts.record.Description;
import dev.slipstream.contracts.record.DescriptionChange;
import dev.slipstream.contracts.record.DescriptionStatus;
import dev.slipstream.contracts.record.Entrant;
import dev.slipstream.contracts.record.FactSource;
import dev.slipstream.contracts.record.FeedRegistration;
import dev.slipstream.contracts.record.KeyMoment;
import dev.slipstream.contracts.record.MediaReference;
import dev.slipstream.contracts.record.MomentKind;
import dev.slipstream.contracts.record.Pacing;
import dev.slipstream.contracts.record.Provenance;
import dev.slipstream.contracts.record.ReadText;
import dev.slipstream.contracts.record.ResultsAction;
import dev.slipstream.contracts.record.ResultsKind;
import dev.slipstream.contracts.record.ResultsMessage;
import dev.slipstream.modelserving.client.ModelCall;
import dev.slipstream.operators.cascade.AnalysisStep;
import dev.slipstream.operators.cascade.Step;
import dev.slipstream.operators.describe.ShotSample;
import dev.slipstream.vision.media.Picture;
import org.apache.flink.configuration.Configuration;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The same material described as it comes, with results that come late, grow and are corrected, and in one bounded run that
 * knows them all: both end with the same descriptions.
 */
class ArchiveLikeLiveITCase {
    private static final String FEED = "archive-like-live";
    private static final String UNIT = "STKW1500M-------------FNL-000100--";
    private static final Instant TAKEN = Instant.parse("2026-02-06T19:00:00Z");
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int SHOT_SECONDS = 3;
    private static final int SHOTS = 4;

    private static final AvroCodec<ResultsMessage> CODEC = new AvroCodec<>(ResultsMessage.class);

    private static final ResultsMessage LIST = message(ResultsKind.START_LIST, 1);
    private static final ResultsAction START = action("a1", MomentKind.START, 1_500, "11");
    private static final ResultsAction FALL = action("a2", MomentKind.FALL, 4_200, "12");
    private static final ResultsAction FINISH = action("a3", MomentKind.FINISH, 10_500, "12");

    /** What stands in the picture at which each shot's first segment ends. */
    private static final Map<Long, String> TEXTS =
            Map.of(0L, "INGRID SOLBERG", 2L, "MEI LINDE", 5L, "REPLAY", 8L, "INGRID SOLBERG");

    @Test
    void theBoundedRunEndsWithTheLiveRunsDescriptions(@TempDir Path folder) throws Exception {
        Path clip = TestMedia.fourShots(SHOT_SECONDS);
        DescribeWorkflow.Models models = CheapModels.reading(ScriptStep::new);
        List<Description> live;
        try (Pipeline pipeline = Pipeline.start(folder.resolve("live"))) {
            pipeline.ingest();
            pipeline.describe(models);
            pipeline.register(feed(clip, Pacing.REALTIME));
            pipeline.await(
                    "five seconds", LIMIT, () -> pipeline.ledger.media(FEED).size() >= 5);
            publish(pipeline, playByPlay(1, START));
            publish(pipeline, LIST); // Late: the first shot has closed without any name.
            pipeline.await("the end", LIMIT, () -> !pipeline.ledger.ends(FEED).isEmpty());
            publish(pipeline, playByPlay(2, START, FALL, action("a4", MomentKind.GOAL, 5_100, "11")));
            publish(pipeline, playByPlay(3, START, FALL, FINISH));
            pipeline.await("the last revision", LIMIT, () -> {
                List<Description> now = pipeline.ledger.descriptions(FEED);
                return now.size() == SHOTS
                        && !now.get(SHOTS - 1).getMoments().isEmpty()
                        && now.stream().allMatch(shot -> shot.getStatus() == DescriptionStatus.FINAL);
            });
            live = pipeline.ledger.descriptions(FEED);
        }
        List<Description> archive = MediaRun.of(
                        settings(folder),
                        List.of(feed(clip, Pacing.FAST)),
                        List.of(LIST, playByPlay(3, START, FALL, FINISH)),
                        event -> {},
                        models)
                .shots(FEED);

        assertThat(live.get(0).getRevision())
                .as("the live run had to correct itself")
                .isGreaterThan(1);
        assertThat(live)
                .extracting(ArchiveLikeLiveITCase::moments)
                .containsExactly("START", "FALL", "REPLAY", "FINISH");
        assertThat(live)
                .extracting(shot -> shot.getAthletes().size())
                .as("of each shot")
                .containsExactly(1, 1, 0, 1);
        assertThat(archive)
                .extracting(ArchiveLikeLiveITCase::comparable)
                .isEqualTo(live.stream().map(ArchiveLikeLiveITCase::comparable).toList());
        assertThat(archive)
                .extracting(Description::getEmbedding)
                .isEqualTo(live.stream().map(Description::getEmbedding).toList());
    }

    private static Configuration settings(Path folder) {
        Configuration settings = new Configuration();
        settings.set(
                SlipstreamOptions.MEDIA_STORE_ROOT,
                folder.resolve("archive").toUri().toString());
        settings.set(SlipstreamOptions.FEEDS_FILE_ROOTS, List.of(TestMedia.FOLDER.toString()));
        return settings;
    }

    private static FeedRegistration feed(Path clip, Pacing pacing) {
        return FeedRegistration.newBuilder(Pipeline.file(FEED, clip, pacing, false))
                .setStartTime(TAKEN)
                .setUnit(UNIT)
                .setSport("short track")
                .build();
    }

    private static void publish(Pipeline pipeline, ResultsMessage message) {
        pipeline.send(new ProducerRecord<>(Topics.RESULTS.name(), message.getUnit(), CODEC.encode(message)));
    }

    private static ResultsMessage playByPlay(long version, ResultsAction... actions) {
        ResultsMessage message = message(ResultsKind.PLAY_BY_PLAY, version);
        message.setEntrants(List.of());
        message.setActions(List.of(actions));
        return message;
    }

    private static ResultsMessage message(ResultsKind kind, long version) {
        List<Entrant> entrants = List.of(
                new Entrant("11", "1", "Ingrid", "SOLBERG", "NOR", 1, null, null),
                new Entrant("12", "2", "Mei", "LINDE", "SUI", 2, null, null));
        return new ResultsMessage(
                kind, UNIT, version, null, "Women's 1500 m", TAKEN.plusSeconds(version), entrants, List.of());
    }

    private static ResultsAction action(String id, MomentKind kind, long millis, String athlete) {
        return new ResultsAction(id, kind, kind.name(), TAKEN.plusMillis(millis), null, List.of(athlete));
    }

    private static String moments(Description shot) {
        return String.join(
                " ",
                shot.getMoments().stream()
                        .map(KeyMoment::getKind)
                        .map(MomentKind::name)
                        .toList());
    }

    /**
     * Without what must differ: the epoch, the number of revisions, the folder of the media store, and which version of the results was
     * the newest when the same was said.
     */
    private static String comparable(Description shot) {
        List<MediaReference> media = shot.getMedia().stream()
                .map(reference -> MediaReference.newBuilder(reference)
                        .setUri(Path.of(reference.getUri()).getFileName().toString())
                        .build())
                .toList();
        List<Provenance> provenance = shot.getProvenance().stream()
                .map(fact -> Provenance.newBuilder(fact)
                        .setVersion(fact.getSource() == FactSource.RESULTS ? "" : fact.getVersion())
                        .build())
                .toList();
        return Description.newBuilder(shot)
                .setEpoch(0)
                .setRevision(0)
                .setChange(DescriptionChange.CREATED)
                .setProvenance(provenance)
                .setMedia(media)
                .setEmbedding(List.of())
                .build()
                .toString()
                .replaceAll(FEED + "/\\d+/", FEED + "/0/");
    }

    /** Reads what the script says, whatever the picture shows. */
    private static final class ScriptStep implements AnalysisStep {
        @Override
        public String name() {
            return Step.TEXT;
        }

        @Override
        public CompletableFuture<Finding> run(
                ShotSample sample, Picture picture, double scale, ModelCall models, long timeoutNanos) {
            String text = TEXTS.get(sample.segment.getSequence());
            if (text == null) {
                return CompletableFuture.completedFuture(result -> {});
            }
            ReadText read = new ReadText(
                    text, 0.9f, new Box(10, 10, 100, 20), sample.segment.getCaptureTime(), sample.segment.getId());
            return CompletableFuture.completedFuture(result -> result.texts.add(read));
        }
    }
}
