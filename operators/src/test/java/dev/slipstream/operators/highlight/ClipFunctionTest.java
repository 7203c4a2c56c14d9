package dev.slipstream.operators.highlight;

import dev.slipstream.contracts.record.Highlight;
import dev.slipstream.contracts.record.HighlightAngle;
import dev.slipstream.contracts.record.HighlightClip;
import dev.slipstream.contracts.record.HighlightStatus;
import dev.slipstream.contracts.record.MediaReference;
import dev.slipstream.operators.inference.Inference;
import dev.slipstream.operators.inference.InferenceLimits;
import dev.slipstream.operators.replay.SegmentReference;
import dev.slipstream.vision.media.CutSegment;
import dev.slipstream.vision.media.FeedException;
import dev.slipstream.vision.media.FeedReader;
import dev.slipstream.vision.media.ProtocolPolicy;
import dev.slipstream.vision.media.ReaderOptions;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.formats.avro.typeutils.AvroTypeInfo;
import org.apache.flink.streaming.runtime.tasks.mailbox.TaskMailbox;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

import static org.assertj.core.api.Assertions.assertThat;

/** Clips of segments that an encoder made, from a store that a test can break. */
class ClipFunctionTest {
    private static final Path FOLDER =
            Path.of("../vision/src/test/resources/media").toAbsolutePath().normalize();
    /** Eight seconds with sound and a keyframe each 1.6 s; see the tests of clips in the vision module. */
    private static final String RECORDED =
            FOLDER.resolve("h264-gop40-bframes-sound.mp4").toString();

    private static final InferenceLimits LIMITS = InferenceLimits.waiting(1, 1, Duration.ofSeconds(60));
    private static final double PICTURE = 0.04;

    private static final List<SegmentReference> SEGMENTS = new ArrayList<>();
    /** By address; shared with the store that the operator copies. */
    private static final Map<String, byte[]> MEDIA = new ConcurrentHashMap<>();
    /** By name. */
    private static final Map<String, byte[]> WRITTEN = new ConcurrentHashMap<>();

    @BeforeAll
    static void record() throws FeedException {
        SEGMENTS.clear();
        ReaderOptions options = ReaderOptions.of(new ProtocolPolicy(List.of(FOLDER.toString()), false));
        try (FeedReader reader = FeedReader.open(RECORDED, options)) {
            for (CutSegment cut = reader.next(); cut != null; cut = reader.next()) {
                SEGMENTS.add(reference(SEGMENTS.size(), cut));
                MEDIA.put(SEGMENTS.get(SEGMENTS.size() - 1).media.getUri(), cut.media());
            }
        }
        assertThat(SEGMENTS).hasSizeGreaterThan(3);
    }

    private static SegmentReference reference(int sequence, CutSegment cut) {
        SegmentReference reference = new SegmentReference();
        reference.segment = "rink-1/0/" + sequence;
        reference.sequence = sequence;
        reference.captureMicros = Game.micros(0) + cut.mediaTimeMicros();
        reference.durationMicros = cut.durationMicros();
        reference.dependent = cut.dependent();
        reference.media =
                new MediaReference("file:///media/" + sequence + ".mp4", 0L, (long) cut.media().length, "", "mp4");
        return reference;
    }

    @BeforeEach
    void reset() {
        WRITTEN.clear();
    }

    /** A highlight from one second of the recording to another. */
    private static ClipTask task(double start, double end, List<SegmentReference> segments) {
        Highlight highlight = Highlights.published(Highlights.MARTIN)
                .setRevision(4)
                .setMoment(Game.at(3))
                .setStart(Game.at(start))
                .setEnd(Game.at(end))
                .setDegraded(List.of("results:none"))
                .setAngles(List.of(new HighlightAngle("rink-1", 0L, Game.at(start), Game.at(end), 0L, 4L, 0L)))
                .build();
        return new ClipTask(highlight, new ArrayList<>(segments));
    }

    private static Highlight cut(ClipStore store, ClipTask task) throws Exception {
        try (var harness = new OneInputStreamOperatorTestHarness<>(
                Inference.factory(new ClipFunction(store, LIMITS)),
                Types.POJO(ClipTask.class).createSerializer(new SerializerConfigImpl()))) {
            harness.setup(new AvroTypeInfo<>(Highlight.class).createSerializer(new SerializerConfigImpl()));
            harness.open();
            harness.processElement(task, 7);
            harness.getTaskMailbox().take(TaskMailbox.MIN_PRIORITY).run();
            assertThat(harness.extractOutputValues()).hasSize(1);
            return harness.extractOutputValues().get(0);
        }
    }

