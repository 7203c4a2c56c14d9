package dev.slipstream.modelserving.pose;

import dev.slipstream.modelserving.AnnotatedFrames;
import dev.slipstream.modelserving.AnnotatedFrames.Frame;
import dev.slipstream.modelserving.AnnotatedFrames.Person;
import dev.slipstream.modelserving.Clips;
import dev.slipstream.modelserving.TestModels;
import dev.slipstream.modelserving.client.LocalModels;
import dev.slipstream.modelserving.tensor.CodecModel;
import dev.slipstream.vision.media.Picture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

import static dev.slipstream.modelserving.catalogue.ModelNames.MOVENET;
import static dev.slipstream.modelserving.catalogue.ModelNames.POSE_FULL;
import static dev.slipstream.modelserving.catalogue.ModelNames.POSE_LITE;
import static dev.slipstream.modelserving.pose.BodyPoint.LEFT_ANKLE;
import static dev.slipstream.modelserving.pose.BodyPoint.LEFT_HIP;
import static dev.slipstream.modelserving.pose.BodyPoint.LEFT_SHOULDER;
import static dev.slipstream.modelserving.pose.BodyPoint.RIGHT_ANKLE;
import static dev.slipstream.modelserving.pose.BodyPoint.RIGHT_HIP;
import static dev.slipstream.modelserving.pose.BodyPoint.RIGHT_SHOULDER;
import static org.assertj.core.api.Assertions.assertThat;

/** Poses and masks in real clips against joints that a person marked; errors are shares of the body's height. */
class RealPosesTest {
    /** A tenth of a body is a hand's length: what marking by eye and loose clothes leave room for. */
    private static final double TOLERANCE = 0.1;

    private static final List<List<BodyPoint>> PAIRS = List.of(
            List.of(LEFT_SHOULDER, RIGHT_SHOULDER), List.of(LEFT_HIP, RIGHT_HIP), List.of(LEFT_ANKLE, RIGHT_ANKLE));

    @ParameterizedTest
    @ValueSource(strings = {POSE_FULL, POSE_LITE})
    void pointsLieOnTheBodyAndTheMaskCoversIt(String name) throws Exception {
        PoseTask task = ModelPoseTask.of(TestModels.entry(name));
        List<Double> errors = new ArrayList<>();
        try (LocalModels models = new LocalModels(Map.of(name, TestModels.open(name)))) {
            for (Frame frame : marked()) {
                Person person = frame.people().get(0);
                Pose pose =
                        task.find(crop(frame.picture(), person), models).join().pose();
                draw(name, frame, pose);
                List<Double> own = errors(person, point ->
                        new double[] {pose.at(point).x(), pose.at(point).y()});
                errors.addAll(own);
                System.out.printf("%s, %s: presence %.2f, errors %s%n", name, frame.name(), pose.presence(), own);
                assertThat(pose.presence()).as(frame.name()).isGreaterThan(0.5f);
                checkMask(frame, person, pose);
            }
        }
        assertMostAreClose(name, errors);
    }

    @Test
    void moveNetsPointsLieOnTheBody() throws Exception {
        List<Double> errors = new ArrayList<>();
        try (var network = new CodecModel<>(TestModels.open(MOVENET), MoveNetCodec.of(TestModels.entry(MOVENET)))) {
            for (Frame frame : marked()) {
                Person person = frame.people().get(0);
                List<KeyPoint> points = network.ask(crop(frame.picture(), person));
                errors.addAll(errors(person, point -> {
                    KeyPoint found = points.get(moveNet(point));
                    return new double[] {found.x(), found.y()};
                }));
            }
        }
        assertMostAreClose(MOVENET, errors);
    }

    private static int moveNet(BodyPoint point) {
        Integer place = Map.of(
                        LEFT_SHOULDER, 5,
                        RIGHT_SHOULDER, 6,
                        LEFT_HIP, 11,
                        RIGHT_HIP, 12,
                        LEFT_ANKLE, 15,
                        RIGHT_ANKLE, 16)
                .get(point);
        return Objects.requireNonNull(place);
    }

    @Test
    void findsNobodyInAnEmptyPicture() throws Exception {
        PoseTask task = ModelPoseTask.of(TestModels.entry(POSE_FULL));
        try (LocalModels models = new LocalModels(Map.of(POSE_FULL, TestModels.open(POSE_FULL)))) {
            PersonCrop nobody = new PersonCrop(new Picture(320, 240, new byte[320 * 240 * 3]), 40, 20, 100, 200);

            assertThat(task.find(nobody, models).join().pose().presence()).isLessThan(0.5f);
        }
    }

