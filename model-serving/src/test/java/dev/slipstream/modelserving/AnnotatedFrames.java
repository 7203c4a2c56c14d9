package dev.slipstream.modelserving;

import dev.slipstream.vision.media.Picture;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Pictures of the real clips in which a person marked by eye where the people are, to within about five pixels. */
public final class AnnotatedFrames {
    /**
     * A person: box and, where marked, joints.
     *
     * @param joints shoulders, hips and ankles as pairs x, y; within a pair the order says nothing; empty where not marked
     */
    public record Person(double left, double top, double right, double bottom, double... joints) {
        public double height() {
            return bottom - top;
        }
    }

    /** A picture and everyone of interest in it (a bystander at the edge of the laboratory is not). */
    public record Frame(String name, Picture picture, List<Person> people) {}

    private static Person person(double left, double top, double right, double bottom, double... joints) {
        return new Person(left, top, right, bottom, joints);
    }

    private AnnotatedFrames() {}

    /** A man on a roof against the sun, and a woman who walks through; 1280x719. */
    public static List<Frame> roofJump() throws Exception {
        List<List<Person>> people = List.of(
                List.of(person(425, 56, 520, 330, 436, 105, 508, 105, 450, 197, 499, 197, 450, 313, 492, 313)),
                List.of(person(373, 42, 536, 330)),
                List.of(person(360, 41, 580, 328), person(1044, 400, 1143, 686)),
                List.of(person(325, 30, 585, 320), person(927, 385, 1017, 675)),
                List.of(person(415, 44, 513, 330), person(756, 373, 839, 673)),
                List.of(person(448, 66, 560, 330), person(540, 374, 722, 672)),
                List.of(person(533, 62, 628, 330), person(369, 371, 556, 673)),
                List.of(person(531, 125, 672, 334), person(262, 370, 366, 686)),
                List.of(person(673, 180, 873, 440), person(52, 372, 171, 682)),
                List.of(person(784, 468, 992, 650)));
        return frames("roof", Clips.pictures(Clips.ROOF_JUMP, 23, 1280), people);
    }

    /** A man who leans far forward on one leg, from four sides; 405x720 and 408x720. */
    public static List<Frame> oneMan() throws Exception {
        List<List<List<Person>>> cameras = List.of(
                List.of(
                        List.of(person(91, 122, 215, 438, 126, 188, 207, 188, 134, 270, 184, 270, 124, 387, 157, 418)),
                        List.of(person(63, 160, 279, 442, 179, 196, 241, 222, 140, 285, 194, 296, 70, 413, 155, 418)),
                        List.of(person(87, 165, 312, 465)),
                        List.of(person(155, 174, 382, 491))),
                List.of(
                        List.of(person(153, 148, 281, 421, 181, 203, 246, 198, 203, 281, 241, 284, 214, 401, 227, 384)),
                        List.of(person(122, 165, 274, 427, 197, 217, 256, 219, 174, 284, 215, 294, 137, 393, 210, 408)),
                        List.of(person(104, 162, 282, 427)),
                        List.of(person(66, 162, 333, 460))),
                List.of(
                        List.of(person(179, 156, 302, 497, 221, 227, 276, 216, 211, 338, 265, 338, 206, 449, 255, 479)),
                        List.of(person(115, 177, 271, 464, 133, 265, 222, 224, 185, 320, 237, 307, 201, 445, 256, 401)),
                        List.of(person(77, 163, 231, 464)),
                        List.of(person(4, 161, 195, 442))),
                List.of(
                        List.of(person(57, 179, 250, 533, 75, 265, 146, 255, 123, 359, 177, 354, 203, 512, 234, 458)),
                        List.of(person(56, 172, 338, 470)),
                        List.of(person(79, 159, 341, 468)),
                        List.of(person(56, 149, 286, 430))));
        List<Frame> all = new ArrayList<>();
        for (int camera = 1; camera <= 4; camera++) {
            all.addAll(
                    frames("camera " + camera, Clips.pictures(Clips.oneMan(camera), 30, 720), cameras.get(camera - 1)));
        }
        return all;
    }

    private static List<Frame> frames(String clip, List<Picture> pictures, List<List<Person>> people) {
        return IntStream.range(0, people.size())
                .mapToObj(i -> new Frame(clip + " #" + i, pictures.get(i), people.get(i)))
                .toList();
    }
}
