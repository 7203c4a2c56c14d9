package dev.slipstream.operators.describe;

import dev.slipstream.contracts.record.Box;
import dev.slipstream.contracts.record.ReadText;
import dev.slipstream.contracts.record.Sample;
import dev.slipstream.contracts.record.Segment;
import dev.slipstream.modelserving.TextLine;
import dev.slipstream.modelserving.TextReader;
import dev.slipstream.operators.model.ModelFunction;
import dev.slipstream.operators.sample.SampleDecoder;
import dev.slipstream.operators.sample.SampleDecoderFactory;
import dev.slipstream.vision.media.Picture;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Reads the text in the pictures that are worth it. Must run ordered ({@code AsyncDataStream.orderedWait}): shots are
 * opened and closed by the order of their samples. One reader per subtask, one decoder per thread.
 */
public final class TextFunction extends ModelFunction<ShotSample, ReadSample> {
    private static final long serialVersionUID = 1L;

    /** A wall of small print is no graphic, and every line travels in a record. */
    static final int MAX_TEXTS = 48;

    /** Longer lines are tickers; the start is enough to find names, and state stays bounded. */
    static final int MAX_LENGTH = 200;

    private final SampleDecoderFactory decoderFactory;
    private final TextReaderFactory readerFactory;
    private transient @Nullable TextReader reader;
    private transient @Nullable BlockingQueue<SampleDecoder> decoders;

    /** {@code threads}: pictures read at the same time in one subtask. */
    public TextFunction(SampleDecoderFactory decoders, TextReaderFactory reader, int threads) {
        super("text", threads);
        this.decoderFactory = decoders;
        this.readerFactory = reader;
    }

    @Override
    protected void openModel(int threads) {
        reader = readerFactory.open();
        decoders = new ArrayBlockingQueue<>(threads);
        for (int i = 0; i < threads; i++) {
            decoders.add(decoderFactory.open());
        }
    }

    @Override
    protected void closeModel() {
        if (decoders != null) {
            decoders.forEach(SampleDecoder::close);
        }
        if (reader != null) {
            reader.close();
        }
    }

    @Override
    protected boolean needsModel(ShotSample sample) {
        return sample.readText;
    }

    @Override
    protected ReadSample withoutModel(ShotSample sample) {
        return new ReadSample(sample.withoutPicture());
    }

    @Override
    protected ReadSample degraded(ShotSample sample, String reason) {
        ReadSample result = withoutModel(sample);
        result.degraded = reason;
        return result;
    }

    @Override
    protected ReadSample ask(ShotSample input) throws Exception {
        Sample sample = input.segment.getSample();
        if (reader == null || sample == null) {
            throw new IllegalStateException("segment " + input.segment.getId() + " came without a picture to read");
        }
        ReadSample result = withoutModel(input);
        Picture picture = decode(sample);
        // Boxes are given in the sample's pixels, also where it was decoded smaller.
        double scale = Math.max(1, sample.getWidth() / (double) picture.width());
        reader.read(picture).stream()
                .limit(MAX_TEXTS)
                .forEach(line -> result.texts.add(text(line, scale, input.segment)));
        result.models = new ArrayList<>(ModelVersions.of(reader.models()));
        return result;
    }

    private Picture decode(Sample sample) throws Exception {
        if (decoders == null) {
            throw new IllegalStateException("open() comes first");
        }
        // As many decoders as threads: this never waits.
        SampleDecoder decoder = decoders.take();
        try {
            return decoder.picture(sample);
        } finally {
            decoders.add(decoder);
        }
    }

    private static ReadText text(TextLine line, double scale, Segment segment) {
        String text = line.text().length() > MAX_LENGTH ? line.text().substring(0, MAX_LENGTH) : line.text();
        Box box =
                new Box((int) (line.x() * scale), (int) (line.y() * scale), (int) Math.ceil(line.width() * scale), (int)
                        Math.ceil(line.height() * scale));
        return new ReadText(text, line.confidence(), box, Segments.sampleTime(segment), segment.getId());
    }
}
