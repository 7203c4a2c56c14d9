package dev.slipstream.modelserving.detect;

import dev.slipstream.modelserving.picture.InputFormat;
import dev.slipstream.modelserving.picture.PictureScaler;
import dev.slipstream.modelserving.picture.View;
import dev.slipstream.modelserving.tensor.ModelCodec;
import dev.slipstream.modelserving.tensor.Tensor;
import dev.slipstream.vision.media.Picture;

import java.util.List;

/**
 * A detector's way in and out: the picture goes in whole, in its shape, at the upper left of the network's square; boxes
 * come out in the picture's pixels, inside the picture, the most confident first.
 */
public final class DetectorCodec implements ModelCodec<Picture, List<DetectedObject>> {
    /** Below it these small networks see people in fences and banners. */
    private static final float MIN_CONFIDENCE = 0.35f;

    private final String input;
    private final PictureScaler scaler;
    private final DetectionHead head;

    DetectorCodec(String input, InputFormat format, DetectionHead head) {
        this.input = input;
        this.scaler = new PictureScaler(format);
        this.head = head;
    }

    @Override
    public List<Tensor> encode(Picture picture) {
        return List.of(scaler.tensor(input, picture, view(picture)));
    }

    private View view(Picture picture) {
        return View.topLeft(picture, scaler.format().width(), scaler.format().height());
    }

    @Override
    public List<DetectedObject> decode(Picture picture, List<Tensor> outputs) {
        View view = view(picture);
        return Suppression.best(head.candidates(outputs, MIN_CONFIDENCE), FoundObjects.MAX).stream()
                .map(candidate -> object(candidate, view, picture))
                .filter(object -> object.width() >= 1 && object.height() >= 1)
                .toList();
    }

    private static DetectedObject object(Candidate candidate, View view, Picture picture) {
        double left = clamp(view.pictureX(candidate.left()), picture.width());
        double top = clamp(view.pictureY(candidate.top()), picture.height());
        double right = clamp(view.pictureX(candidate.right()), picture.width());
        double bottom = clamp(view.pictureY(candidate.bottom()), picture.height());
        return new DetectedObject(
                CocoLabels.name(candidate.type()),
                Math.min(1, candidate.score()),
                (float) left,
                (float) top,
                (float) (right - left),
                (float) (bottom - top));
    }

    private static double clamp(double value, int limit) {
        return Math.max(0, Math.min(limit, value));
    }
}
