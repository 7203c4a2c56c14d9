package dev.slipstream.simulator.render;

import dev.slipstream.simulator.geometry.Camera;
import org.jspecify.annotations.Nullable;

import java.util.Objects;

/**
 * Draws meshes through a pinhole camera with a depth buffer: triangles clipped at the near plane, scanned by rows,
 * attributes interpolated with perspective every sixteen samples and linearly between. For one thread at a time.
 */
final class Rasteriser {
    private static final float NEAR = 0.15f;
    private static final int SPAN = 16;
    /** Samples of width up to which a triangle has one level of detail. */
    private static final float SMALL = 48;

    private static final int NONE = Integer.MIN_VALUE;
    /** x, y in samples, then 1/z, u/z, v/z, shade/z. */
    private static final int PROJECTED = 6;

    private final Target target;
    private final boolean careful;
    private final @Nullable Target reflections;
    private final float scaleX;
    private final float scaleY;
    private final float centreX;
    private final float centreY;
    private final float[] clipped = new float[8 * Mesh.STRIDE];
    private final float[] polygon = new float[8 * PROJECTED];
    private float[] inCamera = new float[0];

    private final float[] r = new float[9];
    private final float[] t = new float[3];

    // Of the mesh and the triangle being drawn.
    private Texture texture = Texture.of(1, 1, new int[1]);
    private @Nullable Texture detail;
    private float detailScale;
    private boolean mirrors;
    private boolean blurred;
    private byte kind;
    private int evenLevel;
    private final float[] perX = new float[PROJECTED];
    private final float[] perY = new float[PROJECTED];

    /**
     * The principal point is in the middle of the target.
     *
     * @param focalX samples
     * @param careful whether all textures are smoothed and all samples of ice are looked at, for pictures that are kept
     * @param reflections what ice mirrors, of the same view in fewer samples; null where there is no ice
     */
    Rasteriser(Target target, double focalX, double focalY, boolean careful, @Nullable Target reflections) {
        this.target = target;
        this.careful = careful;
        this.reflections = reflections;
        scaleX = (float) focalX;
        scaleY = (float) focalY;
        centreX = (target.width() - 1) / 2f;
        centreY = (target.height() - 1) / 2f;
    }

    /** Takes over the camera's place and direction. */
    void look(Camera camera) {
        double[] rotation = camera.rotation();
        double[] translation = camera.translation();
        for (int i = 0; i < 9; i++) {
            r[i] = (float) rotation[i];
        }
        for (int i = 0; i < 3; i++) {
            t[i] = (float) translation[i];
        }
    }

    /**
     * @param phase of textures that change
     * @param mirrored below the floor z = 0, upside down, as ice shows it
     */
    void draw(Mesh mesh, int phase, boolean mirrored) {
        texture = mesh.texture(phase);
        detail = mesh.detail();
        detailScale = mesh.detailScale();
        mirrors = mesh.kind() == Mesh.Kind.ICE;
        blurred = mirrored;
        kind = mesh.kind().code();
        float[] v = mesh.vertices();
        if (inCamera.length < v.length) {
            inCamera = new float[v.length];
        }
        for (int i = 0; i < v.length; i += Mesh.STRIDE) {
            float x = v[i];
            float y = v[i + 1];
            float z = mirrored ? -v[i + 2] : v[i + 2];
            inCamera[i] = r[0] * x + r[1] * y + r[2] * z + t[0];
            inCamera[i + 1] = r[3] * x + r[4] * y + r[5] * z + t[1];
            inCamera[i + 2] = r[6] * x + r[7] * y + r[8] * z + t[2];
            inCamera[i + 3] = v[i + 3];
            inCamera[i + 4] = v[i + 4];
            inCamera[i + 5] = v[i + 5];
        }
        int[] triangles = mesh.triangles();
        for (int i = 0; i < triangles.length; i += 3) {
            triangle(triangles[i] * Mesh.STRIDE, triangles[i + 1] * Mesh.STRIDE, triangles[i + 2] * Mesh.STRIDE);
        }
    }

