package dev.slipstream.vision.slice;

import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static org.bytedeco.opencv.global.opencv_core.CV_32S;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_imgproc.connectedComponents;
import static org.bytedeco.opencv.global.opencv_imgproc.dilate;

/**
 * The bodies of one picture.
 *
 * @param labels of each pixel the number of its blob, 0 = none
 */
@SuppressWarnings("ArrayRecordComponent") // shared on purpose; never compared
record Blobs(int width, int height, int[] labels, List<Blob> all) {
    /** Of a picture of 960 pixels' width: smaller ones are snow or grain. */
    private static final int LEAST_AREA = 24;

    private static final double WIDTH = 960;
    /** A crowd in motion has more, and nobody to make whole. */
    static final int MOST_TO_JOIN = 30;

    /** Of the longer side of the larger one: so far apart may two parts of a body be. */
    private static final double NEAR = 0.12;
    /** A speck is no part of something that is so many times larger. */
    private static final double LARGEST_STEP = 6;

    Blobs {
        all = List.copyOf(all);
    }

    /** Whether a label is that of a blob, and not of specks. */
    boolean counts(int label) {
        return all.stream().anyMatch(blob -> blob.label() == label);
    }

    /** Pixels of a picture of this width for each of one of 960. */
    static double scale(int width) {
        return Math.max(0.5, width / WIDTH);
    }

    /** Parts that are near each other for their size belong together: a suit may match the ground where an arm begins. */
    static Blobs of(Change change) {
        int width = change.width();
        int height = change.height();
        double scale = scale(width);
        byte[] body = new byte[width * height];
        for (int i = 0; i < body.length; i++) {
            body[i] = change.kind()[i] == Change.BODY ? (byte) 1 : 0;
        }
        int[] labels = labels(body, width, height, 1 + 2 * (int) Math.round(scale));
        int count = 0;
        for (int i = 0; i < labels.length; i++) {
            labels[i] = body[i] == 0 ? 0 : labels[i];
            count = Math.max(count, labels[i]);
        }
        int[][] found = new int[count + 1][];
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] > 0) {
                int x = i % width;
                int y = i / width;
                int[] box = found[labels[i]];
                if (box == null) {
                    found[labels[i]] = new int[] {x, y, x, y, 1};
                } else {
                    box[0] = Math.min(box[0], x);
                    box[2] = Math.max(box[2], x);
                    box[3] = y;
                    box[4]++;
                }
            }
        }
        List<Blob> all = new ArrayList<>();
        for (int label = 1; label <= count; label++) {
            int[] box = found[label];
            if (box != null && box[4] >= LEAST_AREA * scale * scale) {
                all.add(new Blob(label, box[0], box[1], box[2], box[3], box[4]));
            }
        }
        return new Blobs(width, height, labels, all.size() > MOST_TO_JOIN ? all : joined(all, labels));
    }

    private static int[] labels(byte[] mask, int width, int height, int reach) {
        try (PointerScope scope = new PointerScope()) {
            Mat wide = new Mat();
            dilate(Pixels.mat(mask, width, height, 1), wide, new Mat(reach, reach, CV_8UC1, new Scalar(1)));
            Mat numbered = new Mat();
            connectedComponents(wide, numbered, 8, CV_32S);
            int[] labels = new int[width * height];
            new IntPointer(numbered.data()).get(labels);
            return labels;
        }
    }

    /** Joins blobs until none is near another; the labels of those that were joined become one. */
    private static List<Blob> joined(List<Blob> parts, int[] labels) {
        List<Blob> blobs = new ArrayList<>(parts);
        Map<Integer, Integer> renamed = new HashMap<>();
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int i = 0; i < blobs.size() && !changed; i++) {
                for (int j = i + 1; j < blobs.size() && !changed; j++) {
                    Blob a = blobs.get(i);
                    Blob b = blobs.get(j);
                    if (a.gap(b)
                            <= NEAR
                                    * Math.min(
                                            LARGEST_STEP * Math.min(a.size(), b.size()),
                                            Math.max(a.size(), b.size()))) {
                        renamed.put(b.label(), a.label());
                        blobs.set(i, a.with(b));
                        blobs.remove(j);
                        changed = true;
                    }
                }
            }
        }
        if (!renamed.isEmpty()) {
            for (int i = 0; i < labels.length; i++) {
                while (renamed.containsKey(labels[i])) {
                    labels[i] = renamed.get(labels[i]);
                }
            }
        }
        return blobs;
    }
}
