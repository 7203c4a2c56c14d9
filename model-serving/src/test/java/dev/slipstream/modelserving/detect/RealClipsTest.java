package dev.slipstream.modelserving.detect;

import dev.slipstream.modelserving.AnnotatedFrames;
import dev.slipstream.modelserving.AnnotatedFrames.Frame;
import dev.slipstream.modelserving.AnnotatedFrames.Person;
import dev.slipstream.modelserving.Clips;
import dev.slipstream.modelserving.TestModels;
import dev.slipstream.modelserving.client.LocalModels;
import org.junit.jupiter.api.Test;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static dev.slipstream.modelserving.catalogue.ModelNames.NANODET;
import static dev.slipstream.modelserving.catalogue.ModelNames.YOLOX_NANO;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * How many of the people whom a person sees in real clips the detectors find: a box labelled person that shares at least
 * half of its union with the one drawn by eye.
 */
class RealClipsTest {
    private static final double SAME = 0.5;

    @Test
    void yoloxFindsMostPeople() throws Exception {
        assertThat(shareOfModel(YOLOX_NANO)).isGreaterThan(0.5);
    }

    @Test
    void nanoDetFindsMostPeople() throws Exception {
        assertThat(shareOfModel(NANODET)).isGreaterThan(0.5);
    }

    @Test
    void histogramsFindFewAndSaySo() throws Exception {
        ObjectTask task = new HogObjectTask();
        double share = share("hog", task, new LocalModels(Map.of()));

        FoundObjects found = task.find(AnnotatedFrames.oneMan().get(0).picture(), new LocalModels(Map.of()))
                .join();
        assertThat(found.models())
                .singleElement()
                .satisfies(model -> assertThat(model.name()).contains("heuristic"));
        assertThat(share).isBetween(0.0, 1.0);
    }

    private static double shareOfModel(String name) throws Exception {
        ObjectTask task = ObjectTasks.of(TestModels.entry(name));
        try (LocalModels models = new LocalModels(Map.of(name, TestModels.open(name)))) {
            return share(name, task, models);
        }
    }

    private static double share(String name, ObjectTask task, LocalModels models) throws Exception {
        double roof = share(name, "roof jump, two people against the sun", AnnotatedFrames.roofJump(), task, models);
        double man = share(name, "man on one leg, four cameras", AnnotatedFrames.oneMan(), task, models);
        return (roof + man) / 2;
    }

    private static double share(String name, String clip, List<Frame> frames, ObjectTask task, LocalModels models)
            throws Exception {
        int people = 0;
        int found = 0;
        int boxes = 0;
        List<String> missed = new ArrayList<>();
        for (Frame frame : frames) {
            List<DetectedObject> objects =
                    task.find(frame.picture(), models).join().objects();
            boxes += (int) objects.stream()
                    .filter(object -> object.label().equals(DetectedObject.PERSON))
                    .count();
            for (Person person : frame.people()) {
                people++;
                if (objects.stream().anyMatch(object -> isThere(object, person))) {
                    found++;
                } else {
                    missed.add(frame.name() + " at " + (int) person.left());
                }
            }
            draw(name, frame, objects);
        }
        System.out.printf(
                "%s, %s: %d of %d people found, %d boxes of people in %d pictures; missed %s%n",
                name, clip, found, people, boxes, frames.size(), missed);
        return found / (double) people;
    }

    private static boolean isThere(DetectedObject object, Person person) {
        DetectedObject truth = new DetectedObject(
                DetectedObject.PERSON,
                1,
                (float) person.left(),
                (float) person.top(),
                (float) (person.right() - person.left()),
                (float) person.height());
        return object.label().equals(DetectedObject.PERSON) && object.overlap(truth) >= SAME;
    }

    private static void draw(String name, Frame frame, List<DetectedObject> objects) throws Exception {
        BufferedImage image = Clips.image(frame.picture());
        Graphics2D graphics = image.createGraphics();
        for (Person person : frame.people()) {
            graphics.setColor(Color.GREEN);
            graphics.drawRect((int) person.left(), (int) person.top(), (int) (person.right() - person.left()), (int)
                    person.height());
        }
        for (DetectedObject object : objects) {
            graphics.setColor(Color.RED);
            graphics.drawRect((int) object.x(), (int) object.y(), (int) object.width(), (int) object.height());
            graphics.drawString(
                    String.format("%s %.2f", object.label(), object.confidence()), object.x() + 2, object.y() + 12);
        }
        graphics.dispose();
        Clips.write(image, name + "-" + frame.name().replaceAll("[ #]+", "-"));
    }
}
