package dev.slipstream.simulator.render;

import dev.slipstream.simulator.body.Figure;
import dev.slipstream.simulator.body.Outfit;
import dev.slipstream.simulator.body.Surface;
import dev.slipstream.simulator.geometry.Camera;
import dev.slipstream.simulator.geometry.Vec3;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The colour of a body where a ray meets it: cloth under the venue's lamps (Lambert), its sky and the light that the
 * ground gives back, with a highlight on what shines (Blinn and Phong). For one thread at a time.
 */
final class BodyShader {
    private static final int HARD = 40;

    private final Light light;
    private final Light.Lamp[] lamps;
    private final List<Suit> suits;
    private final double[] r = new double[9];
    private Vec3 eye = Vec3.ZERO;
    private @Nullable Figure figure;
    private int colour;
    private double flip = 1;
    private int level;

    /** {@code suits}: by the index of the athlete. */
    BodyShader(Light light, List<Suit> suits) {
        this.light = light;
        lamps = light.lamps().toArray(new Light.Lamp[0]);
        this.suits = suits;
    }

    /** What is drawn next. */
    void look(Camera camera, Body body, boolean mirrored) {
        System.arraycopy(camera.rotation(), 0, r, 0, 9);
        eye = camera.centre();
        figure = body.figure();
        colour = body.colour();
        flip = mirrored ? -1 : 1;
        level = Suit.level(body.distance() / camera.focal());
    }

    /** The share of 256 that ice mirrors towards the camera along the ray (x, y, 1) of the camera's frame. */
    int mirrored(float x, float y) {
        float cosine = (float) (Math.abs(r[2] * x + r[5] * y + r[8]) / Math.sqrt(x * x + y * y + 1));
        return Math.min(256, Ice.mirrored(cosine) * 5 / 4);
    }

    /** What a ray (rayX, rayY, 1) of the camera's frame that meets the part sees, 0xRRGGBB. */
    int shade(Body.Part part, float rayX, float rayY) {
        ConeShape shape = part.shape();
        double z = 1 / Math.sqrt(rayX * rayX + rayY * rayY + 1);
        double x = rayX * z;
        double y = rayY * z;
        double t = shape.hit(x, y, z);
        shape.orient(t, x, y, z);
        double dx = r[0] * x + r[3] * y + r[6] * z;
        double dy = r[1] * x + r[4] * y + r[7] * z;
        double dz = r[2] * x + r[5] * y + r[8] * z;
        double nx = r[0] * shape.normalX + r[3] * shape.normalY + r[6] * shape.normalZ;
        double ny = r[1] * shape.normalX + r[4] * shape.normalY + r[7] * shape.normalZ;
        double nz = flip * (r[2] * shape.normalX + r[5] * shape.normalY + r[8] * shape.normalZ);
        double px = eye.x() + t * dx;
        double py = eye.y() + t * dy;
        double pz = flip * (eye.z() + t * dz);
        int base = colour(part, px, py, pz, nx, ny, nz);
        double up = 0.5 + 0.5 * nz;
        double lr = light.sky().r() * up + light.bounce().r() * (1 - up);
        double lg = light.sky().g() * up + light.bounce().g() * (1 - up);
        double lb = light.sky().b() * up + light.bounce().b() * (1 - up);
        double shine = 0;
        for (Light.Lamp lamp : lamps) {
            Vec3 to = lamp.to();
            double facing = nx * to.x() + ny * to.y() + nz * to.z();
            if (facing > 0) {
                lr += lamp.colour().r() * facing;
                lg += lamp.colour().g() * facing;
                lb += lamp.colour().b() * facing;
            }
            double hx = to.x() - dx;
            double hy = to.y() - dy;
            double hz = to.z() - flip * dz;
            double half = (nx * hx + ny * hy + nz * hz) / Math.sqrt(hx * hx + hy * hy + hz * hz);
            shine += half > 0 ? power(half, HARD) : 0;
        }
        double glint = 255 * gloss(part.surface()) * shine;
        return Colours.pack((float) ((base >> 16 & 255) * lr + glint), (float) ((base >> 8 & 255) * lg + glint), (float)
                ((base & 255) * lb + glint));
    }

    private int colour(Body.Part part, double x, double y, double z, double nx, double ny, double nz) {
        Surface surface = part.surface();
        if (figure == null || surface == null) {
            return colour;
        }
        Suit suit = suits.get(figure.athlete());
        if (surface == Surface.TORSO) {
            return suit.torso(figure.torso(), level, x, y, z, nx, ny, nz);
        }
        return woven(pattern(suit.outfit(), surface, part.shape().along), surface, part, nx * 1.7 + ny * 2.3, nz * 2);
    }

    /** Bands that sportswear has: they tell limbs apart, and give matching between cameras something to hold on to. */
    private static int pattern(Outfit outfit, Surface surface, double along) {
        return switch (surface) {
            case SLEEVE -> along > 0.3 && along < 0.5 ? outfit.primary() : outfit.secondary();
            case TROUSERS -> along > 0.12 && along < 0.22 ? outfit.secondary() : outfit.trousers();
            case SOCK -> banded(along) ? outfit.primary() : outfit.secondary();
            default -> outfit.colour(surface);
        };
    }

    private static boolean banded(double along) {
        return (along > 0.25 && along < 0.4) || (along > 0.55 && along < 0.7);
    }

    /** Folds and weave: a few per cent of light and dark that stay on the cloth. */
    private static int woven(int colour, Surface surface, Body.Part part, double around, double aslant) {
        if (surface == Surface.BLADE || surface == Surface.VISOR || surface == Surface.HELMET) {
            return colour;
        }
        double s = part.shape().along * part.length();
        float folds = Noise.smooth(
                s * 14 + around, around * 1.5 + aslant, surface.name().length());
        return Colours.shade(colour, 232 + (int) (44 * folds));
    }

    private static double gloss(@Nullable Surface surface) {
        if (surface == null) {
            return 0.1;
        }
        return switch (surface) {
            case HELMET -> 0.35;
            case VISOR, BLADE -> 0.6;
            case SKI, POLE -> 0.25;
            case TORSO, TROUSERS, SLEEVE -> 0.05;
            default -> 0.02;
        };
    }

    private static double power(double x, int n) {
        double result = 1;
        for (int k = n; k > 0; k >>= 1) {
            if ((k & 1) == 1) {
                result *= x;
            }
            x *= x;
        }
        return result;
    }
}
