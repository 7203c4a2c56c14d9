package dev.slipstream.vision.replay;

import dev.slipstream.vision.geometry.Background;
import dev.slipstream.vision.geometry.Camera;
import dev.slipstream.vision.geometry.Rig;
import dev.slipstream.vision.media.Picture;
import dev.slipstream.vision.replay.hull.CameraFrame;
import dev.slipstream.vision.replay.hull.Exposure;
import dev.slipstream.vision.replay.hull.FloorGrid;
import dev.slipstream.vision.replay.hull.HullPipeline;
import dev.slipstream.vision.replay.hull.HullSettings;
import dev.slipstream.vision.replay.hull.PixelCamera;
import dev.slipstream.vision.replay.hull.StageClock;
import dev.slipstream.vision.replay.hull.Volume;
import dev.slipstream.vision.replay.hull.Workers;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Makes models of a camera group's moments. What depends on the rig alone is worked out once, here; use one for many
 * moments, from any number of threads.
 */
public final class Reconstructor {
    /** With fewer cameras the model is a rough one. */
    private static final int FEW = 8;

    private final Rig rig;
    private final ReconstructionOptions options;
    private final Volume volume;
    private final List<byte[]> plates = new ArrayList<>();
    private final List<PixelCamera> cameras = new ArrayList<>();
    private final List<FloorGrid> floors = new ArrayList<>();

    /**
     * @param plates pictures of the empty scene in the rig's order, null where a camera has none; for a background of one
     *     colour they may all be null
     * @throws ReconstructionException if the rig has fewer than two cameras, or plates that do not fit
     */
    public Reconstructor(Rig rig, List<@Nullable Picture> plates, ReconstructionOptions options)
            throws ReconstructionException {
        if (rig.size() < 2) {
            throw new ReconstructionException("a model needs at least 2 cameras; the rig has " + rig.size());
        }
        requireOnePerCamera(rig, plates, "plates");
        this.rig = rig;
        this.options = options;
        volume = new Volume(rig.bounds());
        for (int i = 0; i < rig.size(); i++) {
            Camera camera = rig.camera(i);
            cameras.add(new PixelCamera(camera));
            floors.add(new FloorGrid(camera, rig.bounds().min().z()));
            this.plates.add(plate(rig, i, plates.get(i)));
        }
    }

    private static void requireOnePerCamera(Rig rig, List<?> pictures, String what) throws ReconstructionException {
        if (pictures.size() != rig.size()) {
            throw new ReconstructionException(
                    "there are " + pictures.size() + " " + what + " for the " + rig.size() + " cameras of the rig");
        }
    }

    private static void requireSize(Camera camera, Picture picture, String what) throws ReconstructionException {
        if (picture.width() != camera.width() || picture.height() != camera.height()) {
            throw new ReconstructionException("the " + what + " of camera " + camera.id() + " has " + picture.width()
                    + "x" + picture.height() + " pixels, but the rig says " + camera.width() + "x" + camera.height());
        }
    }

    /** Empty where the camera has none. */
    private static byte[] plate(Rig rig, int index, @Nullable Picture plate) throws ReconstructionException {
        Camera camera = rig.camera(index);
        int[] colour = rig.background().colour();
        if (rig.background().kind() == Background.Kind.COLOUR && colour != null) {
            byte[] filled = new byte[3 * camera.width() * camera.height()];
            for (int i = 0; i < filled.length; i++) {
                filled[i] = (byte) colour[i % 3];
            }
            return filled;
        }
        if (plate == null) {
            return new byte[0];
        }
        requireSize(camera, plate, "plate");
        return plate.rgb();
    }

    /**
     * Makes the model of one moment.
     *
     * @param frames in the rig's order, null where a camera gave none
     * @return with an empty model and a warning where nobody is there
     * @throws ReconstructionException if fewer than two cameras have a usable picture, or pictures do not fit the rig
     */
    public Reconstruction reconstruct(List<@Nullable Picture> frames) throws ReconstructionException {
        requireOnePerCamera(rig, frames, "frames");
        Workers workers = new Workers(options.pool(), options.threads());
        StageClock clock = new StageClock(System::nanoTime, workers::cpuNanos);
        for (int i = 0; i < frames.size(); i++) {
            Picture frame = frames.get(i);
            if (frame != null) {
                requireSize(rig.camera(i), frame, "frame");
            }
        }
        CameraCheck check = new CameraCheck(rig);
        @Nullable CameraFrame[] all = new CameraFrame[rig.size()];
        workers.each(all.length, i -> {
            Picture frame = frames.get(i);
            if (frame != null && plates.get(i).length > 0) {
                Exposure exposure = Exposure.of(frame.rgb(), plates.get(i), frame.width());
                all[i] = new CameraFrame(i, cameras.get(i), floors.get(i), frame.rgb(), plates.get(i), exposure);
            }
        });
        List<CameraFrame> usable = check.usable(frames, all);
        clock.lap("exposure");
        if (usable.size() < 2) {
            throw new ReconstructionException("a model needs at least 2 cameras with a usable picture; there are "
                    + usable.size() + ": " + check.reasons());
        }
        HullPipeline pipeline = new HullPipeline(volume, usable, HullSettings.of(usable.size()), workers, clock);
        List<Mesh> meshes = pipeline.run();
        List<Figure> figures = new ArrayList<>();
        for (int i = 0; i < meshes.size(); i++) {
            figures.add(new Figure(Integer.toString(i + 1), meshes.get(i)));
        }
        List<CameraVerdict> verdicts = check.verdicts(usable, pipeline);
        return new Reconstruction(
                new SceneModel(figures),
                verdicts,
                warnings(verdicts, figures.size(), pipeline.tooLarge()),
                clock.stages());
    }

    private List<String> warnings(List<CameraVerdict> verdicts, int figures, List<float[]> tooLarge) {
        List<String> warnings = new ArrayList<>();
        for (float[] size : tooLarge) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "what stands in %.1f x %.1f x %.1f m could not be told apart and was left out:"
                            + " more cameras, or sharper ones, are needed",
                    size[0],
                    size[1],
                    size[2]));
        }
        long used = verdicts.stream()
                .filter(v -> v.status() == CameraVerdict.Status.USED || v.status() == CameraVerdict.Status.OUT_VOTED)
                .count();
        if (used < FEW) {
            warnings.add("only " + used + " cameras were used: the model is rough where few of them look");
        }
        for (CameraVerdict verdict : verdicts) {
            if (verdict.status() != CameraVerdict.Status.USED) {
                warnings.add("camera " + verdict.camera() + ": " + verdict.reason());
            }
        }
        if (figures == 0 && tooLarge.isEmpty()) {
            warnings.add("nobody is in the rig's bounds at this moment: the model is empty");
        }
        return warnings;
    }
}
