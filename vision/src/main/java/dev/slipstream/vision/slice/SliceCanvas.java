package dev.slipstream.vision.slice;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The rectangle of the reference's plane that the pictures cover, as a picture of its own.
 *
 * @param fromFrame from the pixels of each picture that lies on it to the canvas's
 * @param used numbers of these pictures; those that a wide turn would stretch too far are left out
 */
record SliceCanvas(int width, int height, List<Homography> fromFrame, List<Integer> used) {
    /** Times the pixels of one picture: a turn of about 80 degrees. */
    private static final double MOST_PICTURES = 6;
    /** Times the size of one picture's side. */
    private static final double LONGEST = 5;

    SliceCanvas {
        fromFrame = List.copyOf(fromFrame);
        used = List.copyOf(used);
    }

    /** Takes pictures from the reference outwards for as long as the canvas stays within its bounds. */
    static SliceCanvas of(Alignment alignment, int width, int height) {
        List<Homography> maps = alignment.toReference();
        double[] box = {0, 0, width - 1, height - 1};
        int first = alignment.reference();
        int last = alignment.reference();
        boolean before = first > 0;
        boolean after = last < maps.size() - 1;
        while (before || after) {
            if (before) {
                before = grow(box, maps.get(first - 1), width, height);
                first -= before ? 1 : 0;
                before &= first > 0;
            }
            if (after) {
                after = grow(box, maps.get(last + 1), width, height);
                last += after ? 1 : 0;
                after &= last < maps.size() - 1;
            }
        }
        double left = Math.floor(box[0]);
        double top = Math.floor(box[1]);
        Homography shift = Homography.translation(-left, -top);
        List<Integer> used = IntStream.rangeClosed(first, last).boxed().toList();
        return new SliceCanvas(
                (int) Math.ceil(box[2] - left) + 1,
                (int) Math.ceil(box[3] - top) + 1,
                used.stream().map(i -> shift.after(maps.get(i))).toList(),
                used);
    }

    /** Takes one more picture in, if the box stays within bounds. */
    private static boolean grow(double[] box, Homography map, int width, int height) {
        double[] grown = box.clone();
        for (int corner = 0; corner < 4; corner++) {
            double x = (corner & 1) * (width - 1);
            double y = (corner >> 1) * (height - 1);
            if (map.weight(x, y) < 0.2) {
                return false;
            }
            grown[0] = Math.min(grown[0], map.x(x, y));
            grown[1] = Math.min(grown[1], map.y(x, y));
            grown[2] = Math.max(grown[2], map.x(x, y));
            grown[3] = Math.max(grown[3], map.y(x, y));
        }
        double w = grown[2] - grown[0] + 1;
        double h = grown[3] - grown[1] + 1;
        if (w * h > MOST_PICTURES * width * height || w > LONGEST * width || h > LONGEST * height) {
            return false;
        }
        System.arraycopy(grown, 0, box, 0, box.length);
        return true;
    }
}