    private void triangle(int a, int b, int c) {
        int n = 0;
        int[] corners = {a, b, c};
        for (int i = 0; i < 3; i++) {
            int from = corners[i];
            int to = corners[(i + 1) % 3];
            boolean in = inCamera[from + 2] > NEAR;
            if (in) {
                System.arraycopy(inCamera, from, clipped, n++ * Mesh.STRIDE, Mesh.STRIDE);
            }
            if (in != inCamera[to + 2] > NEAR) {
                float k = (NEAR - inCamera[from + 2]) / (inCamera[to + 2] - inCamera[from + 2]);
                for (int j = 0; j < Mesh.STRIDE; j++) {
                    clipped[n * Mesh.STRIDE + j] = inCamera[from + j] + k * (inCamera[to + j] - inCamera[from + j]);
                }
                n++;
            }
        }
        for (int i = 0; i < n; i++) {
            int from = i * Mesh.STRIDE;
            int to = i * PROJECTED;
            float w = 1 / clipped[from + 2];
            polygon[to] = clipped[from] * w * scaleX + centreX;
            polygon[to + 1] = clipped[from + 1] * w * scaleY + centreY;
            polygon[to + 2] = w;
            polygon[to + 3] = clipped[from + 3] * w;
            polygon[to + 4] = clipped[from + 4] * w;
            polygon[to + 5] = clipped[from + 5] * w;
        }
        for (int i = 2; i < n; i++) {
            scan(0, (i - 1) * PROJECTED, i * PROJECTED);
        }
    }

    private void scan(int a, int b, int c) {
        float[] p = polygon;
        float ax = p[a];
        float ay = p[a + 1];
        float abx = p[b] - ax;
        float aby = p[b + 1] - ay;
        float acx = p[c] - ax;
        float acy = p[c + 1] - ay;
        float area = abx * acy - acx * aby;
        if (Math.abs(area) < 1e-6f) {
            return;
        }
        for (int j = 2; j < PROJECTED; j++) {
            float ab = p[b + j] - p[a + j];
            float ac = p[c + j] - p[a + j];
            perX[j] = (ab * acy - ac * aby) / area;
            perY[j] = (ac * abx - ab * acx) / area;
        }
        float width = Math.max(ax, Math.max(p[b], p[c])) - Math.min(ax, Math.min(p[b], p[c]));
        evenLevel = NONE;
        if (width < SMALL) {
            float w = (p[a + 2] + p[b + 2] + p[c + 2]) / 3;
            evenLevel = shown((p[a + 3] + p[b + 3] + p[c + 3]) / 3, (p[a + 4] + p[b + 4] + p[c + 4]) / 3, w);
        }
        float top = Math.min(ay, Math.min(p[b + 1], p[c + 1]));
        float bottom = Math.max(ay, Math.max(p[b + 1], p[c + 1]));
        int y0 = Math.max(0, ceil(top));
        int y1 = Math.min(target.height() - 1, ceil(bottom) - 1);
        // Ice is even: what a sample shows, the one below shows too.
        int step = mirrors && !careful ? 2 : 1;
        for (int y = step == 2 ? y0 & ~1 : y0; y <= y1; y += step) {
            float left = Float.POSITIVE_INFINITY;
            float right = Float.NEGATIVE_INFINITY;
            for (int e = 0; e < 3; e++) {
                int one = e == 0 ? a : e == 1 ? b : c;
                int other = e == 0 ? b : e == 1 ? c : a;
                // Always downwards, so that two triangles agree on the edge that they share and leave no gap.
                int from = p[one + 1] <= p[other + 1] ? one : other;
                int to = from == one ? other : one;
                float fromY = p[from + 1];
                float toY = p[to + 1];
                float at = Math.max(y, Math.min(top, y + step - 1));
                if (at < Math.min(fromY, toY) || at > Math.max(fromY, toY) || fromY == toY) {
                    continue;
                }
                float x = p[from] + (p[to] - p[from]) * (at - fromY) / (toY - fromY);
                left = Math.min(left, x);
                right = Math.max(right, x);
            }
            int x0 = Math.max(0, ceil(left));
            int x1 = Math.min(target.width() - 1, ceil(right) - 1);
            if (x0 <= x1) {
                row(y, x0, x1, a, x0 - ax, y - ay);
            }
        }
    }

    private static int ceil(float x) {
        if (x < -1e6f) {
            return -1_000_000;
        }
        if (x > 1e6f) {
            return 1_000_000;
        }
        int i = (int) x;
        return x > i ? i + 1 : i;
    }

    private void row(int y, int x0, int x1, int a, float dx, float dy) {
        float[] p = polygon;
        float w = p[a + 2] + dx * perX[2] + dy * perY[2];
        float uw = p[a + 3] + dx * perX[3] + dy * perY[3];
        float vw = p[a + 4] + dx * perX[4] + dy * perY[4];
        float sw = p[a + 5] + dx * perX[5] + dy * perY[5];
        int at = y * target.width() + x0;
        for (int x = x0; x <= x1; x += SPAN) {
            int n = Math.min(SPAN, x1 - x + 1);
            float z = 1 / w;
            float u = uw * z;
            float v = vw * z;
            float s = sw * z;
            int level = evenLevel == NONE ? shown(uw, vw, w) : evenLevel;
            w += n * perX[2];
            uw += n * perX[3];
            vw += n * perX[4];
            sw += n * perX[5];
            float zEnd = 1 / w;
            float perSample = 1f / n;
            span(
                    at,
                    n,
                    z,
                    (zEnd - z) * perSample,
                    u,
                    (uw * zEnd - u) * perSample,
                    v,
                    (vw * zEnd - v) * perSample,
                    (int) (s * 256),
                    level,
                    mirrors ? mirror(x + n / 2, y) : 256);
            at += n;
        }
    }

