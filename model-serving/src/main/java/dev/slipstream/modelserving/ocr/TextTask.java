package dev.slipstream.modelserving.ocr;

import dev.slipstream.modelserving.ModelInfo;
import dev.slipstream.modelserving.TextLine;
import dev.slipstream.modelserving.catalogue.CatalogueException;
import dev.slipstream.modelserving.catalogue.ModelCatalogue;
import dev.slipstream.modelserving.catalogue.ModelStore;
import dev.slipstream.modelserving.client.Answer;
import dev.slipstream.modelserving.client.ModelCall;
import dev.slipstream.vision.media.Picture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

import static dev.slipstream.modelserving.catalogue.ModelNames.TEXT_DETECTION;
import static dev.slipstream.modelserving.catalogue.ModelNames.TEXT_RECOGNITION;

/**
 * Reads the text in a picture with two networks, wherever they run: finds the lines, then reads all of one length together.
 * Which networks, and in which alphabet, the catalogue says. Thread-safe.
 */
public final class TextTask {
    private static final float MIN_CONFIDENCE = 0.5f;

    private final TextDetector detector;
    private final TextRecogniser recogniser;

    /** The lines from top to bottom, and the weights that found and read them. */
    public record ReadLines(List<TextLine> lines, List<ModelInfo> models) {}

    /**
     * The catalogue's two models for text.
     *
     * @param store where the alphabet is, if it is not on the class path
     * @throws CatalogueException if the catalogue's entries are no text models, or the alphabet is not theirs
     */
    public TextTask(ModelCatalogue catalogue, ModelStore store) {
        detector = new TextDetector(catalogue.get(TEXT_DETECTION));
        recogniser = new TextRecogniser(catalogue.get(TEXT_RECOGNITION), store);
    }

    /** Reads the picture; scaling and decoding run in the caller's thread and in those that complete {@code models}' answers. */
    public CompletableFuture<ReadLines> read(Picture picture, ModelCall models) {
        return models.call(TEXT_DETECTION, detector.encode(picture)).thenCompose(found -> {
            List<TextRecogniser.Lines> batches = batches(picture, detector.decode(picture, found.outputs()));
            List<CompletableFuture<Answer>> answers = batches.stream()
                    .map(batch -> models.call(TEXT_RECOGNITION, recogniser.encode(batch)))
                    .toList();
            return CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
                    .thenApply(all -> result(found, batches, answers));
        });
    }

    /** Lines of one width, as many at a time as the recogniser takes. */
    private List<TextRecogniser.Lines> batches(Picture picture, List<Region> regions) {
        Map<Integer, List<Region>> byWidth = new TreeMap<>();
        for (Region region : regions) {
            byWidth.computeIfAbsent(recogniser.width(region), w -> new ArrayList<>())
                    .add(region);
        }
        List<TextRecogniser.Lines> batches = new ArrayList<>();
        int most = recogniser.maxBatch();
        byWidth.forEach((width, same) -> {
            for (int from = 0; from < same.size(); from += most) {
                batches.add(new TextRecogniser.Lines(
                        picture, width, same.subList(from, Math.min(same.size(), from + most))));
            }
        });
        return batches;
    }

    private ReadLines result(
            Answer found, List<TextRecogniser.Lines> batches, List<CompletableFuture<Answer>> answers) {
        List<TextLine> lines = new ArrayList<>();
        Set<ModelInfo> models = new LinkedHashSet<>();
        models.add(found.model());
        for (int i = 0; i < batches.size(); i++) {
            Answer answer = answers.get(i).join();
            models.add(answer.model());
            append(batches.get(i), recogniser.decode(batches.get(i), answer.outputs()), lines);
        }
        lines.sort(Comparator.comparingInt(TextLine::y).thenComparingInt(TextLine::x));
        return new ReadLines(lines, List.copyOf(models));
    }

    private static void append(TextRecogniser.Lines batch, List<CtcDecoder.Reading> readings, List<TextLine> lines) {
        for (int i = 0; i < readings.size(); i++) {
            CtcDecoder.Reading reading = readings.get(i);
            Region at = batch.regions().get(i);
            if (!reading.text().isEmpty() && reading.confidence() >= MIN_CONFIDENCE) {
                lines.add(new TextLine(reading.text(), reading.confidence(), at.x(), at.y(), at.width(), at.height()));
            }
        }
    }
}
