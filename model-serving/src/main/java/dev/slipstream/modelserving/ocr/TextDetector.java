package dev.slipstream.modelserving.ocr;

import dev.slipstream.modelserving.picture.InputFormat;
import dev.slipstream.modelserving.picture.PictureScaler;
import dev.slipstream.modelserving.picture.View;
import dev.slipstream.modelserving.tensor.ModelCodec;
import dev.slipstream.modelserving.tensor.Tensor;
import dev.slipstream.vision.media.Picture;

import java.util.List;

/** The detector's way in and out: a picture becomes [1, 3, H, W], the probabilities [1, 1, H, W] become boxes. */
final class TextDetector implements ModelCodec<Picture, List<Region>> {
    /** The network halves its input five times. */
    private static final int STEP = 32;

    /** Upscaling finds the small print of a low-resolution feed; beyond this it only costs. */
    private static final double MAX_UPSCALE = 1.5;

    /** Of values 0 to 255, in the order of the planes: blue, green, red, as PP-OCR was trained. */
    private static final float[] MEAN = {0.485f * 255, 0.456f * 255, 0.406f * 255};

    private static final float[] DEVIATION = {0.229f * 255, 0.224f * 255, 0.225f * 255};

    private final int longSide;

    /** {@code longSide}: pixels of the longer side that the network sees. */
    TextDetector(int longSide) {
        this.longSide = longSide;
    }

    @Override
    public List<Tensor> encode(Picture picture) {
        double scale = Math.min(MAX_UPSCALE, longSide / (double) Math.max(picture.width(), picture.height()));
        int width = rounded(picture.width() * scale);
        int height = rounded(picture.height() * scale);
        View whole = View.stretched(0, 0, picture.width(), picture.height(), width, height);
        InputFormat format = new InputFormat(width, height, true, true, MEAN, DEVIATION, 0);
        return List.of(new PictureScaler(format).tensor("x", picture, whole));
    }

    @Override
    public List<Region> decode(Picture picture, List<Tensor> outputs) {
        Tensor map = outputs.get(0);
        int height = (int) map.shape()[2];
        int width = (int) map.shape()[3];
        double x = picture.width() / (double) width;
        double y = picture.height() / (double) height;
        return TextRegions.in(map.toFloats(), width, height).stream()
                .map(region -> scaled(region, x, y, picture))
                .toList();
    }

    private static int rounded(double side) {
        return Math.max(STEP, (int) Math.round(side / STEP) * STEP);
    }

    private static Region scaled(Region region, double scaleX, double scaleY, Picture picture) {
        int x = (int) (region.x() * scaleX);
        int y = (int) (region.y() * scaleY);
        int width = Math.max(1, Math.min(picture.width() - x, (int) Math.ceil(region.width() * scaleX)));
        int height = Math.max(1, Math.min(picture.height() - y, (int) Math.ceil(region.height() * scaleY)));
        return new Region(x, y, width, height);
    }
}
