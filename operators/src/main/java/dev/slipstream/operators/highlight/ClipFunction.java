package dev.slipstream.operators.highlight;

import dev.slipstream.contracts.record.Highlight;
import dev.slipstream.contracts.record.HighlightAngle;
import dev.slipstream.contracts.record.HighlightClip;
import dev.slipstream.contracts.record.MediaReference;
import dev.slipstream.operators.describe.Segments;
import dev.slipstream.operators.inference.InferenceFunction;
import dev.slipstream.operators.inference.InferenceLimits;
import dev.slipstream.operators.inference.RecentlyUsed;
import dev.slipstream.vision.clip.Clip;
import dev.slipstream.vision.clip.ClipCutter;
import dev.slipstream.vision.clip.ClipException;
import dev.slipstream.vision.clip.ClipMode;
import dev.slipstream.vision.clip.ClipSegment;
import dev.slipstream.vision.clip.Poster;
import org.apache.flink.metrics.MetricGroup;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Cuts the clip of a highlight's main angle and its poster, beside the task's thread, and sends the highlight again with both. One
 * whose clip cannot be cut in time goes on without it, and says so. No state: a repeated task takes the clip that was cut before, or after a restart writes the same files.
 */
public final class ClipFunction extends InferenceFunction<ClipTask, Highlight> {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(ClipFunction.class);
    private static final String NAME = "clip";
    private static final String VIDEO = "video/mp4";
    /** IPTC's word for pictures that a camera took of what was there. */
    private static final String CAPTURED = "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture";

    /** Highlights that still change, and are told again with each change. */
    private static final int REMEMBERED = 512;

    private final ClipStore store;
    /** Clips by what they were cut of: a revision with the same bounds has the same clip. */
    private transient Map<Cut, Made> made;

    private record Cut(String highlight, Instant start, Instant end, Instant moment) {
        static Cut of(Highlight highlight) {
            HighlightAngle main = highlight.getAngles().get(0);
            return new Cut(
                    highlight.getId() + " " + main.getFeed(), main.getStart(), main.getEnd(), highlight.getMoment());
        }
    }

    private record Made(HighlightClip clip, List<String> degraded) {}

    @SuppressWarnings("NullAway.Init") // openModel() sets the transient field.
    public ClipFunction(ClipStore store, InferenceLimits limits) {
        super(NAME, limits);
        this.store = store;
    }

    @Override
    protected void openModel(MetricGroup metrics) {
        // There is no model, and FFmpeg opens with each clip.
        made = Collections.synchronizedMap(new RecentlyUsed<>(REMEMBERED));
    }

    @Override
    protected void closeModel() {
        // Each clip closes what it opened.
    }

    @Override
    protected String feed(ClipTask task) {
        return task.highlight.getUnit();
    }

    @Override
    protected int priority(ClipTask task) {
        return (int) Math.round(1000 * task.highlight.getScore());
    }

    @Override
    protected Optional<Highlight> withoutModel(ClipTask task) {
        return Optional.ofNullable(made.get(Cut.of(task.highlight))).map(known -> with(task.highlight, known));
    }

    @Override
    protected CompletionStage<Highlight> ask(ClipTask task, long deadlineNanos) throws IOException, ClipException {
        Made clip = cut(task);
        if (clip.degraded.isEmpty()) {
            made.put(Cut.of(task.highlight), clip);
        }
        return CompletableFuture.completedFuture(with(task.highlight, clip));
    }

    private Made cut(ClipTask task) throws IOException, ClipException {
        HighlightAngle main = task.highlight.getAngles().get(0);
        long start = Segments.micros(main.getStart());
        long end = Segments.micros(main.getEnd());
        List<ClipSegment> segments = task.segments.stream()
                .map(segment -> new ClipSegment(
                        segment.captureMicros,
                        segment.durationMicros,
                        segment.dependent,
                        () -> store.read(segment.media)))
                .toList();
        String name = start / 1_000 + "-" + end / 1_000;
        Path file = Files.createTempFile("slipstream-clip", ".mp4");
        try {
            Clip clip = new ClipCutter().cut(segments, start, end, ClipMode.EXACT, file);
            MediaReference video = store.write(task.highlight.getId(), name + ".mp4", "mp4", Files.readAllBytes(file));
            List<String> degraded = new ArrayList<>();
            if (!clip.gaps().isEmpty()) {
                degraded.add(NAME + ":gaps");
            }
            HighlightClip record = HighlightClip.newBuilder()
                    .setMedia(video)
                    .setMediaType(VIDEO)
                    .setPoster(poster(task, segments, start, end, name, degraded))
                    .setFeed(main.getFeed())
                    .setStart(Segments.instant(clip.firstMicros()))
                    .setEnd(Segments.instant(clip.firstMicros() + clip.durationMicros()))
                    .setSound(clip.audioCodec() != null)
                    .setCopiedPictures(clip.copied())
                    .setEncodedPictures(clip.encoded())
                    .setDigitalSourceType(CAPTURED)
                    .build();
            return new Made(record, degraded);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static Highlight with(Highlight highlight, Made clip) {
        List<String> degraded = new ArrayList<>(highlight.getDegraded());
        degraded.addAll(clip.degraded);
        return next(highlight).setClip(clip.clip).setDegraded(degraded).build();
    }

    /** Of its moment; a clip without one is still a clip. */
    private @Nullable MediaReference poster(
            ClipTask task, List<ClipSegment> segments, long start, long end, String name, List<String> degraded) {
        long moment = Segments.micros(task.highlight.getMoment());
        long at = moment >= start && moment < end ? moment : start;
        try {
            return store.write(
                    task.highlight.getId(),
                    name + ".jpg",
                    "jpeg",
                    Poster.of(segments, at, Poster.USUAL_SIDE).bytes());
        } catch (IOException | ClipException e) {
            LOG.warn("highlight {} goes on without a poster: {}", task.highlight.getId(), e.getMessage());
            degraded.add("poster:failed");
            return null;
        }
    }

    @Override
    protected Highlight degraded(ClipTask task, String reason) {
        List<String> degraded = new ArrayList<>(task.highlight.getDegraded());
        degraded.add(NAME + ":" + reason);
        return next(task.highlight).setDegraded(degraded).build();
    }

    /** The odd revision behind the judgement that asked for the clip. */
    private static Highlight.Builder next(Highlight highlight) {
        return Highlight.newBuilder(highlight).setRevision(highlight.getRevision() + 1);
    }
}
