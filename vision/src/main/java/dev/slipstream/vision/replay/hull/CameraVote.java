package dev.slipstream.vision.replay.hull;

/**
 * Finds the cameras that contradict all others about a region: one that alone removes a large part of what every other
 * camera says is athlete shows another moment, stands elsewhere than its calibration says, or sees nothing.
 */
final class CameraVote {
    /** Share of the hull of all other cameras that one may remove. */
    private static final float MOST_REMOVED = 0.10f;

    private static final int LEAST_VOXELS = 100;

    private CameraVote() {}

    /**
     * @param masks of the silhouettes by camera; null = has no say
     * @return the camera that alone removes most, if that is too much; else -1. Without it others are to be judged anew
     */
    static int worst(VoxelHull hull, Silhouette[] silhouettes, byte[][] masks) {
        int[] alone = new int[silhouettes.length];
        int agreed = 0;
        float[] p = new float[3];
        for (int voxel = 0; voxel < hull.voxels(); voxel++) {
            if (hull.missed[voxel] == 0) {
                agreed++;
            } else if (hull.missed[voxel] == 1) {
                for (int c = 0; c < silhouettes.length; c++) {
                    if (masks[c] != null && misses(hull, voxel, silhouettes[c], masks[c], p)) {
                        alone[c]++;
                        break;
                    }
                }
            }
        }
        int worst = 0;
        for (int c = 1; c < alone.length; c++) {
            worst = alone[c] > alone[worst] ? c : worst;
        }
        int with = agreed + alone[worst];
        return with >= LEAST_VOXELS && alone[worst] > MOST_REMOVED * with ? worst : -1;
    }

    private static boolean misses(VoxelHull hull, int voxel, Silhouette s, byte[] mask, float[] p) {
        if (!s.frame.camera.project(hull.x(voxel), hull.y(voxel), hull.z(voxel), p)) {
            return false;
        }
        float u = p[0] + 0.5f;
        float v = p[1] + 0.5f;
        if (!(u >= 0 && v >= 0 && u < s.frame.camera.width && v < s.frame.camera.height)) {
            return false;
        }
        int column = (int) u - s.x;
        int row = (int) v - s.y;
        return column < 0 || row < 0 || column >= s.width || row >= s.height || mask[row * s.width + column] == 0;
    }
}
