package dev.slipstream.vision.replay.hull;

import dev.slipstream.vision.replay.Mesh;

import java.util.ArrayList;
import java.util.List;

/** The stages from frames to coloured surfaces, one after the other, each spread over all workers. */
public final class HullPipeline {
    /** Cubic metres; smaller pieces are snow and noise. */
    private static final double CRUMB = 3e-5;
    /** Cubic metres; what is smaller is no athlete. */
    private static final double LEAST_ATHLETE = 0.006;

    private static final int ISLAND = 60;
    private static final int HOLE = 60;
    private static final int TAUBIN_ROUNDS = 3;

    private final Volume volume;
    private final List<CameraFrame> frames;
    private final HullSettings settings;
    private final Workers workers;
    private final StageClock clock;
    private final List<AthleteHull> athletes = new ArrayList<>();
    private final List<float[]> tooLarge = new ArrayList<>();

    /** {@code frames}: of the cameras that have a say. */
    public HullPipeline(
            Volume volume, List<CameraFrame> frames, HullSettings settings, Workers workers, StageClock clock) {
        this.volume = volume;
        this.frames = frames;
        this.settings = settings;
        this.workers = workers;
        this.clock = clock;
    }

    /** One mesh for each athlete or group in contact. */
    public List<Mesh> run() {
        FloorShadows floor = FloorShadows.of(volume, frames, settings.weak() + 3, workers);
        clock.lap("shadows");
        CoarseMask[] coarse = new CoarseMask[frames.size()];
        workers.each(coarse.length, c -> coarse[c] = new CoarseMask(frames.get(c), floor, settings.strong()));
        clock.lap("coarseMasks");
        byte[] occupied = BlockHull.of(volume, frames, coarse, settings.tolerated(), settings.leastSeen(), workers);
        for (Region region : Region.of(volume, occupied)) {
            if (region.isTooLarge()) {
                tooLarge.add(region.size());
            } else {
                athletes.add(new AthleteHull(region, frames.size()));
            }
        }
        clock.lap("blocks");
        silhouettes(floor);
        repair();
        distances();
        List<Surface> surfaces = surfaces();
        return colours(surfaces);
    }

    /** Metres in x, y and z of the stretches that were left out, because all in them ran together; after {@link #run}. */
    public List<float[]> tooLarge() {
        return tooLarge;
    }

    private void eachWindow(WindowTask task) {
        int n = frames.size();
        workers.each(athletes.size() * n, i -> task.run(athletes.get(i / n), i % n));
    }

    @FunctionalInterface
    private interface WindowTask {
        void run(AthleteHull athlete, int camera);
    }

    private void silhouettes(FloorShadows floor) {
        eachWindow((athlete, c) -> {
            Silhouette s = Silhouette.of(frames.get(c), volume, athlete.region);
            athlete.silhouettes[c] = s;
            athlete.used[c] = !s.empty;
            if (!s.empty) {
                SilhouetteCutter.measure(s, floor, settings.weak());
                s.mask = SilhouetteCutter.mask(s.difference, s.width, s.height, settings.strong(), 3, 6);
                s.loose = SilhouetteCutter.mask(s.difference, s.width, s.height, settings.weak(), 4, 4);
            }
        });
        clock.lap("silhouettes");
    }

    private void repair() {
        workers.each(athletes.size(), i -> {
            AthleteHull athlete = athletes.get(i);
            byte[][] loose = new byte[frames.size()][];
            for (int c = 0; c < loose.length; c++) {
                loose[c] = athlete.used[c] ? athlete.silhouettes[c].loose : null;
            }
            VoxelHull hull = VoxelHull.of(volume, athlete.region, athlete.silhouettes, loose, settings.leastSeen());
            SilhouetteRepair.mend(athlete.silhouettes, athlete.used, hull, settings.tolerated());
        });
        clock.lap("repair");
    }

    private void distances() {
        eachWindow((athlete, c) -> {
            Silhouette s = athlete.silhouettes[c];
            if (athlete.used[c]) {
                SilhouetteCutter.clean(s.mask, s.width, s.height, ISLAND, HOLE);
            }
        });
        clock.lap("clean");
        workers.each(athletes.size(), i -> {
            AthleteHull athlete = athletes.get(i);
            byte[][] masks = new byte[frames.size()][];
            for (int c = 0; c < masks.length; c++) {
                masks[c] = athlete.used[c] ? athlete.silhouettes[c].mask : null;
            }
            for (int left = frames.size() / 4; left > 0; left--) {
                VoxelHull hull = VoxelHull.of(volume, athlete.region, athlete.silhouettes, masks, settings.leastSeen());
                int worst = CameraVote.worst(hull, athlete.silhouettes, masks);
                if (worst < 0) {
                    break;
                }
                athlete.used[worst] = false;
                masks[worst] = null;
            }
        });
        clock.lap("vote");
        eachWindow((athlete, c) -> {
            if (athlete.used[c]) {
                Matte.of(athlete.silhouettes[c]);
            }
        });
        clock.lap("mattes");
        eachWindow((athlete, c) -> {
            Silhouette s = athlete.silhouettes[c];
            if (athlete.used[c]) {
                s.distance = SignedDistance.of(s.cover, s.width, s.height);
            }
        });
        clock.lap("distances");
    }

    private List<Surface> surfaces() {
        List<HullField> fields = new ArrayList<>();
        for (AthleteHull athlete : athletes) {
            fields.add(HullField.of(
                    volume,
                    athlete.region,
                    athlete.silhouettes,
                    athlete.used,
                    settings.core(),
                    settings.leastSeen(),
                    workers));
        }
        clock.lap("field");
        Surface[] made = new Surface[fields.size()];
        workers.each(made.length, i -> {
            Surface surface = SurfaceNets.of(fields.get(i)).withoutCrumbs(CRUMB);
            surface.smooth(TAUBIN_ROUNDS, volume.z0);
            made[i] = surface;
        });
        List<Surface> surfaces = new ArrayList<>();
        for (int i = made.length - 1; i >= 0; i--) {
            if (made[i].volume() < LEAST_ATHLETE) {
                athletes.remove(i);
            } else {
                surfaces.add(0, made[i]);
            }
        }
        clock.lap("mesh");
        return surfaces;
    }

    private List<Mesh> colours(List<Surface> surfaces) {
        DepthView[] depths = new DepthView[frames.size()];
        workers.each(depths.length, c -> depths[c] = new DepthView(frames.get(c).camera, surfaces));
        clock.lap("depth");
        VertexColours colours = new VertexColours(frames, depths);
        List<Mesh> meshes = new ArrayList<>();
        for (int i = 0; i < surfaces.size(); i++) {
            meshes.add(colours.paint(surfaces.get(i), athletes.get(i).used, workers));
        }
        clock.lap("colour");
        return meshes;
    }

    /** How many athletes or groups there are; after {@link #run}. */
    public int athletes() {
        return athletes.size();
    }

    /** Of how many athletes a frame was out-voted; after {@link #run}. */
    public int outVoted(int frame) {
        int n = 0;
        for (AthleteHull athlete : athletes) {
            n += !athlete.used[frame] && !athlete.silhouettes[frame].empty ? 1 : 0;
        }
        return n;
    }

    /** In how many athletes' cases a frame has the athlete in its picture; after {@link #run}. */
    public int sees(int frame) {
        int n = 0;
        for (AthleteHull athlete : athletes) {
            n += athlete.silhouettes[frame].empty ? 0 : 1;
        }
        return n;
    }
}
