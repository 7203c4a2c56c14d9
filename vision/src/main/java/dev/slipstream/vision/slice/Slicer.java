package dev.slipstream.vision.slice;

import dev.slipstream.vision.media.Picture;
import dev.slipstream.vision.media.TimedPicture;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/**
 * Makes a spacetime slice: one picture that shows a motion at several instants, cut out of the video of one camera that stands
 * still or pans.
 *
 * <pre>
 * align → median plate → exposure → what differs → bodies → tracks → (plate without who stood still) → cutouts
 *   → instants with least overlap → shadows, then figures in the order of time
 * </pre>
 */
public final class Slicer {
    /** Fewer have no median. */
    public static final int LEAST_PICTURES = 5;

    /** Canvas pixels of a cell in which overlap is counted, for a video of 960 pixels' width. */
    private static final double CELL = 4;

    private static final int GHOST_ROUNDS = 3;

    private final List<Double> seconds;
    private final Consumer<String> progress;
    private final LongSupplier nanos;
    private final Map<String, Long> millis = new LinkedHashMap<>();
    private List<Picture> pictures;
    private long stageStart;
    private String stage = "";

    private Slicer(List<TimedPicture> timed, Consumer<String> progress, LongSupplier nanos) {
        this.progress = progress;
        this.nanos = nanos;
        pictures = timed.stream().map(TimedPicture::picture).toList();
        seconds = timed.stream().map(t -> t.mediaTimeMicros() / 1e6).toList();
    }

    /**
     * @param pictures of one size, in the order of their times; as close together as a pan needs to overlap
     * @param progress told the name of each stage
     * @param nanos a clock for the timings
     * @throws SliceException if no slice can be made of them
     */
    public static Slice slice(List<TimedPicture> pictures, Consumer<String> progress, LongSupplier nanos)
            throws SliceException {
        if (pictures.size() < LEAST_PICTURES) {
            throw new SliceException("a slice needs at least " + LEAST_PICTURES + " pictures, and here are "
                    + pictures.size() + "; choose a longer part with --from and --to");
        }
        Picture first = pictures.get(0).picture();
        for (TimedPicture timed : pictures) {
            if (timed.picture().width() != first.width() || timed.picture().height() != first.height()) {
                throw new SliceException(
                        "the pictures change their size within the video; choose a part of one size with"
                                + " --from and --to");
            }
        }
        return new Slicer(pictures, progress, nanos).slice();
    }

    private Slice slice() throws SliceException {
        begin("align");
        Alignment alignment = PanAligner.align(pictures, seconds);
        SliceCanvas canvas = SliceCanvas.of(alignment, width(), height());
        if (canvas.used().size() < LEAST_PICTURES) {
            throw new SliceException(
                    "the camera turns too far from picture to picture; choose a shorter part with --from and --to");
        }
        pictures = canvas.used().stream().map(pictures::get).toList();
        begin("plate");
        Scene scene = Scene.of(canvas, pictures, alignment.fixed(), null);
        List<Picture> corrected = scene.exposed(pictures);
        if (corrected != pictures) {
            pictures = corrected;
            scene = Scene.of(canvas, pictures, alignment.fixed(), null);
        }
        begin("differences");
        Bodies bodies = Bodies.of(scene, pictures);
        GhostFinder ghosts = new GhostFinder(canvas);
        // Who moved while standing there comes out of the plate piece by piece.
        for (int round = 0; round < GHOST_ROUNDS && ghosts.find(bodies, pictures, scene.backgrounds()); round++) {
            scene = Scene.of(canvas, pictures, alignment.fixed(), ghosts::hides);
            bodies = Bodies.of(scene, pictures);
        }
        begin("cutouts");
        List<Track> moving = bodies.tracker().moving();
        if (moving.isEmpty()) {
            throw new SliceException(
                    "nobody moves across the picture; choose a part in which somebody does with --from and --to");
        }
        List<Cutout> cutouts = bodies.cutouts(scene, pictures, moving);
        begin("instants");
        List<Integer> chosen = InstantChooser.choose(candidates(canvas, cutouts));
        begin("composition");
        Picture composed = compose(scene, bodies, cutouts, chosen);
        Picture cropped = Crop.of(composed, scene.plate().views(), canvas, cutouts, chosen);
        begin("");
        return report(alignment, canvas, moving, cutouts, chosen, cropped);
    }

