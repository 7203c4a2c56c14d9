package dev.slipstream.jobs;

import dev.slipstream.connectors.media.MediaStore;
import dev.slipstream.contracts.Reason;
import dev.slipstream.contracts.record.DeadLetter;
import dev.slipstream.contracts.record.DecisionKind;
import dev.slipstream.contracts.record.FeedRegistration;
import dev.slipstream.contracts.record.Highlight;
import dev.slipstream.contracts.record.HighlightClip;
import dev.slipstream.contracts.record.HighlightStatus;
import dev.slipstream.contracts.record.MomentKind;
import dev.slipstream.contracts.record.Pacing;
import dev.slipstream.contracts.record.ResultsAction;
import dev.slipstream.vision.media.FfmpegPrograms;
import org.apache.flink.core.execution.JobClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Highlights between real servers: published, cut, corrected, decided upon, and the same after ten kills. */
class HighlightJobITCase {
    private static final Logger LOG = LoggerFactory.getLogger(HighlightJobITCase.class);
    private static final Duration LIMIT = Duration.ofSeconds(60);
    /** What is asked of a correction. */
    private static final Duration SOON = Duration.ofSeconds(5);

    private static final String FEED = "highlight-rink";
    private static final String UNIT = "IHOMTEAM6-------------GPA-000100";
    /** Of which there are no results. */
    private static final String OTHER_UNIT = "IHOWTEAM6-------------GPA-000200";

    private static final Instant START = Instant.parse("2026-02-10T18:00:00Z");
    private static final List<Integer> OTHER_CHEERS = List.of(20, 40, 65, 90);
    private static final int KILLS = 10;
    private static final int SECONDS = 120;

    @Test
    void aGoalIsPublishedCutTakenBackAndPinned(@TempDir Path folder) throws Exception {
        try (Pipeline pipeline = Pipeline.start(folder)) {
            pipeline.ingest();
            pipeline.highlight(null);
            UnitVoice unit = new UnitVoice(pipeline, UNIT, START);
            unit.startList();
            pipeline.register(FeedRegistration.newBuilder()
                    .setFeed(FEED)
                    .setUri(TestMedia.withSound(16).toString())
                    .setPacing(Pacing.FAST)
                    .setStartTime(START)
                    .setUnit(UNIT)
                    .setSport("ice-hockey")
                    .build());
            pipeline.await("the feed", LIMIT, () -> pipeline.ledger.media(FEED).size() == 16);
            ResultsAction start = unit.action("1", MomentKind.START, 0.2, "1");
            ResultsAction goal = unit.action("2", MomentKind.GOAL, 7.46, "1");
            unit.playByPlay(7.5, start, goal);
            pipeline.await(
                    "the goal with its clip", LIMIT, () -> withClip(pipeline).isPresent());

            Highlight cut = withClip(pipeline).orElseThrow();
            assertThat(cut.getStatus()).isEqualTo(HighlightStatus.PUBLISHED);
            assertThat(cut.getTitle()).isEqualTo("Goal: Anna Arndt (GER)");
            assertThat(cut.getMoment()).isEqualTo(unit.at(7.46));
            assertThat(cut.getStart()).isBefore(unit.at(5.5));
            assertThat(cut.getEnd()).isAfter(unit.at(10));
            assertClip(folder, cut);

            long corrected = System.nanoTime();
            unit.playByPlay(9, start);
            pipeline.await("its end", LIMIT, () -> last(pipeline, UNIT).containsValue(HighlightStatus.RETRACTED));
            Duration took = Duration.ofNanos(System.nanoTime() - corrected);
            LOG.info("from the corrected play-by-play to the retraction: {} ms", took.toMillis());
            assertThat(took).isLessThan(SOON);

            unit.decide(DecisionKind.PIN, cut.getId());
            unit.decide(DecisionKind.TRIM, cut.getId()); // Without times: it means nothing.
            pipeline.await(
                    "what the editor wants",
                    LIMIT,
                    () -> last(pipeline, UNIT).get(cut.getId()) == HighlightStatus.PUBLISHED);
            pipeline.await(
                    "the refused decision",
                    LIMIT,
                    () -> pipeline.ledger.letters().stream()
                            .map(DeadLetter::getReason)
                            .anyMatch(Reason.DECISION_INVALID.name()::equals));
            pipeline.await(
                    "the document",
                    LIMIT,
                    () -> "PUBLISHED".equals(pipeline.documents.highlights(UNIT).get(cut.getId())));
        }
    }

