package dev.slipstream.modelserving.detect;

import dev.slipstream.modelserving.catalogue.CatalogueEntry;
import dev.slipstream.modelserving.catalogue.CatalogueException;
import dev.slipstream.modelserving.catalogue.CodecSpec;
import dev.slipstream.modelserving.picture.InputFormat;

import java.util.Arrays;

/** Tasks for the catalogue's detectors, built from what it says of them. */
public final class ObjectTasks {
    private ObjectTasks() {}

    /**
     * The task that asks this model.
     *
     * @throws CatalogueException if its codec is no detector that we know
     */
    public static ModelObjectTask of(CatalogueEntry entry) {
        return new ModelObjectTask(entry.name(), codec(entry));
    }

    static DetectorCodec codec(CatalogueEntry entry) {
        CodecSpec spec = entry.codec("detector");
        if (!spec.text("letterbox").equals("top-left") || !spec.text("classes").equals("coco-80")) {
            throw new CatalogueException("Model " + entry.name()
                    + ": detectors take letterbox: top-left and classes: coco-80, and no other yet");
        }
        InputFormat format = InputFormat.of(spec);
        Grid grid = new Grid(format.width(), format.height(), strides(spec));
        DetectionHead head = switch (spec.text("head")) {
            case "yolox" -> new YoloxHead(grid);
            case "nanodet" -> new NanoDetHead(grid, spec.number("bins"));
            default ->
                throw new CatalogueException(
                        "Model " + entry.name() + ": head must be yolox or nanodet, not " + spec.text("head"));
        };
        return new DetectorCodec(entry.signature().inputs().get(0).name(), format, head);
    }

    private static int[] strides(CodecSpec spec) {
        float[] given = spec.reals("strides");
        int[] strides = new int[given.length];
        Arrays.setAll(strides, i -> (int) given[i]);
        return strides;
    }
}
