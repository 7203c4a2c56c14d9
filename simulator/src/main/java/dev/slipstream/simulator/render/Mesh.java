package dev.slipstream.simulator.render;

import dev.slipstream.simulator.geometry.Vec3;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/**
 * Textured triangles that do not move: the venue. Each vertex has a place (world, metres), texture coordinates
 * (1 = the whole texture) and a shade (1 = as in the texture).
 */
public final class Mesh {
    /** What a surface does with light. */
    public enum Kind {
        /** Takes part in nothing. */
        SOLID(1),
        /** Shadows fall on it. */
        GROUND(2),
        /** Shadows fall on it, and it mirrors; lies at z = 0. */
        ICE(3);

        private final byte code;

        Kind(int code) {
            this.code = (byte) code;
        }

        /** In a {@link Target}, where 0 is where nothing was drawn. */
        byte code() {
            return code;
        }
    }

    static final int STRIDE = 6;

    /** The level of a detail that changes nothing; details go from 0 to twice of it. */
    public static final int GREY = 16;

    private final Kind kind;
    private final Texture[] phases;
    private final @Nullable Texture detail;
    private final float detailScale;
    private final float[] vertices;
    private final int[] triangles;

    private Mesh(Builder from) {
        kind = from.kind;
        phases = from.phases;
        detail = from.detail;
        detailScale = from.detailScale;
        vertices = Arrays.copyOf(from.vertices, from.vertexCount * STRIDE);
        triangles = Arrays.copyOf(from.triangles, from.triangleCount * 3);
    }

    /** {@code phases}: textures shown in turn, as a crowd that moves; one for what stands still. */
    public static Builder of(Kind kind, Texture... phases) {
        return new Builder(kind, phases);
    }

    Kind kind() {
        return kind;
    }

    Texture texture(int phase) {
        return phases[Math.floorMod(phase, phases.length)];
    }

    /** Added to the texture less {@link #GREY}, for grain that is finer than it. */
    @Nullable
    Texture detail() {
        return detail;
    }

    /** How often the detail repeats where the texture repeats once. */
    float detailScale() {
        return detailScale;
    }

    /** x, y, z, u, v, shade of each. */
    float[] vertices() {
        return vertices;
    }

    int[] triangles() {
        return triangles;
    }

    /** Collects vertices and faces. */
    public static final class Builder {
        private final Kind kind;
        private final Texture[] phases;
        private @Nullable Texture detail;
        private float detailScale = 1;
        private float[] vertices = new float[64 * STRIDE];
        private int vertexCount;
        private int[] triangles = new int[64 * 3];
        private int triangleCount;

        private Builder(Kind kind, Texture... phases) {
            this.kind = kind;
            this.phases = phases.clone();
        }

        /**
         * Grain that is finer than the textures, whose channels must stay {@link #GREY} away from black and white.
         *
         * @param scale how often it repeats where they repeat once
         */
        public Builder detail(Texture texture, double scale) {
            detail = texture;
            detailScale = (float) scale;
            return this;
        }

        /** The new vertex's number. */
        public int vertex(Vec3 p, double u, double v, double shade) {
            if ((vertexCount + 1) * STRIDE > vertices.length) {
                vertices = Arrays.copyOf(vertices, vertices.length * 2);
            }
            int i = vertexCount * STRIDE;
            vertices[i] = (float) p.x();
            vertices[i + 1] = (float) p.y();
            vertices[i + 2] = (float) p.z();
            vertices[i + 3] = (float) u;
            vertices[i + 4] = (float) v;
            vertices[i + 5] = (float) shade;
            return vertexCount++;
        }

        public Builder triangle(int a, int b, int c) {
            if ((triangleCount + 1) * 3 > triangles.length) {
                triangles = Arrays.copyOf(triangles, triangles.length * 2);
            }
            triangles[triangleCount * 3] = a;
            triangles[triangleCount * 3 + 1] = b;
            triangles[triangleCount * 3 + 2] = c;
            triangleCount++;
            return this;
        }

        /** A four-cornered face, seen from both sides; the texture's part from (u0, v0) at the first corner to (u1, v1). */
        public Builder quad(
                Vec3 topLeft,
                Vec3 topRight,
                Vec3 bottomRight,
                Vec3 bottomLeft,
                double u0,
                double v0,
                double u1,
                double v1,
                double shade) {
            int a = vertex(topLeft, u0, v0, shade);
            int b = vertex(topRight, u1, v0, shade);
            int c = vertex(bottomRight, u1, v1, shade);
            int d = vertex(bottomLeft, u0, v1, shade);
            return triangle(a, b, c).triangle(a, c, d);
        }

        public Mesh build() {
            return new Mesh(this);
        }
    }
}