    @Test
    void theHighlightGoesOnWithItsClipAndPoster() throws Exception {
        Highlight highlight = cut(new Store("", ""), task(1, 6, SEGMENTS));

        assertThat(highlight.getRevision()).as("odd, behind the judgement").isEqualTo(5);
        assertThat(highlight.getStatus()).isEqualTo(HighlightStatus.PUBLISHED);
        assertThat(highlight.getDegraded()).containsExactly("results:none");
        HighlightClip clip = highlight.getClip();
        assertThat(clip.getMediaType()).isEqualTo("video/mp4");
        assertThat(clip.getFeed()).isEqualTo("rink-1");
        assertThat(clip.getStart()).isEqualTo(Game.at(1));
        assertThat(clip.getEnd()).isEqualTo(Game.at(6));
        assertThat(clip.getSound()).isTrue();
        assertThat(clip.getCopiedPictures() + clip.getEncodedPictures()).isEqualTo((int) Math.round(5 / PICTURE));
        assertThat(clip.getCopiedPictures()).as("most are the camera's own").isGreaterThan(80);
        assertThat(clip.getDigitalSourceType()).endsWith("/digitalCapture");

        String name = Game.millis(1) + "-" + Game.millis(6);
        assertThat(WRITTEN).containsOnlyKeys(name + ".mp4", name + ".jpg");
        assertThat(new String(file(clip.getMedia()), 4, 4, StandardCharsets.US_ASCII))
                .isEqualTo("ftyp");
        assertThat(clip.getPoster()).isNotNull();
        assertThat(file(clip.getPoster())).startsWith(0xFF, 0xD8);
        assertThat(clip.getMedia().getUri()).isEqualTo("store:" + Highlights.ID + "/" + name + ".mp4");
    }

    private static byte[] file(MediaReference media) {
        return WRITTEN.getOrDefault(media.getUri().substring(media.getUri().lastIndexOf('/') + 1), new byte[8]);
    }

    @Test
    void aRepeatedTaskWritesTheSameFiles() throws Exception {
        Highlight first = cut(new Store("", ""), task(1, 6, SEGMENTS));
        Map<String, byte[]> written = new TreeMap<>(WRITTEN);
        Highlight second = cut(new Store("", ""), task(1, 6, SEGMENTS));

        assertThat(second).isEqualTo(first);
        assertThat(WRITTEN).hasSameSizeAs(written);
        written.forEach((name, bytes) -> assertThat(WRITTEN.get(name)).as(name).isEqualTo(bytes));
    }

    @Test
    void aSegmentThatCannotBeReadLeavesTheHighlightWithoutAClip() throws Exception {
        Highlight highlight = cut(new Store(SEGMENTS.get(1).media.getUri(), ""), task(1, 6, SEGMENTS));

        assertThat(highlight.getClip()).isNull();
        assertThat(highlight.getDegraded()).containsExactly("results:none", "clip:failed");
        assertThat(highlight.getRevision()).isEqualTo(5);
        assertThat(highlight.getStatus()).isEqualTo(HighlightStatus.PUBLISHED);
        assertThat(WRITTEN).isEmpty();
    }

    @Test
    void aStoreThatTakesNothingLeavesItWithoutAClipToo() throws Exception {
        Highlight highlight = cut(new Store("", ".mp4"), task(1, 6, SEGMENTS));

        assertThat(highlight.getClip()).isNull();
        assertThat(highlight.getDegraded()).containsExactly("results:none", "clip:failed");
    }

    @Test
    void aStretchWithoutMediaLeavesItWithoutAClipToo() throws Exception {
        Highlight highlight = cut(new Store("", ""), task(60, 66, SEGMENTS));

        assertThat(highlight.getClip()).isNull();
        assertThat(highlight.getDegraded()).containsExactly("results:none", "clip:failed");
    }

    @Test
    void aClipWithoutAPosterIsStillAClip() throws Exception {
        Highlight highlight = cut(new Store("", ".jpg"), task(1, 6, SEGMENTS));

        assertThat(highlight.getClip().getMedia().getContainer()).isEqualTo("mp4");
        assertThat(highlight.getClip().getPoster()).isNull();
        assertThat(highlight.getDegraded()).containsExactly("results:none", "poster:failed");
    }

    @Test
    void aSegmentThatWasLostIsSaid() throws Exception {
        List<SegmentReference> left = new ArrayList<>(SEGMENTS);
        left.remove(2);
        Highlight highlight = cut(new Store("", ""), task(1, 7, left));

        assertThat(highlight.getClip()).isNotNull();
        assertThat(highlight.getDegraded()).containsExactly("results:none", "clip:gaps");
    }

    /**
     * In memory.
     *
     * @param unreadable address of a segment; empty = all can be read
     * @param refused end of the names of files that it does not take; empty = it takes all
     */
    private record Store(String unreadable, String refused) implements ClipStore {
        @Override
        public byte[] read(MediaReference media) throws IOException {
            byte[] bytes = MEDIA.get(media.getUri());
            if (bytes == null || media.getUri().equals(unreadable)) {
                throw new IOException(media.getUri() + " cannot be read");
            }
            return bytes.clone();
        }

        @Override
        public MediaReference write(String highlight, String name, String container, byte[] file) throws IOException {
            if (!refused.isEmpty() && name.endsWith(refused)) {
                throw new IOException(name + " cannot be stored");
            }
            WRITTEN.put(name, file.clone());
            return new MediaReference("store:" + highlight + "/" + name, 0L, (long) file.length, "", container);
        }
    }
}
