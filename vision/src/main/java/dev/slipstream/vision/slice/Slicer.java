package dev.slipstream.vision.slice;

import dev.slipstream.vision.media.Picture;
import dev.slipstream.vision.media.TimedPicture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Makes a spacetime slice: one picture that shows a motion at several instants, cut out of the video of one camera that stands
 * still or pans.
 *
 * <pre>
 * align → exposure → median plate → what differs → bodies → tracks → (plate without who stood still) → cutouts
 *   → instants of each with least overlap → shadows, then figures in the order of time
 * </pre>
 */
public final class Slicer {
    /** Fewer have no median. */
    public static final int LEAST_PICTURES = 5;

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
        pictures = Scene.exposed(canvas, pictures);
        Scene scene = Scene.of(canvas, pictures, alignment.fixed());
        begin("differences");
        Bodies bodies = Bodies.of(scene, pictures);
        GhostFinder ghosts = new GhostFinder(canvas);
        // Who moved while standing there comes out of the plate piece by piece.
        for (int round = 0; round < GHOST_ROUNDS && ghosts.find(bodies, pictures, scene.backgrounds()); round++) {
            scene = scene.without(ghosts, pictures);
            bodies = bodies.before(scene, pictures);
        }
        begin("cutouts");
        List<Track> moving = bodies.tracker().moving();
        if (moving.isEmpty()) {
            throw new SliceException(
                    "nobody moves across the picture; choose a part in which somebody does with --from and --to");
        }
        List<List<Cutout>> cutouts = bodies.cutouts(scene, pictures, moving);
        begin("instants");
        Figures figures = Figures.choose(canvas, cutouts, width(), height());
        begin("composition");
        Picture composed = compose(scene, bodies, moving, figures);
        Picture cropped = Crop.of(composed, scene.plate().views(), canvas, figures);
        begin("");
        return report(alignment, canvas, figures, cropped);
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

    private Picture compose(Scene scene, Bodies bodies, List<Track> moving, Figures figures) {
        Compositor compositor = new Compositor(scene.plate().picture());
        List<Homography> maps = scene.canvas().fromFrame();
        for (int i : figures.pictures()) {
            Shade.Others others = new Shade.Others(bodies.blobs().get(i), bodies.hidden(moving, figures, i));
            compositor.shade(
                    Shade.of(
                            pictures.get(i),
                            scene.backgrounds().get(i),
                            bodies.changes().get(i),
                            figures.shown(i),
                            others),
                    maps.get(i));
        }
        compositor.ground();
        for (int i : figures.pictures()) {
            compositor.add(pictures.get(i), scene.backgrounds().get(i), figures.shown(i), maps.get(i));
        }
        return compositor.picture();
    }

    private Slice report(Alignment alignment, SliceCanvas canvas, Figures figures, Picture picture) {
        List<Slice.Mask> masks = new ArrayList<>();
        List<Integer> shown = figures.pictures();
        for (int i = 0; i < canvas.used().size(); i++) {
            masks.add(new Slice.Mask(canvas.used().get(i), shown.contains(i), figures.all(i)));
        }
        return new Slice(
                picture,
                times(canvas, shown),
                figures.chosen().stream()
                        .map(instants -> times(canvas, instants))
                        .toList(),
                alignment.fixed(),
                seconds.size(),
                canvas.used().size(),
                alignment.error(),
                alignment.correlation().stream()
                        .mapToDouble(Double::doubleValue)
                        .min()
                        .orElse(1),
                new LinkedHashMap<>(millis),
                masks);
    }

    private List<Double> times(SliceCanvas canvas, List<Integer> instants) {
        return instants.stream().map(i -> seconds.get(canvas.used().get(i))).toList();
    }
}
