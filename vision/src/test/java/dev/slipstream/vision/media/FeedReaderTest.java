package dev.slipstream.vision.media;

import dev.slipstream.vision.media.TestMedia.Clip;
import dev.slipstream.vision.media.TestMedia.Codec;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Segments of whole files: where they are cut, and that nothing is lost, doubled or changed. */
class FeedReaderTest {
    @Test
    void cutsAtKeyframes() throws Exception {
        List<CutSegment> segments = read(TestMedia.clip(Clip.of(Codec.H264, 25, 8)));
        assertThat(segments).hasSize(8);
    }

    static List<CutSegment> read(Path file) throws FeedException {
        List<CutSegment> segments = new ArrayList<>();
        try (FeedReader reader = FeedReader.open(file.toString(), TestMedia.options())) {
            for (CutSegment segment = reader.next(); segment != null; segment = reader.next()) {
                segments.add(segment);
            }
        }
        return segments;
    }
}