    private static Optional<Highlight> withClip(Pipeline pipeline) {
        return pipeline.ledger.highlights(UNIT).stream()
                .filter(highlight -> highlight.getClip() != null)
                .findFirst();
    }

    private static void assertClip(Path folder, Highlight highlight) throws Exception {
        HighlightClip clip = Objects.requireNonNull(highlight.getClip());
        MediaStore store = new MediaStore(folder.resolve("media").toUri().toString());
        Path file = folder.resolve("clip.mp4");
        Files.write(file, store.read(clip.getMedia()));
        double asked =
                Duration.between(highlight.getStart(), highlight.getEnd()).toMillis() / 1000.0;
        assertThat(clip.getStart())
                .isBetween(highlight.getStart(), highlight.getStart().plusMillis(40));
        assertThat(clip.getCopiedPictures()).isGreaterThan(clip.getEncodedPictures());
        assertThat(clip.getSound()).isTrue();
        assertThat(duration(file)).isCloseTo(asked, within(0.1));
        assertThat(store.read(Objects.requireNonNull(clip.getPoster()))).startsWith(0xFF, 0xD8, 0xFF); // JPEG
        assertThat(highlight.getDegraded()).isEmpty();
    }

    private static double duration(Path file) throws Exception {
        Process process = new ProcessBuilder(
                        FfmpegPrograms.ffprobe().toString(),
                        "-v",
                        "error",
                        "-show_entries",
                        "format=duration",
                        "-of",
                        "csv=p=0",
                        file.toString())
                .redirectErrorStream(true)
                .start();
        return Double.parseDouble(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip());
    }

    private static Map<String, HighlightStatus> last(Pipeline pipeline, String unit) {
        Map<String, HighlightStatus> last = new TreeMap<>();
        newest(pipeline.ledger.highlights(unit)).forEach((id, highlight) -> last.put(id, highlight.getStatus()));
        return last;
    }

    private static Map<String, Highlight> newest(List<Highlight> revisions) {
        Map<String, Highlight> newest = new TreeMap<>();
        revisions.forEach(highlight ->
                newest.merge(highlight.getId(), highlight, (a, b) -> b.getRevision() > a.getRevision() ? b : a));
        return newest;
    }

    /**
     * Two feeds of each unit hear cheers. Of one the results tell two goals beside them, the second of which is taken back, and an
     * editor vetoes the first; of the other nobody tells anything.
     */
    @Test
    void tenKillsChangeNothingThatIsCommitted(@TempDir Path folder) throws Exception {
        Map<String, String> undisturbed;
        try (Pipeline pipeline = Pipeline.start(folder.resolve("undisturbed"))) {
            pipeline.highlight(null);
            play(pipeline, second -> {});
            undisturbed = settled(pipeline);
        }
        Random random = new Random(7);
        int[] kills = random.ints(1, SECONDS).distinct().limit(KILLS).sorted().toArray();
        try (Pipeline pipeline = Pipeline.start(folder.resolve("disturbed"))) {
            JobClient[] job = {pipeline.highlight(null)};
            play(pipeline, second -> {
                if (Arrays.binarySearch(kills, second) >= 0) {
                    pipeline.await(
                            "a checkpoint",
                            LIMIT,
                            () -> pipeline.latestCheckpoint(job[0]).isPresent());
                    pipeline.readFor(Duration.ofMillis(random.nextInt(700)));
                    pipeline.cancel(job[0]);
                    job[0] =
                            pipeline.highlight(pipeline.latestCheckpoint(job[0]).orElseThrow());
                }
            });
            assertThat(settled(pipeline)).isEqualTo(undisturbed);
            assertThat(all(pipeline))
                    .as("no revision is committed twice")
                    .extracting(highlight -> highlight.getId() + " " + highlight.getRevision())
                    .doesNotHaveDuplicates();
        }
        assertThat(undisturbed.values())
                .as("published, vetoed, retracted and rejected")
                .anyMatch(record -> record.contains("PUBLISHED"))
                .anyMatch(record -> record.contains("VETOED"))
                .anyMatch(record -> record.contains("RETRACTED"));
    }

