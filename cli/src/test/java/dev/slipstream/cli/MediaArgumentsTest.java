package dev.slipstream.cli;

import dev.slipstream.contracts.Ids;
import dev.slipstream.contracts.record.FeedRegistration;
import dev.slipstream.contracts.record.Pacing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MediaArgumentsTest {
    @TempDir
    Path folder;

    private static List<FeedRegistration> feeds(Pacing pacing, String... media) throws IOException {
        return MediaArguments.feeds(List.of(media), pacing, false, null, null);
    }

    @Test
    void namesAreReadableDistinctAndValid() throws IOException {
        Path file = Files.writeString(folder.resolve("Downhill Training (2).MP4"), "");

        List<FeedRegistration> feeds = feeds(
                Pacing.REALTIME,
                file.toString(),
                file.toString(),
                "srt://10.0.0.1:9000?mode=caller",
                "https://example.org/rink/../%20/index.m3u8?token=secret");

        assertThat(feeds)
                .extracting(FeedRegistration::getFeed)
                .containsExactly("downhill-training-2", "downhill-training-2-2", "10-0-0-1-9000", "index")
                .allMatch(Ids::isFeedName);
    }

    @Test
    void aFileReadFastIsDatedByItsOwnAge() throws IOException {
        Path file = Files.writeString(folder.resolve("a.ts"), "");
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-02-08T10:00:00.7Z")));

        assertThat(feeds(Pacing.FAST, file.toString()).get(0).getStartTime())
                .isEqualTo(Instant.parse("2026-02-08T10:00:00Z"));
        assertThat(feeds(Pacing.REALTIME, file.toString()).get(0).getStartTime())
                .isNull();
    }

    @Test
    void aFolderIsNoMedia() {
        assertThatThrownBy(() -> feeds(Pacing.FAST, folder.toString()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(folder.toString());
    }

    @Test
    void onlyNamedHostsAreAllowed() {
        assertThat(MediaArguments.namedHosts(List.of("rtsp://user:pw@Cam-1.local:554/a", "file.mp4")))
                .containsExactly("cam-1.local");
    }
}
