package dev.slipstream.modelserving.person;

import dev.slipstream.modelserving.catalogue.CatalogueEntry;
import dev.slipstream.modelserving.catalogue.CatalogueException;
import dev.slipstream.modelserving.picture.InputFormat;
import dev.slipstream.modelserving.picture.PictureScaler;
import dev.slipstream.modelserving.picture.View;
import dev.slipstream.modelserving.pose.PersonCrop;
import dev.slipstream.modelserving.tensor.ModelCodec;
import dev.slipstream.modelserving.tensor.Tensor;

import java.util.List;

/** A re-identification network's way in and out: a person's box, stretched, becomes a vector of unit length. */
public final class AppearanceCodec implements ModelCodec<PersonCrop, float[]> {
    private final String input;
    private final PictureScaler scaler;

    AppearanceCodec(String input, InputFormat format) {
        this.input = input;
        this.scaler = new PictureScaler(format);
    }

    /**
     * The codec of a model of the catalogue.
     *
     * @throws CatalogueException if it does not re-identify
     */
    public static AppearanceCodec of(CatalogueEntry entry) {
        if (!entry.codec().name().equals("re-identification")) {
            throw new CatalogueException("Model " + entry.name() + " is read by the codec "
                    + entry.codec().name() + "; appearance takes a re-identification");
        }
        return new AppearanceCodec(entry.signature().inputs().get(0).name(), InputFormat.of(entry.codec()));
    }

    @Override
    public List<Tensor> encode(PersonCrop crop) {
        InputFormat format = scaler.format();
        View view = View.stretched(crop.x(), crop.y(), crop.width(), crop.height(), format.width(), format.height());
        return List.of(scaler.tensor(input, crop.picture(), view));
    }

    @Override
    public float[] decode(PersonCrop crop, List<Tensor> outputs) {
        float[] vector = outputs.get(0).toFloats();
        double squares = 0;
        for (float value : vector) {
            squares += value * (double) value;
        }
        float length = (float) Math.max(1e-12, Math.sqrt(squares));
        for (int i = 0; i < vector.length; i++) {
            vector[i] /= length;
        }
        return vector;
    }

    /** Cosine of the angle between two vectors of unit length: 1 for the same, about 0 for strangers. */
    public static double similarity(float[] a, float[] b) {
        if (a.length != b.length) {
            throw new IllegalArgumentException(
                    "Vectors of " + a.length + " and " + b.length + " numbers come from different networks");
        }
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * (double) b[i];
        }
        return sum;
    }
}
