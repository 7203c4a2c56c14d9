package dev.slipstream.vision.replay.hull;

/**
 * One region on its way from blocks to a surface.
 *
 * <pre>
 * windows of all cameras -> differences -> masks -> forgiving hull -> masks repaired -> vote -> covers -> distances -> field -> surface
 * </pre>
 */
final class AthleteHull {
    final Region region;
    final Silhouette[] silhouettes;
    /** By camera: whether it has a say about this region. */
    final boolean[] used;

    AthleteHull(Region region, int cameras) {
        this.region = region;
        silhouettes = new Silhouette[cameras];
        used = new boolean[cameras];
    }
}
