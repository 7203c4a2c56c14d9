package dev.slipstream.vision.replay.hull;

import dev.slipstream.vision.replay.Mesh;

import java.util.Arrays;
import java.util.List;

/**
 * Colours a surface from the cameras that face it. Of the best few views the median decides and those near it are mixed,
 * so that a flake of snow or a highlight in one view leaves no mark; what no camera sees takes its neighbours' colour.
 */
final class VertexColours {
    private static final int CHUNK = 2048;
    /** Views that are asked for one vertex. */
    private static final int VIEWS = 5;
    /** Cosine between normal and view below which a view is too slanted. */
    private static final float LEAST_FACING = 0.15f;
    /** Metres that a vertex may lie behind the nearest surface. */
    private static final float BIAS = 0.03f;
    /** Levels from the median beyond which a view is taken for something else. */
    private static final float OUTLIER = 36;
    /** Sum of facing from which a vertex counts as well seen. */
    private static final float WELL_SEEN = 1.6f;

    private static final int SPREADS = 40;

    private final List<CameraFrame> frames;
    private final DepthView[] depths;

    /** {@code depths}: of the frames, in their order. */
    VertexColours(List<CameraFrame> frames, DepthView[] depths) {
        this.frames = frames;
        this.depths = depths;
    }

    /** {@code trusted}: by frame, whether it may colour this surface. */
    Mesh paint(Surface surface, boolean[] trusted, Workers workers) {
        float[] normals = surface.normals();
        int n = surface.vertexCount();
        byte[] colours = new byte[3 * n];
        byte[] confidence = new byte[n];
        workers.each((n + CHUNK - 1) / CHUNK, piece -> {
            Views views = new Views();
            for (int v = piece * CHUNK; v < Math.min(n, (piece + 1) * CHUNK); v++) {
                views.collect(surface.positions(), normals, 3 * v, trusted);
                confidence[v] = (byte) views.paint(colours, 3 * v);
            }
        });
        spread(surface.triangles(), colours, confidence);
        return new Mesh(surface.positions(), normals, colours, confidence, surface.triangles());
    }

    /** The best views of one vertex. */
    private final class Views {
        private final float[] facing = new float[VIEWS];
        private final float[][] colour = new float[VIEWS][3];
        private final float[] column = new float[VIEWS];
        private final float[] median = new float[3];
        private final float[] p = new float[3];
        private final float[] best = new float[VIEWS];
        private final int[] camera = new int[VIEWS];
        private int n;

        void collect(float[] positions, float[] normals, int at, boolean[] trusted) {
            float x = positions[at];
            float y = positions[at + 1];
            float z = positions[at + 2];
            int candidates = 0;
            for (int c = 0; c < depths.length; c++) {
                if (!trusted[c]) {
                    continue;
                }
                PixelCamera from = frames.get(c).camera;
                float dx = from.centre(0) - x;
                float dy = from.centre(1) - y;
                float dz = from.centre(2) - z;
                float cosine = (dx * normals[at] + dy * normals[at + 1] + dz * normals[at + 2])
                        / (float) Math.sqrt(dx * dx + dy * dy + dz * dz);
                if (cosine < LEAST_FACING
                        || (candidates == VIEWS && cosine <= best[VIEWS - 1])
                        || !from.project(x, y, z, p)
                        || !(p[0] >= 0 && p[1] >= 0 && p[0] < from.width - 1 && p[1] < from.height - 1)
                        || !depths[c].shows(p[0], p[1], p[2], BIAS)) {
                    continue;
                }
                int place = Math.min(candidates, VIEWS - 1);
                while (place > 0 && best[place - 1] < cosine) {
                    best[place] = best[place - 1];
                    camera[place] = camera[place - 1];
                    place--;
                }
                best[place] = cosine;
                camera[place] = c;
                candidates = Math.min(VIEWS, candidates + 1);
            }
            n = candidates;
            for (int k = 0; k < n; k++) {
                CameraFrame frame = frames.get(camera[k]);
                frame.camera.project(x, y, z, p);
                sample(frame, p[0], p[1], colour[k]);
                facing[k] = best[k];
            }
        }

        /** Bilinear, without the moment's exposure. */
        private void sample(CameraFrame frame, float u, float v, float[] out) {
            int left = (int) u;
            int top = (int) v;
            float a = u - left;
            float b = v - top;
            byte[] rgb = frame.rgb;
            int at = 3 * (top * frame.camera.width + left);
            int below = at + 3 * frame.camera.width;
            for (int channel = 0; channel < 3; channel++) {
                float upper = (rgb[at + channel] & 255) * (1 - a) + (rgb[at + 3 + channel] & 255) * a;
                float lower = (rgb[below + channel] & 255) * (1 - a) + (rgb[below + 3 + channel] & 255) * a;
                out[channel] =
                        (upper * (1 - b) + lower * b) / (float) frame.exposure.gain()[channel];
            }
        }

        /** Returns the confidence, 0 to 255. */
        int paint(byte[] colours, int at) {
            if (n == 0) {
                return 0;
            }
            for (int channel = 0; channel < 3; channel++) {
                for (int k = 0; k < n; k++) {
                    column[k] = colour[k][channel];
                }
                Arrays.sort(column, 0, n);
                median[channel] = n % 2 == 1 ? column[n / 2] : (column[n / 2] + column[n / 2 - 1]) / 2;
            }
            float sum = 0;
            float r = 0;
            float g = 0;
            float b = 0;
            float seen = 0;
            for (int k = 0; k < n; k++) {
                float dr = colour[k][0] - median[0];
                float dg = colour[k][1] - median[1];
                float db = colour[k][2] - median[2];
                if (n < 3 || dr * dr + dg * dg + db * db < OUTLIER * OUTLIER) {
                    float weight = facing[k] * facing[k];
                    sum += weight;
                    seen += facing[k];
                    r += weight * colour[k][0];
                    g += weight * colour[k][1];
                    b += weight * colour[k][2];
                }
            }
            colours[at] = level(sum > 0 ? r / sum : median[0]);
            colours[at + 1] = level(sum > 0 ? g / sum : median[1]);
            colours[at + 2] = level(sum > 0 ? b / sum : median[2]);
            return Math.max(1, Math.round(255 * Math.min(1, seen / WELL_SEEN)));
        }
    }

    private static byte level(float value) {
        return (byte) Math.round(Math.max(0, Math.min(255, value)));
    }

    /** From seen vertices into those that no camera sees, along the triangles. */
    private static void spread(int[] triangles, byte[] colours, byte[] confidence) {
        boolean[] known = new boolean[confidence.length];
        int unknown = 0;
        for (int v = 0; v < known.length; v++) {
            known[v] = confidence[v] != 0;
            unknown += known[v] ? 0 : 1;
        }
        for (int round = 0; round < SPREADS && unknown > 0; round++) {
            int before = unknown;
            for (int t = 0; t < triangles.length; t += 3) {
                for (int k = 0; k < 3; k++) {
                    int from = triangles[t + k];
                    int to = triangles[t + (k + 1) % 3];
                    if (known[from] && !known[to]) {
                        System.arraycopy(colours, 3 * from, colours, 3 * to, 3);
                        known[to] = true;
                        unknown--;
                    }
                }
            }
            if (unknown == before) {
                break;
            }
        }
    }
}