    private int width() {
        return pictures.get(0).width();
    }

    private int height() {
        return pictures.get(0).height();
    }

    private void begin(String next) {
        long now = nanos.getAsLong();
        if (!stage.isEmpty()) {
            millis.merge(stage, (now - stageStart) / 1_000_000, Long::sum);
        }
        stageStart = now;
        stage = next;
        if (!next.isEmpty()) {
            progress.accept(next);
        }
    }

    /** Figures on a coarse grid of the canvas, a little larger than they are, so that they do not touch. */
    private List<InstantChooser.Candidate> candidates(SliceCanvas canvas, List<Cutout> cutouts) {
        double cell = CELL * Blobs.scale(width());
        double[] areas = cutouts.stream()
                .mapToDouble(Cutout::area)
                .filter(area -> area > 0)
                .sorted()
                .toArray();
        double usual = areas[areas.length / 2];
        return IntStream.range(0, cutouts.size())
                .mapToObj(i -> new InstantChooser.Candidate(
                        cells(canvas, cutouts.get(i), canvas.fromFrame().get(i), cell), flaw(cutouts.get(i), usual)))
                .toList();
    }

    private static BitSet cells(SliceCanvas canvas, Cutout cutout, Homography toCanvas, double cell) {
        int columns = (int) Math.ceil(canvas.width() / cell) + 2;
        BitSet cells = new BitSet();
        for (int y = cutout.y0(); y < cutout.y0() + cutout.height(); y++) {
            for (int x = cutout.x0(); x < cutout.x0() + cutout.width(); x++) {
                if (cutout.at(x, y) >= 128) {
                    int u = (int) (toCanvas.x(x, y) / cell);
                    int v = (int) (toCanvas.y(x, y) / cell);
                    for (int side = 0; side < 9; side++) {
                        int at = Math.max(0, v + side / 3 - 1) * columns + Math.max(0, u + side % 3 - 1);
                        cells.set(at);
                    }
                }
            }
        }
        return cells;
    }

    /** Figures that leave the picture, or that are cut badly and so much smaller or larger than usual, are shown last. */
    private double flaw(Cutout cutout, double usual) {
        boolean leaves = cutout.touches(width(), height());
        double ratio = cutout.area() / usual;
        return (leaves ? 0.6 : 0) + (ratio < 0.4 || ratio > 2.5 ? 0.5 : 0);
    }

    private Picture compose(Scene scene, Bodies bodies, List<Cutout> cutouts, List<Integer> chosen) {
        Compositor compositor = new Compositor(scene.plate().picture());
        List<Homography> maps = scene.canvas().fromFrame();
        for (int i : chosen) {
            Picture background = scene.backgrounds().get(i);
            compositor.shade(
                    Shade.of(pictures.get(i), background, bodies.changes().get(i), cutouts.get(i)), maps.get(i));
        }
        compositor.ground();
        for (int i : chosen) {
            compositor.add(pictures.get(i), scene.backgrounds().get(i), cutouts.get(i), maps.get(i));
        }
        return compositor.picture();
    }

    private Slice report(
            Alignment alignment,
            SliceCanvas canvas,
            List<Track> moving,
            List<Cutout> cutouts,
            List<Integer> chosen,
            Picture picture) {
        List<Slice.Mask> masks = new ArrayList<>();
        for (int i = 0; i < cutouts.size(); i++) {
            masks.add(new Slice.Mask(canvas.used().get(i), chosen.contains(i), cutouts.get(i)));
        }
        return new Slice(
                picture,
                chosen.stream().map(i -> seconds.get(canvas.used().get(i))).toList(),
                alignment.fixed(),
                seconds.size(),
                canvas.used().size(),
                moving.size(),
                alignment.error(),
                alignment.correlation().stream()
                        .mapToDouble(Double::doubleValue)
                        .min()
                        .orElse(1),
                new LinkedHashMap<>(millis),
                masks);
    }
}
