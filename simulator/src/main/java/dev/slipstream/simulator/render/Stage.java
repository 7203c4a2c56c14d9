package dev.slipstream.simulator.render;

import dev.slipstream.simulator.body.Ground;

import java.util.List;

/**
 * All that is drawn and does not take part: meshes, light, air.
 *
 * @param meshes in any order; ice is drawn over what it mirrors
 * @param ground on which shadows fall
 * @param sky colour where nothing is, 0xRRGGBB
 * @param snow flakes in a cube of ten metres; 0 for a clear day or a hall
 */
public record Stage(List<Mesh> meshes, Ground ground, Light light, int sky, int snow) {
    public Stage {
        meshes = List.copyOf(meshes);
    }

    boolean mirrors() {
        return meshes.stream().anyMatch(mesh -> mesh.kind() == Mesh.Kind.ICE);
    }
}
