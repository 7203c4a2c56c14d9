package dev.slipstream.connectors.media;

import dev.slipstream.contracts.record.MediaReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MediaStoreTest {
    private static final byte[] MEDIA = "media".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    Path folder;

    private MediaStore store;

    @BeforeEach
    void open() {
        store = new MediaStore(folder.resolve("store").toString());
    }

    private long files() throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile).count();
        }
    }

    @Test
    void theNameFollowsFromTheSegmentAndAReplayOverwrites() throws IOException {
        MediaReference first = store.writeSegment("rink-1", 7, 1234, "mp4", MEDIA);
        MediaReference again = store.writeSegment("rink-1", 7, 1234, "mp4", MEDIA);

        assertThat(again).isEqualTo(first);
        assertThat(first.getUri()).endsWith("/segments/rink-1/7/000001/000001234.mp4");
        assertThat(store.read(first)).isEqualTo(MEDIA);
        assertThat(files()).as("nothing is left aside").isEqualTo(1);
    }

    @Test
    void anAlteredFileIsNotGivenOut() throws IOException {
        MediaReference reference = store.writeSegment("rink-1", 7, 0, "mp4", MEDIA);
        Files.writeString(Path.of(URI.create(reference.getUri())), "MEDIA");

        assertThatThrownBy(() -> store.read(reference))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(reference.getUri())
                .hasMessageContaining("SHA-256");
    }

    @Test
    void aReferenceCannotLeadOutOfTheStore() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "media");
        MediaReference inside = store.writeSegment("rink-1", 7, 0, "mp4", MEDIA);
        for (String uri :
                new String[] {secret.toUri().toString(), folder.resolve("store").toUri() + "/../secret.txt"}) {
            MediaReference outside =
                    MediaReference.newBuilder(inside).setUri(uri).build();

            assertThatThrownBy(() -> store.read(outside))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("is not in the media store");
        }
    }

    @Test
    void aTruncatedFileIsNamed() throws IOException {
        MediaReference reference = store.writeSegment("rink-1", 7, 0, "matroska", MEDIA);
        Files.writeString(Path.of(URI.create(reference.getUri())), "me");

        assertThat(reference.getUri()).endsWith(".mkv");
        assertThatThrownBy(() -> store.read(reference)).hasMessageContaining("fewer than its record says");
    }

    @Test
    void oldMediaGoesAndNewMediaStays() throws IOException {
        MediaReference old = store.writeSegment("rink-1", 7, 0, "mp4", MEDIA);
        MediaReference fresh = store.writeSegment("rink-1", 8, 0, "mp4", MEDIA);
        Path oldFile = Path.of(URI.create(old.getUri()));
        Files.setLastModifiedTime(oldFile, FileTime.from(Instant.parse("2026-02-08T10:00:00Z")));

        int deleted =
                store.deleteOlderThan(Instant.parse("2026-02-08T11:00:00Z").toEpochMilli());

        assertThat(deleted).isEqualTo(1);
        assertThat(oldFile.getParent()).doesNotExist();
        assertThat(store.read(fresh)).isEqualTo(MEDIA);
    }

    @Test
    void aKeyFrameLiesBesideItsSegmentAndGoesWithIt() throws IOException {
        MediaReference segment = store.writeSegment("rink-1", 7, 1234, "mp4", MEDIA);
        MediaReference keyFrame = store.writeKeyFrame("rink-1", 7, 1234, MEDIA);

        assertThat(store.writeKeyFrame("rink-1", 7, 1234, MEDIA)).isEqualTo(keyFrame);
        assertThat(keyFrame.getUri()).isEqualTo(segment.getUri().replace(".mp4", ".jpg"));
        assertThat(keyFrame.getContainer()).isEqualTo("jpeg");
        assertThat(store.read(keyFrame)).isEqualTo(MEDIA);
        assertThat(files()).isEqualTo(2);

        assertThat(store.deleteOlderThan(Long.MAX_VALUE)).isEqualTo(2);
        assertThat(files()).isZero();
    }

    @Test
    void anEmptyStoreHasNothingToDelete() throws IOException {
        assertThat(store.deleteOlderThan(Long.MAX_VALUE)).isZero();
    }

    @Test
    void whatWasMadeOfAMomentLiesUnderItsGroupAndStaysWhenSegmentsGo() throws IOException {
        MediaReference model = store.writeReplay("rink", 1234, "model.glb", "glb", MEDIA);
        assertThat(model.getUri()).endsWith("/replays/rink/1234/model.glb");
        assertThat(store.writeReplay("rink", 1234, "model.glb", "glb", MEDIA)).isEqualTo(model);
        store.deleteOlderThan(Long.MAX_VALUE);
        assertThat(store.read(model)).isEqualTo(MEDIA);
    }

    @Test
    void aNameThatLeavesTheGroupsFolderIsRefused() {
        assertThatThrownBy(() -> store.writeReplay("..", 1, "model.glb", "glb", MEDIA))
                .hasMessageContaining("cannot name a file");
        assertThatThrownBy(() -> store.writeReplay("rink", 1, "../../x.glb", "glb", MEDIA))
                .hasMessageContaining("cannot name a file");
    }

    @Test
    void whatWasCutOfAHighlightStaysWhenTheSegmentsGo() throws Exception {
        MediaReference clip = store.writeHighlight("IHOMTEAM6-----GPA/highlight-7", "1-2.mp4", "mp4", MEDIA);
        assertThat(clip.getUri()).endsWith("/highlights/IHOMTEAM6-----GPA/highlight-7/1-2.mp4");
        assertThat(store.writeHighlight("IHOMTEAM6-----GPA/highlight-7", "1-2.mp4", "mp4", MEDIA))
                .isEqualTo(clip);
        store.deleteOlderThan(Long.MAX_VALUE);
        assertThat(store.read(clip)).isEqualTo(MEDIA);
    }

    @Test
    void aNameThatLeavesTheHighlightsFolderIsRefused() {
        for (String highlight : List.of("../x", "unit/..", "unit", "unit/a/b", "/unit/a", "unit/a..b", "")) {
            assertThatThrownBy(() -> store.writeHighlight(highlight, "1-2.mp4", "mp4", MEDIA))
                    .hasMessageContaining("cannot name a file");
        }
        assertThatThrownBy(() -> store.writeHighlight("unit/a", "../x.mp4", "mp4", MEDIA))
                .hasMessageContaining("cannot name a file");
    }
}
