package dev.slipstream.modelserving.pose;

import dev.slipstream.modelserving.catalogue.CatalogueEntry;
import dev.slipstream.modelserving.catalogue.CatalogueException;
import dev.slipstream.modelserving.picture.InputFormat;
import dev.slipstream.modelserving.picture.PictureScaler;
import dev.slipstream.modelserving.picture.View;
import dev.slipstream.modelserving.tensor.ModelCodec;
import dev.slipstream.modelserving.tensor.Tensor;

import java.nio.FloatBuffer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * MediaPipe's pose networks: a square around a person goes in upright, points and mask come out in the picture's pixels. The
 * outputs are, by place: [1, 195] with five numbers for each of 39 points (x, y, z in the network's pixels, logits of
 * visibility and of presence; the last six points are of no use here), [1, 1] that there is a person, [1, H, W, 1] logits
 * of the mask.
 *
 * <p>Source: V. Bazarevsky et al., "BlazePose: On-device Real-time Body Pose tracking", arXiv:2006.10204.
 */
public final class PoseLandmarkCodec implements ModelCodec<PersonCrop, Pose> {
    private static final int NUMBERS = 5;

    private final String input;
    private final PictureScaler scaler;

    private PoseLandmarkCodec(String input, InputFormat format) {
        this.input = input;
        this.scaler = new PictureScaler(format);
    }

    /**
     * The codec of a model of the catalogue.
     *
     * @throws CatalogueException if it is none of these networks
     */
    public static PoseLandmarkCodec of(CatalogueEntry entry) {
        InputFormat format = InputFormat.of(entry.codec());
        if (!entry.codec().name().equals("pose-landmark") || format.width() != format.height()) {
            throw new CatalogueException("Model " + entry.name() + " is read by the codec "
                    + entry.codec().name() + "; 33 points take a pose-landmark on a square");
        }
        return new PoseLandmarkCodec(entry.signature().inputs().get(0).name(), format);
    }

    @Override
    public List<Tensor> encode(PersonCrop crop) {
        return List.of(scaler.tensor(input, crop.picture(), view(crop)));
    }

    private View view(PersonCrop crop) {
        return crop.view(scaler.format().width());
    }

    @Override
    public Pose decode(PersonCrop crop, List<Tensor> outputs) {
        View view = view(crop);
        FloatBuffer points = outputs.get(0).floats();
        Map<BodyPoint, Landmark> landmarks = new EnumMap<>(BodyPoint.class);
        int at = 0;
        for (BodyPoint point : BodyPoint.values()) {
            landmarks.put(
                    point,
                    new Landmark(
                            (float) view.pictureX(points.get(at)),
                            (float) view.pictureY(points.get(at + 1)),
                            (float) (points.get(at + 2) * view.scaleX()),
                            sigmoid(points.get(at + 3))));
            at += NUMBERS;
        }
        return new Pose(landmarks, outputs.get(1).floats().get(0), mask(view, outputs.get(2)));
    }

    private static PersonMask mask(View view, Tensor logits) {
        int height = (int) logits.shape()[1];
        int width = (int) logits.shape()[2];
        FloatBuffer values = logits.floats();
        byte[] coverage = new byte[width * height];
        for (int i = 0; i < coverage.length; i++) {
            coverage[i] = (byte) Math.round(255 * sigmoid(values.get(i)));
        }
        return new PersonMask(view, width, height, coverage);
    }

    private static float sigmoid(float logit) {
        return (float) (1 / (1 + Math.exp(-logit)));
    }
}
