package dev.slipstream.vision.replay.hull;

/**
 * One region in one camera: a window of the picture, and what is known of each pixel in it. Filled step by step by {@link
 * SilhouetteCutter}, {@link SilhouetteRepair}, {@link Matte} and {@link SignedDistance}.
 */
final class Silhouette {
    /** Pixels around what the region may cover: signed distances need room. */
    private static final int MARGIN = 6;

    final CameraFrame frame;
    /** Left and top of the window in the picture, pixels. */
    final int x;

    final int y;
    final int width;
    final int height;
    /** Whether the region lies outside of the picture. */
    final boolean empty;
    /** Distance between picture and plate in levels, at most 255; 0 where a shadow explains it. */
    byte[] difference = new byte[0];
    /** 1 = differs from the plate by more than noise, though maybe by little. */
    byte[] loose = new byte[0];
    /** 1 = athlete, 2 = athlete though the pixel looks like the plate. */
    byte[] mask = new byte[0];
    /** Share of the pixel that the athlete covers, 0 to 255. */
    byte[] cover = new byte[0];
    /** Distance to the outline, pixels; positive inside. */
    float[] distance = new float[0];

    /** {@code box}: left, top, right, bottom of what the region may cover, pixels; the window is cut to the picture. */
    Silhouette(CameraFrame frame, float[] box) {
        this.frame = frame;
        x = Math.max(0, (int) box[0] - MARGIN);
        y = Math.max(0, (int) box[1] - MARGIN);
        width = Math.min(frame.camera.width, (int) box[2] + MARGIN + 1) - x;
        height = Math.min(frame.camera.height, (int) box[3] + MARGIN + 1) - y;
        empty = width < 8 || height < 8;
    }

    /** The window of a region. */
    static Silhouette of(CameraFrame frame, Volume volume, Region region) {
        float[] box = {Float.MAX_VALUE, Float.MAX_VALUE, -1, -1};
        float[] p = new float[3];
        float half = Volume.BLOCK / 2;
        for (int block : region.blocks()) {
            if (frame.camera.project(
                    volume.blockX(block) + half, volume.blockY(block) + half, volume.blockZ(block) + half, p)) {
                float reach = frame.camera.focal * 0.87f * Volume.BLOCK / p[2];
                box[0] = Math.min(box[0], p[0] - reach);
                box[1] = Math.min(box[1], p[1] - reach);
                box[2] = Math.max(box[2], p[0] + reach);
                box[3] = Math.max(box[3], p[1] + reach);
            }
        }
        if (box[2] < 0) {
            box = new float[] {0, 0, 0, 0};
        }
        return new Silhouette(frame, box);
    }

    /** First byte in the picture of a pixel of the window. */
    int at(int column, int row) {
        return 3 * ((y + row) * frame.camera.width + x + column);
    }
}
