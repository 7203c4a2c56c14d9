package dev.slipstream.modelserving.ocr;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.NoBatchifyTranslator;
import ai.djl.translate.TranslatorContext;
import dev.slipstream.vision.media.Picture;

import java.nio.FloatBuffer;
import java.util.List;

/** The detector's way in and out: a picture becomes [1, 3, H, W], the probabilities [1, 1, H, W] become boxes. */
final class TextDetector implements NoBatchifyTranslator<Picture, List<Region>> {
    /** The network halves its input five times. */
    private static final int STEP = 32;

    /** Upscaling finds the small print of a low-resolution feed; beyond this it only costs. */
    private static final double MAX_UPSCALE = 1.5;

    private static final String PICTURE = "picture";
    private static final PixelScaler SCALER =
            new PixelScaler(new float[] {0.485f, 0.456f, 0.406f}, new float[] {0.229f, 0.224f, 0.225f});

    private final int longSide;

    /** {@code longSide}: pixels of the longer side that the network sees. */
    TextDetector(int longSide) {
        this.longSide = longSide;
    }

    @Override
    public NDList processInput(TranslatorContext context, Picture picture) {
        double scale = Math.min(MAX_UPSCALE, longSide / (double) Math.max(picture.width(), picture.height()));
        int width = rounded(picture.width() * scale);
        int height = rounded(picture.height() * scale);
        FloatBuffer planes = FloatBuffer.allocate(3 * width * height);
        SCALER.append(picture, Region.all(picture), width, height, planes);
        context.setAttachment(PICTURE, picture);
        return new NDList(context.getNDManager().create(planes.flip(), new Shape(1, 3, height, width)));
    }

    @Override
    public List<Region> processOutput(TranslatorContext context, NDList output) {
        Picture picture = (Picture) context.getAttachment(PICTURE);
        NDArray map = output.singletonOrThrow();
        int height = (int) map.getShape().get(2);
        int width = (int) map.getShape().get(3);
        double x = picture.width() / (double) width;
        double y = picture.height() / (double) height;
        return TextRegions.in(map.toFloatArray(), width, height).stream()
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
