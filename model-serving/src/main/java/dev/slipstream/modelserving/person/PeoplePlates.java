package dev.slipstream.modelserving.person;

import dev.slipstream.modelserving.ModelException;
import dev.slipstream.modelserving.catalogue.CatalogueEntry;
import dev.slipstream.modelserving.catalogue.ModelCatalogue;
import dev.slipstream.modelserving.catalogue.ModelLoader;
import dev.slipstream.modelserving.catalogue.ModelNames;
import dev.slipstream.modelserving.catalogue.ModelStore;
import dev.slipstream.modelserving.client.LocalModels;
import dev.slipstream.modelserving.client.ModelRef;
import dev.slipstream.modelserving.detect.DetectedObject;
import dev.slipstream.modelserving.detect.Detectors;
import dev.slipstream.modelserving.detect.ObjectTask;
import dev.slipstream.modelserving.detect.ObjectTasks;
import dev.slipstream.modelserving.onnx.OnnxOptions;
import dev.slipstream.modelserving.pose.ModelPoseTask;
import dev.slipstream.modelserving.pose.PersonCrop;
import dev.slipstream.modelserving.pose.PersonMask;
import dev.slipstream.modelserving.pose.Pose;
import dev.slipstream.modelserving.pose.PoseTask;
import dev.slipstream.vision.media.Picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Stands in for pictures of the empty scene where there are none, or where people never leave: a detector and a person-mask model say
 * which pixels are people's. Of these, a plate for silhouettes that differs there as far as it can and nowhere else, and one to look
 * at, in which the people's pixels are filled from both sides. Used by one thread.
 */
public final class PeoplePlates implements AutoCloseable {
    private static final float SURE = 0.35f;
    private static final float COVERED = 0.5f;

    private final LocalModels models;
    private final ObjectTask detector;
    private final PoseTask poses;

    private PeoplePlates(LocalModels models, ObjectTask detector, PoseTask poses) {
        this.models = models;
        this.detector = detector;
        this.poses = poses;
    }

    /** @throws ModelException naming what to fetch, where a model is not there */
    public static PeoplePlates open() {
        ModelCatalogue catalogue = ModelCatalogue.builtIn();
        ModelStore store = ModelStore.configured();
        CatalogueEntry detector = Detectors.best(catalogue, store).orElse(null);
        CatalogueEntry mask = catalogue.get(ModelNames.POSE_FULL);
        if (detector == null || store.find(mask).isEmpty()) {
            throw new ModelException("people can be told without plates only by models that are not there;"
                    + " ./slipstream models pull " + ModelNames.NANODET + " " + mask.name() + " fetches them");
        }
        ModelLoader loader = new ModelLoader(catalogue, store, OnnxOptions.DEFAULT);
        LocalModels models = new LocalModels(Map.of(
                detector.name(), loader.apply(ModelRef.latest(detector.name())),
                mask.name(), loader.apply(ModelRef.latest(mask.name()))));
        return new PeoplePlates(models, ObjectTasks.of(detector), ModelPoseTask.of(mask));
    }

    /**
     * Both plates of one picture.
     *
     * @param silhouettes where the picture shows nobody, the picture itself; elsewhere as different as colours can be
     * @param scene the picture with its people filled over
     */
    public record Pair(Picture silhouettes, Picture scene) {}

    /** Looks for people in a picture; some hundred milliseconds for each. */
    public Pair of(Picture picture) {
        boolean[] people = people(picture);
        byte[] other = picture.rgb().clone();
        byte[] filled = picture.rgb().clone();
        for (int i = 0; i < people.length; i++) {
            if (people[i]) {
                for (int c = 3 * i; c < 3 * i + 3; c++) {
                    other[c] = (byte) ((other[c] & 0xff) < 128 ? 255 : 0);
                }
            }
        }
        for (int y = 0; y < picture.height(); y++) {
            fill(filled, people, y * picture.width(), picture.width());
        }
        return new Pair(
                new Picture(picture.width(), picture.height(), other),
                new Picture(picture.width(), picture.height(), filled));
    }

    private boolean[] people(Picture picture) {
        boolean[] people = new boolean[picture.width() * picture.height()];
        for (PersonMask mask : masks(picture)) {
            for (int y = 0; y < picture.height(); y++) {
                for (int x = 0; x < picture.width(); x++) {
                    people[y * picture.width() + x] |= mask.at(x + 0.5, y + 0.5) > COVERED;
                }
            }
        }
        return people;
    }

    private List<PersonMask> masks(Picture picture) {
        List<PersonMask> masks = new ArrayList<>();
        for (DetectedObject found : detector.find(picture, models).join().objects()) {
            if (found.label().equals(DetectedObject.PERSON) && found.confidence() >= SURE) {
                PersonCrop crop = new PersonCrop(picture, found.x(), found.y(), found.width(), found.height());
                Pose pose = poses.find(crop, models).join().pose();
                PersonMask mask = pose.mask();
                if (mask != null && pose.presence() > COVERED) {
                    masks.add(mask);
                }
            }
        }
        return masks;
    }

    /** From the last pixel before to the first behind the people's, in a straight line of colours. */
    private static void fill(byte[] rgb, boolean[] people, int row, int width) {
        int x = 0;
        while (x < width) {
            if (!people[row + x]) {
                x++;
                continue;
            }
            int end = x;
            while (end < width && people[row + end]) {
                end++;
            }
            int before = x > 0 ? x - 1 : Math.min(end, width - 1);
            int behind = end < width ? end : before;
            for (int i = x; i < end; i++) {
                double share = (i - x + 1.0) / (end - x + 1.0);
                for (int c = 0; c < 3; c++) {
                    double a = rgb[3 * (row + before) + c] & 0xff;
                    double b = rgb[3 * (row + behind) + c] & 0xff;
                    rgb[3 * (row + i) + c] = (byte) Math.round(a * (1 - share) + b * share);
                }
            }
            x = end;
        }
    }

    @Override
    public void close() {
        models.close();
    }
}
