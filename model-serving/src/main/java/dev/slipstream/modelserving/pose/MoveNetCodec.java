package dev.slipstream.modelserving.pose;

import dev.slipstream.modelserving.catalogue.CatalogueEntry;
import dev.slipstream.modelserving.catalogue.CatalogueException;
import dev.slipstream.modelserving.picture.InputFormat;
import dev.slipstream.modelserving.picture.PictureScaler;
import dev.slipstream.modelserving.picture.View;
import dev.slipstream.modelserving.tensor.DataType;
import dev.slipstream.modelserving.tensor.ModelCodec;
import dev.slipstream.modelserving.tensor.Tensor;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * MoveNet: a square around a person goes in as whole numbers, 17 points come out as [1, 1, 17, 3] with y, x (both as
 * shares of the square) and confidence. Half the cost of 33 points, and no mask.
 */
public final class MoveNetCodec implements ModelCodec<PersonCrop, List<KeyPoint>> {
    /** Nose, eyes, ears, shoulders, elbows, wrists, hips, knees, ankles; of each pair the person's left first. */
    public static final int POINTS = 17;

    private final String input;
    private final PictureScaler scaler;

    private MoveNetCodec(String input, InputFormat format) {
        this.input = input;
        this.scaler = new PictureScaler(format);
    }

    /**
     * The codec of a model of the catalogue.
     *
     * @throws CatalogueException if it is no MoveNet
     */
    public static MoveNetCodec of(CatalogueEntry entry) {
        InputFormat format = InputFormat.of(entry.codec());
        if (!entry.codec().name().equals("movenet") || format.width() != format.height()) {
            throw new CatalogueException("Model " + entry.name() + " is read by the codec "
                    + entry.codec().name() + "; 17 points take a movenet on a square");
        }
        return new MoveNetCodec(entry.signature().inputs().get(0).name(), format);
    }

    @Override
    public List<Tensor> encode(PersonCrop crop) {
        FloatBuffer values = FloatBuffer.allocate(scaler.format().size());
        scaler.write(crop.picture(), view(crop), values);
        ByteBuffer bytes = Tensor.allocate((long) scaler.format().size() * Integer.BYTES);
        IntBuffer whole = bytes.asIntBuffer();
        for (float value : values.array()) {
            whole.put(Math.round(value));
        }
        return List.of(new Tensor(input, DataType.INT32, scaler.format().shape(), bytes));
    }

    private View view(PersonCrop crop) {
        return crop.view(scaler.format().width());
    }

    @Override
    public List<KeyPoint> decode(PersonCrop crop, List<Tensor> outputs) {
        View view = view(crop);
        int side = scaler.format().width();
        FloatBuffer values = outputs.get(0).floats();
        List<KeyPoint> points = new ArrayList<>();
        for (int i = 0; i < POINTS; i++) {
            points.add(new KeyPoint(
                    (float) view.pictureX(values.get(3 * i + 1) * side),
                    (float) view.pictureY(values.get(3 * i) * side),
                    values.get(3 * i + 2)));
        }
        return points;
    }
}
