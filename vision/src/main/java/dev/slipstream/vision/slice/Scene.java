package dev.slipstream.vision.slice;

import dev.slipstream.vision.media.Picture;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The empty scene: on the canvas, and as each picture would show it.
 *
 * @param backgrounds in the order of the pictures
 */
record Scene(SliceCanvas canvas, MedianPlate.Plate plate, List<Picture> backgrounds, boolean fixed) {
    Scene {
        backgrounds = List.copyOf(backgrounds);
    }

    /** {@code excluded}: null = all pictures show the scene. */
    static Scene of(
            SliceCanvas canvas, List<Picture> pictures, boolean fixed, MedianPlate.@Nullable Excluded excluded) {
        MedianPlate.Plate plate = MedianPlate.of(canvas, pictures, fixed, excluded, MedianPlate.GOOD_VALUES);
        Picture whole = plate.picture();
        List<Picture> backgrounds = IntStream.range(0, pictures.size())
                .parallel()
                .mapToObj(i -> {
                    if (fixed) {
                        return whole;
                    }
                    int w = pictures.get(i).width();
                    int h = pictures.get(i).height();
                    Homography toCanvas = canvas.fromFrame().get(i);
                    return new Picture(
                            w, h, Pixels.warp(whole.rgb(), whole.width(), whole.height(), 3, toCanvas, w, h));
                })
                .toList();
        return new Scene(canvas, plate, backgrounds, fixed);
    }

    /** The pictures as brightly exposed as the scene, of which a rough plate tells enough. */
    static List<Picture> exposed(SliceCanvas canvas, List<Picture> pictures, boolean fixed) {
        Picture plate = MedianPlate.of(canvas, pictures, fixed, null, MedianPlate.ROUGH_VALUES)
                .picture();
        return IntStream.range(0, pictures.size())
                .parallel()
                .mapToObj(i -> {
                    Exposure exposure = Exposure.of(
                            pictures.get(i), plate, canvas.fromFrame().get(i));
                    return exposure.matters() ? exposure.apply(pictures.get(i)) : pictures.get(i);
                })
                .toList();
    }
}
