package dev.slipstream.modelserving.detect;

import dev.slipstream.modelserving.ModelInfo;
import dev.slipstream.modelserving.client.ModelCall;
import dev.slipstream.vision.media.Picture;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.RectVector;
import org.bytedeco.opencv.opencv_core.Size;
import org.bytedeco.opencv.opencv_objdetect.HOGDescriptor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_core.CV_VERSION;
import static org.bytedeco.opencv.global.opencv_core.setNumThreads;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_RGB2GRAY;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

/**
 * Upright people by histograms of oriented gradients, where no neural detector is there: a heuristic that misses most
 * athletes in motion, and says so by its name. Runs in the caller's thread.
 *
 * <p>Source: N. Dalal and B. Triggs, "Histograms of Oriented Gradients for Human Detection", CVPR 2005; with the weights
 * that OpenCV carries.
 */
public final class HogObjectTask implements ObjectTask {
    /** Pixels; twice as long costs four times as much. */
    private static final int LONG_SIDE = 640;

    private static final double STEP = 1.05;
    /** Of the support vector machine; its distance from the boundary becomes the confidence. */
    private static final double MIN_MARGIN = 0;
    /** The window was trained with 16 of 64 and 16 of 128 pixels of surroundings on each side; people reach into some of it. */
    private static final double MARGIN_X = 0.15;

    private static final double MARGIN_Y = 0.1;

    /** How the name of a finder without weights ends. */
    public static final String MARK = "(heuristic)";

    private static final ModelInfo INFO = new ModelInfo("hog-people " + MARK, "opencv " + CV_VERSION, "");

    public HogObjectTask() {
        // OpenCV's own threads would fight those of the callers for the same cores.
        setNumThreads(1);
    }

    @Override
    public CompletableFuture<FoundObjects> find(Picture picture, ModelCall models) {
        return CompletableFuture.completedFuture(new FoundObjects(people(picture), List.of(INFO)));
    }

    private static List<DetectedObject> people(Picture picture) {
        double scale = Math.max(1, Math.max(picture.width(), picture.height()) / (double) LONG_SIDE);
        try (PointerScope scope = new PointerScope();
                HOGDescriptor hog = new HOGDescriptor()) {
            Mat gray = gray(picture, scale);
            // The window is 64x128; OpenCV refuses a picture in which it has no place.
            if (gray.cols() < 64 || gray.rows() < 128) {
                return List.of();
            }
            hog.setSVMDetector(new Mat(HOGDescriptor.getDefaultPeopleDetector()));
            RectVector boxes = new RectVector();
            DoublePointer margins = new DoublePointer();
            hog.detectMultiScale(gray, boxes, margins, MIN_MARGIN, new Size(8, 8), new Size(0, 0), STEP, 2, false);
            List<DetectedObject> found = new ArrayList<>();
            for (int i = 0; i < boxes.size(); i++) {
                found.add(person(boxes.get(i), margins.get(i), scale, picture));
            }
            found.sort(Comparator.comparingDouble(DetectedObject::confidence).reversed());
            return found;
        }
    }

    private static Mat gray(Picture picture, double scale) {
        Mat colours = new Mat(picture.height(), picture.width(), CV_8UC3, new BytePointer(picture.rgb()));
        Mat gray = new Mat();
        cvtColor(colours, gray, COLOR_RGB2GRAY);
        if (scale > 1) {
            Mat small = new Mat();
            Size size = new Size((int) (picture.width() / scale), (int) (picture.height() / scale));
            resize(gray, small, size, 0, 0, INTER_AREA);
            return small;
        }
        return gray;
    }

    private static DetectedObject person(Rect box, double margin, double scale, Picture picture) {
        double left = Math.max(0, (box.x() + MARGIN_X * box.width()) * scale);
        double top = Math.max(0, (box.y() + MARGIN_Y * box.height()) * scale);
        double right = Math.min(picture.width(), (box.x() + (1 - MARGIN_X) * box.width()) * scale);
        double bottom = Math.min(picture.height(), (box.y() + (1 - MARGIN_Y) * box.height()) * scale);
        float confidence = (float) (1 / (1 + Math.exp(-margin)));
        return new DetectedObject(
                DetectedObject.PERSON, confidence, (float) left, (float) top, (float) (right - left), (float)
                        (bottom - top));
    }
}
