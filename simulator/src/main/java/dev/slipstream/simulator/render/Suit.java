package dev.slipstream.simulator.render;

import dev.slipstream.simulator.body.Outfit;
import dev.slipstream.simulator.body.TorsoFrame;

/** What one athlete's chest and back look like: two pictures, laid on the body from the front and from behind. */
public final class Suit {
    /** What the pictures cover, in metres: wider and taller than a torso. */
    static final double COVERS = 0.64;

    private final Outfit outfit;
    private final Texture front;
    private final Texture back;

    public Suit(Outfit outfit, Texture front, Texture back) {
        this.outfit = outfit;
        this.front = front;
        this.back = back;
    }

    Outfit outfit() {
        return outfit;
    }

    /** Of detail, for a camera whose pixels are so many metres wide at the body. */
    static int level(double pixel) {
        int level = 0;
        for (double texel = COVERS / 512; texel * 1.5 < pixel && level < 6; texel *= 2) {
            level++;
        }
        return level;
    }

    /** The colour at a point of the torso; x, y, z and the normal in the world. */
    int torso(TorsoFrame frame, int level, double x, double y, double z, double nx, double ny, double nz) {
        double dx = x - frame.centre().x();
        double dy = y - frame.centre().y();
        double dz = z - frame.centre().z();
        double right = dx * frame.right().x()
                + dy * frame.right().y()
                + dz * frame.right().z();
        double up = dx * frame.up().x() + dy * frame.up().y() + dz * frame.up().z();
        double facing = nx * frame.forward().x()
                + ny * frame.forward().y()
                + nz * frame.forward().z();
        float v = (float) (0.5 - up / COVERS);
        return facing > 0
                ? front.smooth((float) (0.5 - right / COVERS), v, level)
                : back.smooth((float) (0.5 + right / COVERS), v, level);
    }
}
