package dev.slipstream.vision.slice;

import dev.slipstream.vision.media.Picture;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The empty scene: on the canvas, and as each picture would show it.
 *
 * @param backgrounds in the order of the pictures
 * @param fresh for each picture where its background is another than that of the scene before
 */
record Scene(
        SliceCanvas canvas, MedianPlate.Plate plate, List<Picture> backgrounds, List<List<Tile>> fresh, boolean fixed) {
    Scene {
        backgrounds = List.copyOf(backgrounds);
        fresh = fresh.stream().map(List::copyOf).toList();
    }

    static Scene of(SliceCanvas canvas, List<Picture> pictures, boolean fixed) {
        MedianPlate.Plate plate = MedianPlate.of(canvas, pictures, fixed);
        List<List<Tile>> fresh = pictures.stream()
                .map(picture -> List.of(new Tile(0, 0, picture.width(), picture.height())))
                .toList();
        return new Scene(canvas, plate, laid(canvas, plate.picture(), pictures, fresh, fixed), fresh, fixed);
    }

    /** The same without those who turned out to be in it. */
    Scene without(MedianPlate.Excluded excluded, List<Picture> pictures) {
        MedianPlate.Plate again = MedianPlate.without(excluded, plate, canvas, pictures, fixed);
        List<List<Tile>> changed = IntStream.range(0, pictures.size())
                .mapToObj(i -> again.made().stream()
                        .map(tile -> tile.in(
                                canvas.fromFrame().get(i).inverse(),
                                pictures.get(i).width(),
                                pictures.get(i).height()))
                        .filter(tile -> !tile.empty())
                        .toList())
                .toList();
        return new Scene(canvas, again, laid(canvas, again.picture(), backgrounds, changed, fixed), changed, fixed);
    }

    /** {@code before}: what is left where nothing is fresh. */
    private static List<Picture> laid(
            SliceCanvas canvas, Picture plate, List<Picture> before, List<List<Tile>> fresh, boolean fixed) {
        if (fixed) {
            return before.stream().map(old -> plate).toList();
        }
        try (PointerScope scope = new PointerScope()) {
            Mat source = Pixels.mat(plate.rgb(), plate.width(), plate.height(), 3);
            return IntStream.range(0, before.size())
                    .parallel()
                    .mapToObj(i -> laid(source, canvas.fromFrame().get(i), before.get(i), fresh.get(i)))
                    .toList();
        }
    }

    private static Picture laid(Mat plate, Homography toCanvas, Picture before, List<Tile> fresh) {
        if (fresh.isEmpty()) {
            return before;
        }
        byte[] rgb = before.rgb().clone();
        for (Tile tile : fresh) {
            try (PointerScope scope = new PointerScope()) {
                Homography map = toCanvas.after(Homography.translation(tile.left(), tile.top()));
                byte[] part = Pixels.bytes(Pixels.warp(plate, map, tile.columns(), tile.rows()));
                for (int y = 0; y < tile.rows(); y++) {
                    int to = 3 * ((tile.top() + y) * before.width() + tile.left());
                    System.arraycopy(part, 3 * y * tile.columns(), rgb, to, 3 * tile.columns());
                }
            }
        }
        return new Picture(before.width(), before.height(), rgb);
    }

    /** The pictures as brightly exposed as the scene. */
    static List<Picture> exposed(SliceCanvas canvas, List<Picture> pictures) {
        List<Exposure> exposures = Exposure.of(canvas, pictures);
        return IntStream.range(0, pictures.size())
                .parallel()
                .mapToObj(i -> exposures.get(i).matters() ? exposures.get(i).apply(pictures.get(i)) : pictures.get(i))
                .toList();
    }
}
