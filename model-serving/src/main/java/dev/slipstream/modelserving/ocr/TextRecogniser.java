package dev.slipstream.modelserving.ocr;

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

/** The reader's way in and out: N lines of one width become [N, 3, 48, W], the scores [N, T, characters] become text. */
final class TextRecogniser implements ModelCodec<TextRecogniser.Lines, List<CtcDecoder.Reading>> {
    private static final int HEIGHT = 48;
    /** Widths are rounded up to this, so that lines of nearly one length can share a run. */
    private static final int WIDTH_STEP = 32;
    /** 33 times as wide as high; longer lines are squeezed. */
    private static final int MAX_WIDTH = 1600;

    private static final float[] MIDDLE = {127.5f, 127.5f, 127.5f};

    private final CtcDecoder decoder;

    TextRecogniser(CtcDecoder decoder) {
        this.decoder = decoder;
    }

    /** Pixels along the line that the network sees of this region. */
    static int width(Region region) {
        double natural = HEIGHT * (double) region.width() / region.height();
        int steps = (int) Math.ceil(natural / WIDTH_STEP);
        return Math.max(WIDTH_STEP, Math.min(MAX_WIDTH, steps * WIDTH_STEP));
    }

    @Override
    public List<Tensor> encode(Lines lines) {
        int width = lines.width();
        ByteBuffer planes = Tensor.allocate(lines.regions().size() * 3L * HEIGHT * width * Float.BYTES);
        FloatBuffer values = planes.asFloatBuffer();
        PictureScaler scaler = new PictureScaler(new InputFormat(width, HEIGHT, true, true, MIDDLE, MIDDLE, 0));
        for (Region line : lines.regions()) {
            View view = View.stretched(line.x(), line.y(), line.width(), line.height(), width, HEIGHT);
            scaler.write(lines.picture(), view, values);
        }
        return List.of(Tensor.ofFloats("x", new long[] {lines.regions().size(), 3, HEIGHT, width}, planes));
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