    private interface Disturbance {
        void at(int second) throws Exception;
    }

    private static void play(Pipeline pipeline, Disturbance disturbance) throws Exception {
        UnitVoice unit = new UnitVoice(pipeline, UNIT, START);
        UnitVoice other = new UnitVoice(pipeline, OTHER_UNIT, START);
        // None before the first goal is awaited: whether one is published before the results come is a matter of luck.
        List<Integer> cheers = List.of(40, 65, 90);
        unit.startList();
        ResultsAction start = unit.action("0", MomentKind.START, 1, "1");
        unit.playByPlay(1, start);
        ResultsAction goal = unit.action("1", MomentKind.GOAL, 30.5, "1");
        ResultsAction second = unit.action("2", MomentKind.GOAL, 55.5, "2");
        for (int t = 0; t < SECONDS; t++) {
            segments(unit, other, t, cheers);
            if (t == 31) {
                unit.playByPlay(t, start, goal);
                pipeline.await("the goal", LIMIT, () -> last(pipeline, UNIT).containsValue(HighlightStatus.PUBLISHED));
            } else if (t == 35) {
                unit.decide(DecisionKind.VETO, goalId(pipeline));
            } else if (t == 56) {
                unit.playByPlay(t, start, goal, second);
                pipeline.await(
                        "the second goal",
                        LIMIT,
                        () -> last(pipeline, UNIT).values().stream().anyMatch(HighlightStatus.PUBLISHED::equals));
            } else if (t == 75) {
                unit.playByPlay(t, start, goal);
            }
            disturbance.at(t);
        }
        // What is behind it settles the rest.
        for (int t = SECONDS; t < SECONDS + 60; t++) {
            segments(unit, other, t, cheers);
        }
    }

    private static void segments(UnitVoice unit, UnitVoice other, int second, List<Integer> cheers) {
        unit.segment("one", second, cheers);
        unit.segment("two", second, cheers);
        other.segment("three", second, OTHER_CHEERS);
        other.segment("four", second, OTHER_CHEERS);
    }

    private static List<Highlight> all(Pipeline pipeline) {
        List<Highlight> all = new ArrayList<>(pipeline.ledger.highlights(UNIT));
        all.addAll(pipeline.ledger.highlights(OTHER_UNIT));
        return all;
    }

    private static String goalId(Pipeline pipeline) {
        return newest(pipeline.ledger.highlights(UNIT)).values().stream()
                .filter(highlight -> highlight.getKind() == MomentKind.GOAL)
                .map(Highlight::getId)
                .findFirst()
                .orElseThrow();
    }

    /** The last word on each highlight, once all is settled; without the number of its revision, which counts how often it was told. */
    private static Map<String, String> settled(Pipeline pipeline) {
        pipeline.await("all ten to settle", LIMIT, () -> {
            Map<String, Highlight> newest = newest(all(pipeline));
            return newest.size() == 10 && newest.values().stream().allMatch(Highlight::getSettled);
        });
        pipeline.readFor(Duration.ofSeconds(2)); // For what may still come.
        Map<String, String> settled = new TreeMap<>();
        newest(all(pipeline)).forEach((id, highlight) -> {
            Highlight plain = Highlight.newBuilder(highlight).setRevision(0).build();
            settled.put(id, plain.toString());
        });
        return settled;
    }
}
