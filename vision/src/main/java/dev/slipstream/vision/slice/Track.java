package dev.slipstream.vision.slice;

import java.util.ArrayList;
import java.util.List;

/** One body through the pictures: where it was on the canvas, and as which blob. */
final class Track {
    /**
     * One sighting.
     *
     * @param picture number among those on the canvas
     * @param x centre on the canvas, pixels
     * @param size the longer side of its box on the canvas, pixels
     */
    record Sighting(int picture, Blob blob, double x, double y, double size) {}

    private final List<Sighting> sightings = new ArrayList<>();

    void add(Sighting sighting) {
        sightings.add(sighting);
    }

    List<Sighting> sightings() {
        return sightings;
    }

    Sighting last() {
        return sightings.get(sightings.size() - 1);
    }

    /** Canvas pixels per picture; 0 at first. */
    double[] velocity() {
        Sighting now = last();
        for (int i = sightings.size() - 2; i >= 0; i--) {
            Sighting before = sightings.get(i);
            if (now.picture() - before.picture() >= 2 || i == 0) {
                double pictures = now.picture() - before.picture();
                return new double[] {(now.x() - before.x()) / pictures, (now.y() - before.y()) / pictures};
            }
        }
        return new double[] {0, 0};
    }

    /** Mean change from step to step, as a share of the steps: 0 = straight on, 1 and more = to and fro. */
    double unsteadiness() {
        double change = 0;
        double length = 0;
        for (int i = 2; i < sightings.size(); i++) {
            double[] before = step(i - 1);
            double[] after = step(i);
            change += Math.hypot(after[0] - before[0], after[1] - before[1]);
            length += Math.hypot(after[0], after[1]);
        }
        return length < 1e-9 ? 1 : change / length;
    }

    /** Canvas pixels per picture. */
    private double[] step(int i) {
        Sighting before = sightings.get(i - 1);
        Sighting after = sightings.get(i);
        double pictures = after.picture() - before.picture();
        return new double[] {(after.x() - before.x()) / pictures, (after.y() - before.y()) / pictures};
    }

    double meanSize() {
        return sightings.stream().mapToDouble(Sighting::size).average().orElse(0);
    }

    double meanArea() {
        return sightings.stream().mapToDouble(s -> s.blob().area()).average().orElse(0);
    }

    /** The farthest that two of its places lie apart, canvas pixels. */
    double range() {
        double farthest = 0;
        for (Sighting a : sightings) {
            for (Sighting b : sightings) {
                farthest = Math.max(farthest, Math.hypot(a.x() - b.x(), a.y() - b.y()));
            }
        }
        return farthest;
    }
}
