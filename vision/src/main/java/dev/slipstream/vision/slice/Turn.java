package dev.slipstream.vision.slice;

/**
 * How a camera that stays in its place turned and zoomed between two pictures: five numbers in place of a homography's eight, which
 * the boards along a slope alone would not hold (Agapito, Hayman and Reid, IJCV 45(2), 2001). Pixels are square and the lens's
 * axis meets the middle of the picture. Camera axes: x right, y down, z forward.
 *
 * @param focalFrom focal length of the first picture, pixels
 * @param focalTo of the second
 * @param rotation directions of the first camera's frame to the second's, row by row
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Turn(double focalFrom, double focalTo, double[] rotation) {
    static Turn none(double focal) {
        return new Turn(focal, focal, new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1});
    }

    /** The same, of pictures whose pixels are {@code 1 / scale} as large. */
    Turn scaled(double scale) {
        return new Turn(focalFrom * scale, focalTo * scale, rotation);
    }

    /**
     * Turned and zoomed a little further.
     *
     * @param turn about the second camera's x, y and z, radians
     * @param zoomTo logarithm of the change of the second focal length
     * @param zoomFrom of the first
     */
    Turn further(double[] turn, double zoomTo, double zoomFrom) {
        double angle = Math.sqrt(turn[0] * turn[0] + turn[1] * turn[1] + turn[2] * turn[2]);
        double s = angle < 1e-12 ? 1 : Math.sin(angle) / angle;
        double c = angle < 1e-12 ? 0.5 : (1 - Math.cos(angle)) / (angle * angle);
        double x = turn[0];
        double y = turn[1];
        double z = turn[2];
        double[] small = { // Rodrigues
            1 - c * (y * y + z * z),
            c * x * y - s * z,
            c * x * z + s * y,
            c * x * y + s * z,
            1 - c * (x * x + z * z),
            c * y * z - s * x,
            c * x * z - s * y,
            c * y * z + s * x,
            1 - c * (x * x + y * y)
        };
        double[] product = new double[9];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                for (int k = 0; k < 3; k++) {
                    product[3 * i + j] += small[3 * i + k] * rotation[3 * k + j];
                }
            }
        }
        return new Turn(focalFrom * Math.exp(zoomFrom), focalTo * Math.exp(zoomTo), product);
    }

    /**
     * Followed by a step that is known on the picture only.
     *
     * @param step from the second picture to a third: a shift, a turn and a scale
     */
    Turn then(Homography step, int width, int height) {
        double[] m = step.rows();
        double scale = Math.hypot(m[0], m[3]);
        double cx = (width - 1) / 2.0;
        double cy = (height - 1) / 2.0;
        double focal = focalTo * scale;
        double right = (step.x(cx, cy) - cx) / focal;
        double down = (step.y(cx, cy) - cy) / focal;
        Turn rolled = further(new double[] {0, 0, Math.atan2(m[3], m[0])}, Math.log(scale), 0);
        return rolled.further(new double[] {-Math.atan(down), Math.atan(right), 0}, 0, 0);
    }

    /** From the first picture to the second; both of this size. */
    Homography homography(int width, int height) {
        double cx = (width - 1) / 2.0;
        double cy = (height - 1) / 2.0;
        Homography toRays =
                new Homography(1 / focalFrom, 0, -cx / focalFrom, 0, 1 / focalFrom, -cy / focalFrom, 0, 0, 1);
        Homography toPixels = new Homography(focalTo, 0, cx, 0, focalTo, cy, 0, 0, 1);
        return toPixels.after(new Homography(rotation)).after(toRays);
    }
}
