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
        MedianPlate.Plate plate = MedianPlate.of(canvas, pictures, fixed, excluded);
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

    /** The pictures as brightly exposed as the scene; the same list where all of them are already. */
    List<Picture> exposed(List<Picture> pictures) {
        List<Exposure> exposures = IntStream.range(0, pictures.size())
                .parallel()
                .mapToObj(i -> Exposure.of(pictures.get(i), backgrounds.get(i)))
                .toList();
        if (exposures.stream().noneMatch(Exposure::matters)) {
            return pictures;
        }
        return IntStream.range(0, pictures.size())
                .parallel()
                .mapToObj(i -> exposures.get(i).matters() ? exposures.get(i).apply(pictures.get(i)) : pictures.get(i))
                .toList();
    }
}