    private static void assertMostAreClose(String name, List<Double> errors) {
        Collections.sort(errors);
        long close = errors.stream().filter(error -> error <= TOLERANCE).count();
        System.out.printf(
                "%s: %d of %d shoulders, hips and ankles within %.2f of body height; median %.3f, worst %.3f%n",
                name, close, errors.size(), TOLERANCE, errors.get(errors.size() / 2), errors.get(errors.size() - 1));
        assertThat(close / (double) errors.size()).isGreaterThan(0.8);
    }

    private static List<Frame> marked() throws Exception {
        List<Frame> frames = new ArrayList<>(AnnotatedFrames.oneMan());
        frames.addAll(AnnotatedFrames.roofJump());
        return frames.stream()
                .filter(frame -> frame.people().get(0).joints().length > 0)
                .toList();
    }

    private static PersonCrop crop(Picture picture, Person person) {
        return new PersonCrop(picture, person.left(), person.top(), person.right() - person.left(), person.height());
    }

    /** For each marked joint the distance to the point of its pair in the better of both orders, in body heights. */
    private static List<Double> errors(Person person, Function<BodyPoint, double[]> found) {
        List<Double> errors = new ArrayList<>();
        for (int pair = 0; pair < PAIRS.size(); pair++) {
            double[] left = found.apply(PAIRS.get(pair).get(0));
            double[] right = found.apply(PAIRS.get(pair).get(1));
            double[] one = {person.joints()[4 * pair], person.joints()[4 * pair + 1]};
            double[] two = {person.joints()[4 * pair + 2], person.joints()[4 * pair + 3]};
            boolean straight = distance(left, one) + distance(right, two) <= distance(left, two) + distance(right, one);
            errors.add(distance(left, straight ? one : two) / person.height());
            errors.add(distance(right, straight ? two : one) / person.height());
        }
        return errors;
    }

    private static double distance(double[] a, double[] b) {
        return Math.hypot(a[0] - b[0], a[1] - b[1]);
    }

    private static void checkMask(Frame frame, Person person, Pose pose) {
        PersonMask mask = pose.mask();
        assertThat(mask).isNotNull();
        double[] joints = person.joints();
        double x = (joints[0] + joints[2] + joints[4] + joints[6]) / 4;
        double y = (joints[1] + joints[3] + joints[5] + joints[7]) / 4;
        assertThat(mask.at(x, y)).as("middle of the body, " + frame.name()).isGreaterThan(0.5f);
        double side = person.height() * 0.6;
        double centreX = (person.left() + person.right()) / 2;
        double centreY = (person.top() + person.bottom()) / 2;
        for (int corner = 0; corner < 4; corner++) {
            double cornerX = centreX + (corner % 2 == 0 ? -side : side);
            double cornerY = centreY + (corner < 2 ? -side : side);
            assertThat(mask.at(cornerX, cornerY))
                    .as("corner " + corner + " of the crop, " + frame.name())
                    .isLessThan(0.5f);
        }
    }

    private static void draw(String name, Frame frame, Pose pose) throws Exception {
        BufferedImage image = Clips.image(frame.picture());
        PersonMask mask = pose.mask();
        if (mask != null) {
            for (int y = 0; y < image.getHeight(); y++) {
                for (int x = 0; x < image.getWidth(); x++) {
                    float share = mask.at(x + 0.5, y + 0.5) * 0.6f;
                    Color old = new Color(image.getRGB(x, y));
                    int red = (int) (old.getRed() * (1 - share) + 255 * share);
                    image.setRGB(x, y, new Color(red, (int) (old.getGreen() * (1 - share)), old.getBlue()).getRGB());
                }
            }
        }
        Graphics2D graphics = image.createGraphics();
        for (BodyPoint point : BodyPoint.values()) {
            Landmark landmark = pose.at(point);
            graphics.setColor(landmark.visibility() > 0.5 ? Color.CYAN : Color.YELLOW);
            graphics.fillOval((int) landmark.x() - 2, (int) landmark.y() - 2, 5, 5);
        }
        graphics.dispose();
        Clips.write(image, name + "-" + frame.name().replaceAll("[ #]+", "-"));
    }
}
