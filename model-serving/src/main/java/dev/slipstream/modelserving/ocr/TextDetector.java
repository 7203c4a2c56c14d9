package dev.slipstream.modelserving.ocr;

import dev.slipstream.modelserving.catalogue.CatalogueEntry;
import dev.slipstream.modelserving.catalogue.CatalogueException;
import dev.slipstream.modelserving.catalogue.CodecSpec;
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

    private final String input;
    private final InputFormat format;
    private final int longSide;

    /**
     * The detector that the catalogue describes; its {@code longSide} is the picture's longer side in the network's pixels.
     *
     * @throws CatalogueException if it is none
     */
    TextDetector(CatalogueEntry entry) {
        CodecSpec spec = entry.codec("text-detector");
        input = entry.signature().inputs().get(0).name();
        longSide = spec.number("longSide");
        format = InputFormat.of(spec, longSide, longSide);
    }

    @Override
    public List<Tensor> encode(Picture picture) {
        double scale = Math.min(MAX_UPSCALE, longSide / (double) Math.max(picture.width(), picture.height()));
        int width = rounded(picture.width() * scale);
        int height = rounded(picture.height() * scale);
        View whole = View.stretched(0, 0, picture.width(), picture.height(), width, height);
        return List.of(new PictureScaler(format.sized(width, height)).tensor(input, picture, whole));
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
