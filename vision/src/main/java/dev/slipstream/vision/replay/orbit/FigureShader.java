package dev.slipstream.vision.replay.orbit;

/**
 * The colour of a model at a pixel of a virtual camera: what the nearest real cameras see there, each weighted by its
 * angle, by how well it sees the place, and by how near its colour is to the vertex's, which several cameras agreed
 * on (so a snowflake before one camera counts little). Where none of them sees the place, the vertex's colour stays.
 */
final class FigureShader {
    /** Weight of the vertex's own colour beside cameras, whose weights sum to one where all see. */
    private static final float OWN_WEIGHT = 0.02f;

    /** A say that is less would change nothing that is seen. */
    private static final float LEAST_WEIGHT = 1e-4f;

    /** Distance of colours, 0 to 255, at which a camera's say is halved. */
    private static final float DOUBTFUL = 60;

    private final Surfaces surfaces;
    private final Sighting[] sightings;
    private final DepthBuffer buffer;
    private final NearestCameras[] nearest;
    private final int[] figureOf;

    /**
     * @param sightings by camera of the rig
     * @param nearest by figure
     * @param figureOf by triangle
     */
    FigureShader(
            Surfaces surfaces, Sighting[] sightings, DepthBuffer buffer, NearestCameras[] nearest, int[] figureOf) {
        this.surfaces = surfaces;
        this.sightings = sightings;
        this.buffer = buffer;
        this.nearest = nearest;
        this.figureOf = figureOf;
    }

    /** The colour of the model drawn last, 0xRRGGBB; only where a triangle is. */
    int colour(int x, int y) {
        int t = buffer.triangle[y * buffer.width + x];
        int a = surfaces.triangles[3 * t];
        int b = surfaces.triangles[3 * t + 1];
        int c = surfaces.triangles[3 * t + 2];
        float[] at = buffer.at;
        float bx = at[3 * b] - at[3 * a];
        float by = at[3 * b + 1] - at[3 * a + 1];
        float cx = at[3 * c] - at[3 * a];
        float cy = at[3 * c + 1] - at[3 * a + 1];
        float dx = x - at[3 * a];
        float dy = y - at[3 * a + 1];
        float scale = 1 / (bx * cy - cx * by);
        float shareB = (dx * cy - cx * dy) * scale;
        float shareC = (bx * dy - dx * by) * scale;
        float shareA = 1 - shareB - shareC;
        byte[] own = surfaces.colours;
        float red = (own[3 * a] & 0xff) * shareA + (own[3 * b] & 0xff) * shareB + (own[3 * c] & 0xff) * shareC;
        float green =
                (own[3 * a + 1] & 0xff) * shareA + (own[3 * b + 1] & 0xff) * shareB + (own[3 * c + 1] & 0xff) * shareC;
        float blue =
                (own[3 * a + 2] & 0xff) * shareA + (own[3 * b + 2] & 0xff) * shareB + (own[3 * c + 2] & 0xff) * shareC;
        float sum = OWN_WEIGHT;
        float sumRed = OWN_WEIGHT * red;
        float sumGreen = OWN_WEIGHT * green;
        float sumBlue = OWN_WEIGHT * blue;
        NearestCameras near = nearest[figureOf[t]];
        int[] cameras = near.cameras();
        float[] shares = near.weights();
        for (int k = 0; k < cameras.length; k++) {
            if (shares[k] < LEAST_WEIGHT) {
                continue;
            }
            Sighting s = sightings[cameras[k]];
            float[] seen = s.seen;
            float weightA = seen[3 * a + 2];
            float weightB = seen[3 * b + 2];
            float weightC = seen[3 * c + 2];
            float w = (weightA * shareA + weightB * shareB + weightC * shareC) * shares[k];
            if (w < LEAST_WEIGHT) {
                continue;
            }
            // A corner that the camera does not see at all may have no place in its picture.
            float inA = weightA > 0 ? shareA : 0;
            float inB = weightB > 0 ? shareB : 0;
            float inC = weightC > 0 ? shareC : 0;
            float in = 1 / (inA + inB + inC);
            int rgb = s.patch.bilinear(
                    (seen[3 * a] * inA + seen[3 * b] * inB + seen[3 * c] * inC) * in,
                    (seen[3 * a + 1] * inA + seen[3 * b + 1] * inB + seen[3 * c + 1] * inC) * in);
            float off =
                    (Math.abs(Rgb.red(rgb) - red) + Math.abs(Rgb.green(rgb) - green) + Math.abs(Rgb.blue(rgb) - blue))
                            / (3 * DOUBTFUL);
            off *= off;
            w /= 1 + off * off;
            sum += w;
            sumRed += w * Rgb.red(rgb);
            sumGreen += w * Rgb.green(rgb);
            sumBlue += w * Rgb.blue(rgb);
        }
        float one = 1 / sum;
        return Rgb.of(sumRed * one, sumGreen * one, sumBlue * one);
    }
}
