package dev.slipstream.modelserving.person;

import dev.slipstream.modelserving.AnnotatedFrames;
import dev.slipstream.modelserving.AnnotatedFrames.Frame;
import dev.slipstream.modelserving.AnnotatedFrames.Person;
import dev.slipstream.modelserving.TestModels;
import dev.slipstream.modelserving.picture.InputFormat;
import dev.slipstream.modelserving.pose.PersonCrop;
import dev.slipstream.modelserving.tensor.CodecModel;
import dev.slipstream.modelserving.tensor.TensorModel;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

import static dev.slipstream.modelserving.catalogue.ModelNames.APPEARANCE;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The same person in other pictures and views against other people, in two clips; also with other channel orders and ranges
 * than the catalogue says, because this export's were never documented.
 */
class AppearanceTest {
    /** Mean similarity of two pictures of the same person, and of two people. */
    private record Similarity(double same, double others) {
        double gap() {
            return same - others;
        }
    }

    @Test
    void theSamePersonIsNearerThanOthersAsTheCatalogueSaysTheNetworkIsFed() throws Exception {
        List<PersonCrop> man = new ArrayList<>();
        List<PersonCrop> jumper = new ArrayList<>();
        List<PersonCrop> woman = new ArrayList<>();
        AnnotatedFrames.oneMan().forEach(frame -> man.add(crop(frame, 0)));
        for (Frame frame : AnnotatedFrames.roofJump().subList(0, 8)) {
            jumper.add(crop(frame, 0));
            if (frame.people().size() > 1) {
                woman.add(crop(frame, 1));
            }
        }
        List<List<PersonCrop>> people = List.of(man, jumper, woman);
        InputFormat said = InputFormat.of(TestModels.entry(APPEARANCE).codec());
        try (TensorModel model = TestModels.open(APPEARANCE)) {
            Similarity catalogue = similarity(model, said, people, "as catalogued");
            similarity(model, format(said, !said.bgr(), 1), people, "other channel order");
            similarity(model, format(said, said.bgr(), 255), people, "as catalogued, 0 to 1");
            similarity(model, format(said, !said.bgr(), 255), people, "other channel order, 0 to 1");

            assertThat(catalogue.gap()).isGreaterThan(0.1);
        }
    }

    private static InputFormat format(InputFormat said, boolean bgr, float scale) {
        return new InputFormat(
                said.width(),
                said.height(),
                said.planar(),
                bgr,
                new float[3],
                new float[] {scale, scale, scale},
                said.pad());
    }

    private static Similarity similarity(
            TensorModel model, InputFormat format, List<List<PersonCrop>> people, String name) {
        CodecModel<PersonCrop, float[]> network = new CodecModel<>(model, new AppearanceCodec("inputs:0", format));
        List<List<float[]>> vectors = new ArrayList<>();
        for (List<PersonCrop> person : people) {
            vectors.add(person.stream().map(network::ask).toList());
        }
        double[] sums = new double[2];
        int[] pairs = new int[2];
        for (int a = 0; a < vectors.size(); a++) {
            for (int b = a; b < vectors.size(); b++) {
                for (float[] one : vectors.get(a)) {
                    for (float[] two : vectors.get(b)) {
                        if (one != two) {
                            sums[a == b ? 0 : 1] += AppearanceCodec.similarity(one, two);
                            pairs[a == b ? 0 : 1]++;
                        }
                    }
                }
            }
        }
        Similarity result = new Similarity(sums[0] / pairs[0], sums[1] / pairs[1]);
        System.out.printf(
                "re-identification %s: same person %.3f (%d pairs), others %.3f (%d pairs)%n",
                name, result.same(), pairs[0], result.others(), pairs[1]);
        return result;
    }

    private static PersonCrop crop(Frame frame, int number) {
        Person person = frame.people().get(number);
        return new PersonCrop(
                frame.picture(), person.left(), person.top(), person.right() - person.left(), person.height());
    }
}
