package dev.slipstream.operators.cascade;

import dev.slipstream.contracts.record.Box;

/** Boxes are given in the sample's pixels, also where it was decoded smaller. */
final class Boxes {
    private Boxes() {}

    static Box scaled(double x, double y, double width, double height, double scale) {
        return new Box(
                (int) (x * scale), (int) (y * scale), (int) Math.ceil(width * scale), (int) Math.ceil(height * scale));
    }
}