    /** The level of detail to show at a place, given 1/z and what is divided by z; what is mirrored is blurred. */
    private int shown(float uw, float vw, float w) {
        int level = level(w, uw / w, vw / w);
        return blurred ? Math.min(texture.coarsest(), level + 1) : level;
    }

    /** Of detail: what a step of one sample covers in texels, more mildly where a surface is seen at a slant. */
    private int level(float w, float u, float v) {
        float width = texture.width();
        float height = texture.height();
        float ux = (perX[3] - u * perX[2]) / w * width;
        float vx = (perX[4] - v * perX[2]) / w * height;
        float uy = (perY[3] - u * perY[2]) / w * width;
        float vy = (perY[4] - v * perY[2]) / w * height;
        float across = ux * ux + vx * vx;
        float along = uy * uy + vy * vy;
        float step = Math.max(Math.min(across, along), Math.max(across, along) * 0.2f);
        int level = -1;
        while (step > (level < 0 ? 0.15f : 0.6f) && level < texture.coarsest()) {
            // The first step only leaves smoothing for single texels.
            step *= level < 0 ? 1 : 0.25f;
            level++;
        }
        return level;
    }

    /** How much of the ice's own colour is seen, of 256; the rest mirrors (Schlick's approximation of Fresnel). */
    private int mirror(int x, int y) {
        float cx = (x - centreX) / scaleX;
        float cy = (y - centreY) / scaleY;
        float down = r[2] * cx + r[5] * cy + r[8];
        float cosine = Math.abs(down) / (float) Math.sqrt(cx * cx + cy * cy + 1);
        return 256 - Ice.mirrored(cosine);
    }

    private void span(
            int at, int n, float z, float dz, float u, float du, float v, float dv, int shade, int level, int own) {
        if (detail == null) {
            plain(at, n, z, dz, u, du, v, dv, shade, level);
        } else {
            detailed(at, n, z, dz, u, du, v, dv, level, own, detail, Objects.requireNonNull(reflections));
        }
    }

    private void plain(int at, int n, float z, float dz, float u, float du, float v, float dv, int shade, int level) {
        int[] colour = target.colour();
        float[] depth = target.depth();
        byte[] kinds = target.kind();
        Texture from = texture;
        byte own = kind;
        for (int i = 0; i < n; i++, at++, z += dz, u += du, v += dv) {
            if (z >= depth[at]) {
                continue;
            }
            int texel = level < 0 || careful ? from.smooth(u, v, Math.max(0, level)) : from.nearest(u, v, level);
            if (texel < 0) {
                colour[at] = shade == 256 ? texel : Colours.shade(texel, shade);
                depth[at] = z;
                kinds[at] = own;
            }
        }
    }

    /** Ice: opaque, evenly lit, with grain, over what it mirrors; drawn first. */
    private void detailed(
            int at,
            int n,
            float z,
            float dz,
            float u,
            float du,
            float v,
            float dv,
            int level,
            int own,
            Texture grain,
            Target mirror) {
        int[] colour = target.colour();
        float[] depth = target.depth();
        byte[] kinds = target.kind();
        Texture from = texture;
        byte code = kind;
        float scale = detailScale;
        int fine = Math.max(0, Math.min(grain.coarsest(), level - 2));
        int y = at / target.width();
        int x = at - y * target.width();
        int across = target.width() / mirror.width();
        int mirrorAt = y * mirror.height() / target.height() * mirror.width();
        int below = careful || y + 1 >= target.height() ? 0 : target.width();
        float fall = perY[2];
        for (int i = 0; i < n; i++, at++, z += dz, u += du, v += dv) {
            int texel = level < 0 || careful ? from.smooth(u, v, Math.max(0, level)) : from.nearest(u, v, level);
            // Both were bounded so that no channel leaves its eight bits.
            texel += (grain.nearest(u * scale, v * scale, fine) & 0xFFFFFF) - 0x101010;
            int seen = Colours.mix(mirror.colour()[mirrorAt + (x + i) / across], texel, own);
            colour[at] = seen;
            depth[at] = z;
            kinds[at] = code;
            if (below > 0) {
                colour[at + below] = seen;
                depth[at + below] = z - fall * z * z;
                kinds[at + below] = code;
            }
        }
    }
}
