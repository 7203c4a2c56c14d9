package dev.slipstream.vision.replay.studio;

import dev.slipstream.vision.geometry.Bounds;
import dev.slipstream.vision.geometry.Camera;
import dev.slipstream.vision.geometry.Rig;
import dev.slipstream.vision.media.Picture;
import dev.slipstream.vision.replay.CameraVerdict;
import dev.slipstream.vision.replay.Origin;
import dev.slipstream.vision.replay.ReconstructionException;
import dev.slipstream.vision.replay.ReconstructionOptions;
import dev.slipstream.vision.replay.Reconstructor;
import dev.slipstream.vision.replay.orbit.Canvas;
import dev.slipstream.vision.replay.orbit.Moment;
import dev.slipstream.vision.replay.orbit.OrbitPath;
import dev.slipstream.vision.replay.orbit.OrbitRenderer;
import dev.slipstream.vision.replay.orbit.OrbitVideo;
import dev.slipstream.vision.replay.orbit.Venue;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.WeakHashMap;

/**
 * Rebuilds moments of one camera group and shows them. What depends on the rig and its plates alone is worked out once; use one for
 * many moments, from any number of threads. A camera that has no picture, no plate, or no say in a model takes no part in what is
 * shown of it.
 */
public final class ReplayStudio {
    /** Venues are made for the cameras that take part; more than two sets of them in turn are rare. */
    private static final int MOST_VENUES = 2;

    private final Rig rig;
    private final List<@Nullable Picture> plates;
    private final int threads;
    private final Reconstructor reconstructor;
    private final Map<List<Integer>, Venue> venues = new LinkedHashMap<>(MOST_VENUES, 1, true);

    /** A slice shows again what an orbit did; gone with the shots. */
    private final Map<Shot, Shown> shown = new WeakHashMap<>();

    private record Shown(Venue venue, Moment moment) {}

    /**
     * @param plates pictures of the empty scene in the rig's order, null where a camera has none
     * @throws ReconstructionException if the rig has fewer than two cameras, or plates that do not fit
     */
    public ReplayStudio(Rig rig, List<@Nullable Picture> plates, ReconstructionOptions options)
            throws ReconstructionException {
        this(rig, plates, plates, options);
    }

    /**
     * With other pictures of the empty scene for silhouettes than for showing it.
     *
     * @param silhouettes differ from frames where people are, and need not look like anything
     * @param scenes what virtual cameras show around the athletes
     */
    public ReplayStudio(
            Rig rig, List<@Nullable Picture> silhouettes, List<@Nullable Picture> scenes, ReconstructionOptions options)
            throws ReconstructionException {
        this.rig = rig;
        this.plates = new ArrayList<>(scenes);
        this.threads = options.threads();
        this.reconstructor = new Reconstructor(rig, silhouettes, options);
    }

    public Rig rig() {
        return rig;
    }

    /** Pictures of the empty scene in the rig's order, null where a camera has none. */
    public List<@Nullable Picture> plates() {
        return Collections.unmodifiableList(plates);
    }

    /**
     * Makes the model of one moment; see {@link Reconstructor#reconstruct}.
     *
     * @param frames in the rig's order, null where a camera gave none
     */
    public Shot reconstruct(List<@Nullable Picture> frames) throws ReconstructionException {
        return new Shot(reconstructor.reconstruct(frames), frames);
    }

    /**
     * Writes an orbit around a moment that stands still.
     *
     * @param shot with somebody in its model
     * @param origin written into the file
     */
    public void orbit(Shot shot, OrbitPlan plan, Origin origin, Path mp4) throws IOException {
        Venue venue = venue(inAll(List.of(shot)));
        Moment moment = moment(venue, shot);
        List<Camera> path = new OrbitPath(venue.rig(), plan.width(), plan.height())
                .around(moment.figureBounds(), plan.pictures(), 0, plan.turn());
        Map<String, String> tags = Map.of("comment", origin.comment());
        // The caller's thread encodes meanwhile, which takes less than drawing.
        new OrbitVideo(venue, plan.fps(), threads, tags).write(mp4, path, List.of(moment), new int[path.size()]);
    }

    /**
     * Draws several moments into one picture: a spacetime slice of a camera group. The virtual camera stands where it sees them
     * side by side best.
     *
     * @param shots in order of time, each with somebody in its model
     */
    public Picture slice(List<Shot> shots, int width, int height) {
        Venue venue = venue(inAll(shots));
        List<Moment> moments = shots.stream().map(shot -> moment(venue, shot)).toList();
        List<Bounds> all = new ArrayList<>();
        moments.forEach(moment -> all.addAll(moment.figureBounds()));
        Camera camera = SliceView.of(new OrbitPath(venue.rig(), width, height), all, moments);
        OrbitRenderer renderer = new OrbitRenderer(venue, width, height);
        Canvas canvas = Canvas.ofSize(width, height);
        List<Moment> farthestFirst = new ArrayList<>(moments);
        farthestFirst.sort(Comparator.comparingDouble((Moment moment) -> SliceView.distance(camera, moment))
                .reversed());
        renderer.render(farthestFirst.get(0), camera, canvas);
        farthestFirst.stream().skip(1).forEach(moment -> renderer.add(moment, camera, canvas));
        return canvas.toPicture();
    }

    private Moment moment(Venue venue, Shot shot) {
        synchronized (shown) {
            Shown known = shown.get(shot);
            if (known != null && known.venue == venue) {
                return known.moment;
            }
        }
        Moment made = made(venue, shot);
        synchronized (shown) {
            shown.put(shot, new Shown(venue, made));
        }
        return made;
    }

    private Moment made(Venue venue, Shot shot) {
        List<Picture> frames = new ArrayList<>();
        for (Rig.Member member : venue.rig().cameras()) {
            frames.add(Objects.requireNonNull(
                    shot.frames().get(rig.cameras().indexOf(member)), () -> member + " takes part"));
        }
        return Moment.of(venue, shot.made().model(), frames);
    }

    /** Which cameras take part in all of these; places in the rig. */
    private List<Integer> inAll(List<Shot> shots) {
        List<Integer> inAll = new ArrayList<>();
        for (int i = 0; i < rig.size(); i++) {
            boolean everywhere = plates.get(i) != null;
            for (Shot shot : shots) {
                CameraVerdict.Status status = shot.made().cameras().get(i).status();
                everywhere &= shot.frames().get(i) != null
                        && (status == CameraVerdict.Status.USED || status == CameraVerdict.Status.OUT_VOTED);
            }
            if (everywhere) {
                inAll.add(i);
            }
        }
        if (inAll.size() < 2) {
            throw new IllegalArgumentException("fewer than two cameras have a plate and a picture of all moments");
        }
        return inAll;
    }

    private Venue venue(List<Integer> cameras) {
        synchronized (venues) {
            Venue known = venues.get(cameras);
            if (known == null) {
                List<Picture> chosen = new ArrayList<>();
                cameras.forEach(i -> chosen.add(Objects.requireNonNull(plates.get(i))));
                known = Venue.of(rig.only(cameras), chosen);
                venues.put(cameras, known);
                if (venues.size() > MOST_VENUES) {
                    venues.remove(venues.keySet().iterator().next());
                }
            }
            return known;
        }
    }
}
