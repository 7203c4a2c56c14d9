package dev.slipstream.vision.media;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What tests do with segments: read whole files, count and decode. */
final class Segments {
    private Segments() {}

    /** All segments of a file. */
    static List<CutSegment> read(Path file) throws FeedException {
        return read(file.toString(), TestMedia.options());
    }

    static List<CutSegment> read(String address, ReaderOptions options) throws FeedException {
        List<CutSegment> segments = new ArrayList<>();
        try (FeedReader reader = FeedReader.open(address, options)) {
            for (CutSegment segment = reader.next(); segment != null; segment = reader.next()) {
                segments.add(segment);
            }
        }
        return segments;
    }

    /** All segments of a feed, with a new list after each jump in time. */
    static List<List<CutSegment>> stretches(String address, ReaderOptions options) throws FeedException {
        List<List<CutSegment>> stretches = new ArrayList<>();
        stretches.add(new ArrayList<>());
        try (FeedReader reader = FeedReader.open(address, options)) {
            while (true) {
                try {
                    CutSegment segment = reader.next();
                    if (segment == null) {
                        return stretches;
                    }
                    stretches.get(stretches.size() - 1).add(segment);
                } catch (FeedException e) {
                    if (e.kind() != FeedException.Kind.DISCONTINUITY) {
                        throw e;
                    }
                    stretches.add(new ArrayList<>());
                }
            }
        }
    }

    /** Times of all pictures that the segments decode to. */
    static List<Long> times(List<CutSegment> segments, long from, long to) throws Exception {
        List<Long> times = new ArrayList<>();
        try (SegmentFrames frames = new SegmentFrames(sources(segments), from, to, 64)) {
            for (TimedPicture picture = frames.next(); picture != null; picture = frames.next()) {
                times.add(picture.mediaTimeMicros());
            }
        }
        return times;
    }

    static List<SegmentFrames.Source> sources(List<CutSegment> segments) {
        return segments.stream()
                .map(s -> new SegmentFrames.Source(s.mediaTimeMicros(), s.dependent(), s::media))
                .toList();
    }

    /** How many packets of video a file holds. */
    static int packets(Path file) {
        return Integer.parseInt(TestMedia.run(List.of(
                        FfmpegPrograms.ffprobe().toString(),
                        "-v",
                        "error",
                        "-count_packets",
                        "-select_streams",
                        "v:0",
                        "-show_entries",
                        "stream=nb_read_packets",
                        "-of",
                        "csv=p=0",
                        file.toString()))
                .lines()
                .reduce((a, b) -> b)
                .orElseThrow()
                .replaceAll("[^0-9]", ""));
    }

    /** Bytes of each packet of video in a file, in order. */
    static List<Integer> packetSizes(Path file) {
        return TestMedia.run(List.of(
                        FfmpegPrograms.ffprobe().toString(),
                        "-v",
                        "error",
                        "-select_streams",
                        "v:0",
                        "-show_entries",
                        "packet=size",
                        "-of",
                        "csv=p=0",
                        file.toString()))
                .lines()
                .map(line -> Integer.valueOf(line.replaceAll("[^0-9]", "")))
                .toList();
    }
}
