package dev.slipstream.operators.cascade;

import dev.slipstream.contracts.record.ReadText;
import dev.slipstream.contracts.record.Segment;
import dev.slipstream.modelserving.TextLine;
import dev.slipstream.modelserving.client.ModelCall;
import dev.slipstream.modelserving.ocr.TextTask;
import dev.slipstream.operators.describe.ModelVersions;
import dev.slipstream.operators.describe.Segments;
import dev.slipstream.operators.describe.ShotSample;
import dev.slipstream.vision.media.Picture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Reads what is written in the picture. */
public final class TextStep implements AnalysisStep {
    /** A wall of small print is no graphic, and every line travels in a record: the tallest are kept. */
    static final int MAX_TEXTS = 48;

    /** Longer lines are tickers; the start is enough to find names, and state stays bounded. */
    static final int MAX_LENGTH = 200;

    private final TextTask task;

    public TextStep(TextTask task) {
        this.task = task;
    }

    @Override
    public String name() {
        return Step.TEXT;
    }

    @Override
    public CompletableFuture<Finding> run(
            ShotSample sample, Picture picture, double scale, ModelCall models, long timeoutNanos) {
        Segment segment = sample.segment;
        return task.read(picture, models).thenApply(read -> {
            List<ReadText> texts = tallest(read.lines()).stream()
                    .map(line -> text(line, scale, segment))
                    .toList();
            return result -> {
                result.texts.addAll(texts);
                result.models.addAll(ModelVersions.of(read.models()));
            };
        });
    }

    /** In the order in which they stand. */
    private static List<TextLine> tallest(List<TextLine> lines) {
        if (lines.size() <= MAX_TEXTS) {
            return lines;
        }
        List<TextLine> kept = new ArrayList<>(lines);
        kept.sort(Comparator.comparingInt(TextLine::height).reversed());
        kept.subList(MAX_TEXTS, kept.size()).clear();
        kept.sort(Comparator.comparingInt(TextLine::y).thenComparingInt(TextLine::x));
        return kept;
    }

    private static ReadText text(TextLine line, double scale, Segment segment) {
        String text = line.text().length() > MAX_LENGTH ? line.text().substring(0, MAX_LENGTH) : line.text();
        return new ReadText(
                text,
                line.confidence(),
                Boxes.scaled(line.x(), line.y(), line.width(), line.height(), scale),
                Segments.sampleTime(segment),
                segment.getId());
    }
}
