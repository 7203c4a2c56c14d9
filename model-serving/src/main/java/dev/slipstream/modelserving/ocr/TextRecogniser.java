package dev.slipstream.modelserving.ocr;

import dev.slipstream.modelserving.catalogue.CatalogueEntry;
import dev.slipstream.modelserving.catalogue.CatalogueException;
import dev.slipstream.modelserving.catalogue.CodecSpec;
import dev.slipstream.modelserving.catalogue.ModelStore;
import dev.slipstream.modelserving.picture.InputFormat;
import dev.slipstream.modelserving.picture.PictureScaler;
import dev.slipstream.modelserving.picture.View;
import dev.slipstream.modelserving.tensor.ModelCodec;
import dev.slipstream.modelserving.tensor.Tensor;
import dev.slipstream.vision.media.Picture;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/** The reader's way in and out: N lines of one width become [N, 3, H, W], the scores [N, T, characters] become text. */
final class TextRecogniser implements ModelCodec<TextRecogniser.Lines, List<CtcDecoder.Reading>> {
    /** Widths are rounded up to this, so that lines of nearly one length can share a run. */
    private static final int WIDTH_STEP = 32;
    /** 33 times as wide as high; longer lines are squeezed. */
    private static final int MAX_WIDTH = 1600;

    /** More than a few lines at a time gain nothing on a processor and hold up others. */
    private static final int MAX_BATCH = 8;

    private final String input;
    private final InputFormat format;
    private final int maxBatch;
    private final CtcDecoder decoder;

    /**
     * The reader that the catalogue describes.
     *
     * @param store where its alphabet is
     * @throws CatalogueException if it is none, or its alphabet is not there or is another model's
     */
    TextRecogniser(CatalogueEntry entry, ModelStore store) {
        CodecSpec spec = entry.codec("text-recogniser");
        input = entry.signature().inputs().get(0).name();
        format = InputFormat.of(spec, WIDTH_STEP, spec.number("height"));
        maxBatch = Math.max(1, Math.min(MAX_BATCH, entry.signature().maxBatch()));
        decoder = new CtcDecoder(Alphabet.of(entry, store));
    }

    /** Lines in one run at most. */
    int maxBatch() {
        return maxBatch;
    }

    /** Pixels along the line that the network sees of this region. */
    int width(Region region) {
        double natural = format.height() * (double) region.width() / region.height();
        int steps = (int) Math.ceil(natural / WIDTH_STEP);
        return Math.max(WIDTH_STEP, Math.min(MAX_WIDTH, steps * WIDTH_STEP));
    }

    @Override
    public List<Tensor> encode(Lines lines) {
        int width = lines.width();
        InputFormat sized = format.sized(width, format.height());
        ByteBuffer planes = Tensor.allocate((long) lines.regions().size() * sized.size() * Float.BYTES);
        FloatBuffer values = planes.asFloatBuffer();
        PictureScaler scaler = new PictureScaler(sized);
        for (Region line : lines.regions()) {
            View view = View.stretched(line.x(), line.y(), line.width(), line.height(), width, format.height());
            scaler.write(lines.picture(), view, values);
        }
        long[] shape = sized.shape();
        shape[0] = lines.regions().size();
        return List.of(Tensor.ofFloats(input, shape, planes));
    }

    @Override
    public List<CtcDecoder.Reading> decode(Lines lines, List<Tensor> outputs) {
        Tensor scores = outputs.get(0);
        int steps = (int) scores.shape()[1];
        FloatBuffer values = scores.floats();
        List<CtcDecoder.Reading> readings = new ArrayList<>();
        for (int line = 0; line < scores.shape()[0]; line++) {
            readings.add(decoder.decode(values, line * steps, steps, (int) scores.shape()[2]));
        }
        return readings;
    }

    /** Regions of one picture whose {@link #width} is the same. */
    record Lines(Picture picture, int width, List<Region> regions) {}
}
