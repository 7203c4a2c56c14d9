package dev.slipstream.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipstream.vision.geometry.Camera;
import dev.slipstream.vision.geometry.Lens;
import dev.slipstream.vision.geometry.Rig;
import dev.slipstream.vision.geometry.RigFile;
import dev.slipstream.vision.media.Picture;
import dev.slipstream.vision.media.PictureFile;
import dev.slipstream.vision.replay.orbit.Canvas;
import dev.slipstream.vision.replay.orbit.Moment;
import dev.slipstream.vision.replay.orbit.OrbitRenderer;
import dev.slipstream.vision.replay.orbit.Venue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * How near a picture of a virtual camera comes to what a camera at its place took that had no part in the model: on the
 * athletes' pixels and four pixels around them, and on the whole picture. The camera's picture has its lens taken out;
 * nothing is left out for what the renderer does not show (a goal before the goalkeeper, boards before the ice).
 *
 * @param athletesDb peak signal to noise ratio on athletes' pixels of all cameras together
 * @param wholeDb on all pixels of all cameras together
 */
record HeldOutPsnr(double athletesDb, double wholeDb) {
    /** Pixels around athletes that count: what is beside them shows as much as they do. */
    private static final double MARGIN = 4;

    private static final double TIME_TOLERANCE = 1e-3;

    /** Squared errors and how many. */
    private static final class Sum {
        double squares;
        long count;

        void add(double off) {
            squares += off * off;
            count++;
        }

        double decibels() {
            return count == 0 ? Double.NaN : 10 * Math.log10(255.0 * 255.0 / Math.max(1e-12, squares / count));
        }
    }

    /**
     * Over all held-out cameras of a simulated venue.
     *
     * @param simulated folder that {@code simulate --holdout} wrote, with bodies of the time in its truth
     * @param seconds of the moment, as in the names of the pictures
     */
    static HeldOutPsnr measure(Path simulated, double seconds, Rig rig, Venue venue, Moment moment) throws IOException {
        Path folder = simulated.resolve("holdout");
        Rig held = RigFile.read(folder.resolve("rig.json"));
        JsonNode bodies = bodies(simulated.resolve("truth.json"), seconds);
        Sum athletes = new Sum();
        Sum whole = new Sum();
        for (int i = 0; i < held.size(); i++) {
            Camera camera = held.camera(i);
            Camera plain = camera.withLens(Lens.NONE);
            String name = String.format(Locale.ROOT, "%s-%08.3f.png", camera.id(), seconds);
            Picture truth = withoutLens(PictureFile.read(folder.resolve(name)), camera);
            Canvas canvas = Canvas.ofSize(plain.width(), plain.height());
            new OrbitRenderer(venue, plain.width(), plain.height()).render(moment, plain, canvas);
            AthletePixels mask = new AthletePixels(plain);
            mask.add(bodies, rig.bounds(), MARGIN);
            compare(canvas.toPicture(), truth, mask, athletes, whole);
        }
        return new HeldOutPsnr(athletes.decibels(), whole.decibels());
    }

    private static void compare(Picture rendered, Picture truth, AthletePixels mask, Sum athletes, Sum whole) {
        for (int i = 0; i < truth.rgb().length; i++) {
            double off = (rendered.rgb()[i] & 0xff) - (truth.rgb()[i] & 0xff);
            whole.add(off);
            if (mask.holds(i / 3)) {
                athletes.add(off);
            }
        }
    }

    private static JsonNode bodies(Path file, double seconds) throws IOException {
        for (JsonNode moment : new ObjectMapper().readTree(file.toFile()).path("geometry")) {
            if (Math.abs(moment.path("time").asDouble() - seconds) < TIME_TOLERANCE) {
                return moment;
            }
        }
        throw new IOException(file + " has no bodies at " + seconds + " s");
    }

    /** What the same camera would have taken without its lens; between pixels, and held at the rim. */
    static Picture withoutLens(Picture picture, Camera camera) {
        int width = picture.width();
        byte[] from = picture.rgb();
        byte[] to = new byte[from.length];
        for (int y = 0, at = 0; y < picture.height(); y++) {
            for (int x = 0; x < width; x++) {
                double py = (y - camera.cy()) / camera.fy();
                double px = (x - camera.cx() - camera.skew() * py) / camera.fx();
                double dy = camera.lens().distortedY(px, py);
                double u = camera.fx() * camera.lens().distortedX(px, py) + camera.skew() * dy + camera.cx();
                double v = camera.fy() * dy + camera.cy();
                double column = Math.max(0, Math.min(width - 1.001, u));
                double row = Math.max(0, Math.min(picture.height() - 1.001, v));
                int i = (int) column;
                int j = (int) row;
                double a = column - i;
                double b = row - j;
                int above = 3 * (j * width + i);
                int below = above + 3 * width;
                for (int c = 0; c < 3; c++, at++) {
                    double high = (from[above + c] & 0xff) * (1 - a) + (from[above + 3 + c] & 0xff) * a;
                    double low = (from[below + c] & 0xff) * (1 - a) + (from[below + 3 + c] & 0xff) * a;
                    to[at] = (byte) Math.round(high * (1 - b) + low * b);
                }
            }
        }
        return new Picture(width, picture.height(), to);
    }
}
