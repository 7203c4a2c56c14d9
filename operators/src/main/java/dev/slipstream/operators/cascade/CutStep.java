package dev.slipstream.operators.cascade;

import dev.slipstream.contracts.record.MediaReference;
import dev.slipstream.contracts.record.Segment;
import dev.slipstream.modelserving.client.ModelCall;
import dev.slipstream.operators.describe.CutCheck;
import dev.slipstream.operators.describe.CutFinder;
import dev.slipstream.operators.describe.ShotSample;
import dev.slipstream.vision.media.Picture;
import dev.slipstream.vision.media.SegmentFrames;
import dev.slipstream.vision.media.TimedPicture;
import dev.slipstream.vision.media.UndecodableMediaException;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.Path;

import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;

/**
 * Looks whether and when the shot really changed between two samples that differ: decodes the pictures between them, a
 * twentieth of a second of one core for a second of 720p, in the worker's thread. Needs no model; it stands among the steps for
 * their budget and deadline.
 */
public final class CutStep implements AnalysisStep {
    /** Shots are told apart by their light and shade, not by detail. */
    private static final int LONG_SIDE = 64;
    /** A segment is two seconds at most: this is 250 Mbit/s. */
    private static final long MOST_BYTES = 64L << 20;
    /** Two seconds at 120 pictures a second, which is what a segment may hold. */
    private static final int MOST_PICTURES = 256;

    @Override
    public String name() {
        return Step.CUTS;
    }

    @Override
    public CompletableFuture<Finding> run(
            ShotSample sample, Picture picture, double scale, ModelCall models, long timeoutNanos) {
        MediaReference media = sample.segment.getMedia();
        if (!sample.doubtful || media == null) {
            return CompletableFuture.completedFuture(result -> {});
        }
        try {
            CutCheck check = look(media, sample.segment, picture);
            return CompletableFuture.completedFuture(result -> result.cut = check);
        } catch (IOException | UndecodableMediaException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static CutCheck look(MediaReference media, Segment segment, Picture picture)
            throws IOException, UndecodableMediaException {
        List<float[]> pictures = new ArrayList<>();
        List<Long> times = new ArrayList<>();
        long start = segment.getMediaTimeMicros();
        long end = start + segment.getDurationMicros();
        SegmentFrames.Source source = new SegmentFrames.Source(start, false, () -> read(media));
        try (SegmentFrames frames = new SegmentFrames(List.of(source), start, end, LONG_SIDE)) {
            TimedPicture next = frames.next();
            while (next != null && pictures.size() < MOST_PICTURES) {
                pictures.add(CutFinder.reduced(next.picture()));
                times.add(next.mediaTimeMicros());
                next = frames.next();
            }
        }
        // The scene may change with the very picture that is the sample.
        pictures.add(CutFinder.reduced(picture));
        times.add(end);
        OptionalDouble cut = CutFinder.find(pictures);
        return cut.isEmpty() ? CutCheck.none() : CutCheck.at(time(times, cut.getAsDouble()));
    }

    /** Between two pictures where a gradual change has its middle there. */
    private static long time(List<Long> times, double at) {
        long earlier = times.get((int) Math.floor(at));
        long later = times.get((int) Math.ceil(at));
        return (earlier + later) / 2;
    }

    private static byte[] read(MediaReference media) throws IOException {
        if (media.getLength() < 0 || media.getLength() > MOST_BYTES) {
            throw new IOException("segment " + media.getUri() + " has " + media.getLength() + " bytes, more than "
                    + MOST_BYTES + "; it is not looked into");
        }
        Path path = new Path(media.getUri());
        try (FSDataInputStream in = path.getFileSystem().open(path)) {
            in.seek(media.getOffset());
            byte[] bytes = in.readNBytes((int) media.getLength());
            if (bytes.length < media.getLength()) {
                throw new EOFException("segment " + media.getUri() + " ends after " + bytes.length + " of "
                        + media.getLength() + " bytes");
            }
            return bytes;
        }
    }
}
