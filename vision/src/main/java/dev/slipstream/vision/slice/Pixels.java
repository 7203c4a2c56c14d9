package dev.slipstream.vision.slice;

import dev.slipstream.vision.media.Picture;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

import static org.bytedeco.opencv.global.opencv_core.BORDER_REPLICATE;
import static org.bytedeco.opencv.global.opencv_core.CV_64FC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.WARP_INVERSE_MAP;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;
import static org.bytedeco.opencv.global.opencv_imgproc.warpPerspective;

/** Byte arrays to OpenCV and back: rows from the top, channels interleaved, no padding. */
final class Pixels {
    private Pixels() {}

    /** A copy in native memory; belongs to the caller's scope. */
    static Mat mat(byte[] pixels, int width, int height, int channels) {
        Mat mat = new Mat(height, width, CV_8UC(channels));
        mat.data().put(pixels, 0, width * height * channels);
        return mat;
    }

    static byte[] bytes(Mat mat) {
        byte[] pixels = new byte[mat.rows() * mat.cols() * mat.channels()];
        BytePointer data = mat.data();
        data.get(pixels, 0, pixels.length);
        return pixels;
    }

    /** Rows of a part of a picture. */
    static byte[] part(Picture picture, Tile tile) {
        if (tile.columns() == picture.width() && tile.rows() == picture.height()) {
            return picture.rgb();
        }
        byte[] part = new byte[3 * tile.columns() * tile.rows()];
        for (int y = 0; y < tile.rows(); y++) {
            int from = 3 * ((tile.top() + y) * picture.width() + tile.left());
            System.arraycopy(picture.rgb(), from, part, 3 * y * tile.columns(), 3 * tile.columns());
        }
        return part;
    }

    /** Brightness (BT.601), scaled down to a width. */
    static byte[] gray(Picture picture, int width, int height) {
        byte[] rgb = picture.rgb();
        byte[] gray = new byte[picture.width() * picture.height()];
        for (int i = 0, p = 0; i < gray.length; i++, p += 3) {
            gray[i] = (byte) ((77 * (rgb[p] & 255) + 150 * (rgb[p + 1] & 255) + 29 * (rgb[p + 2] & 255)) >> 8);
        }
        return resized(gray, picture.width(), picture.height(), width, height);
    }

    /** One channel, each new pixel the mean of what it covers. */
    static byte[] resized(byte[] gray, int width, int height, int newWidth, int newHeight) {
        if (width == newWidth && height == newHeight) {
            return gray;
        }
        try (PointerScope scope = new PointerScope()) {
            Mat small = new Mat();
            resize(mat(gray, width, height, 1), small, new Size(newWidth, newHeight), 0, 0, INTER_AREA);
            return bytes(small);
        }
    }

    /**
     * Takes each target pixel from its place in the source, between pixels linearly; beyond the edge the edge goes on.
     *
     * @param toSource from target to source
     */
    static byte[] warp(
            byte[] source, int width, int height, int channels, Homography toSource, int newWidth, int newHeight) {
        try (PointerScope scope = new PointerScope()) {
            Mat warped = warp(mat(source, width, height, channels), toSource, newWidth, newHeight);
            return bytes(warped);
        }
    }

    static Mat warp(Mat source, Homography toSource, int newWidth, int newHeight) {
        Mat matrix = new Mat(3, 3, CV_64FC1);
        new DoublePointer(matrix.data()).put(toSource.rows(), 0, 9);
        Mat warped = new Mat();
        warpPerspective(
                source,
                warped,
                matrix,
                new Size(newWidth, newHeight),
                INTER_LINEAR | WARP_INVERSE_MAP,
                BORDER_REPLICATE,
                new Scalar());
        return warped;
    }
}
